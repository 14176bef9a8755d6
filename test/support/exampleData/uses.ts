import { csv, draws } from './draws.js';

/** Themes of the skills that the made-up product has, with what a small business and an enterprise use of each: log-odds beside the mean. */
const themes = [
  { name: 'orders', skills: ['refund', 'delivery_date', 'change_address', 'cancel_order', 'return_label', 'stock', 'reorder', 'gift_card', 'lost_parcel', 'exchange', 'sizes', 'invoice_copy'], small: 0.9, large: -0.8 },
  { name: 'billing', skills: ['late_payment', 'change_plan', 'tax_number', 'payment_method', 'credit_note', 'dispute', 'budget_alert', 'contract_end', 'seat_count', 'usage_report', 'purchase_order', 'rebate'], small: -0.2, large: 0.6 },
  { name: 'technical', skills: ['password', 'two_factor', 'api_key', 'error_code', 'log_search', 'outage_notice', 'integration', 'permissions', 'data_export', 'backup', 'version_help', 'network'], small: -0.7, large: 0.9 },
  { name: 'people', skills: ['leave_request', 'onboarding', 'payslip', 'expenses', 'training', 'equipment', 'shift_swap', 'badge', 'policy_question', 'travel', 'referral_bonus', 'handover'], small: -0.9, large: 0.7 },
  { name: 'sales', skills: ['product_advice', 'quote', 'demo', 'price_match', 'coupon', 'newsletter', 'store_hours', 'reservation', 'loyalty_points', 'upsell', 'cart_reminder', 'review_request'], small: 0.8, large: -0.5 },
] as const;

const accounts = 900;

/** Strength of an account's own leaning to a theme, and within it to each skill, in log-odds. */
const leaning = { theme: 1.5, skill: 0.5 };

const day = (index: number): string => new Date(Date.UTC(2026, 3, 1 + index)).toISOString().slice(0, 10);

/**
 * `scenarios/data/uses.csv`: made up, which skills of a customer-service product trial accounts turned on and how often they used them.
 * What an account uses depends on its size, on a leaning to two of five themes, and on how popular a skill is.
 */
export const usesCsv = (): string => {
  const { uniform, normal, poisson, chance, pick } = draws('uses');
  const popularity = themes.map(({ skills }) => skills.map(() => normal(0, 0.7)));
  const rows: (string | number)[][] = [];
  for (let account = 0; account < accounts; account++) {
    const small = chance(0.7);
    const loved = [pick([0, 1, 2, 3, 4]), pick([0, 1, 2, 3, 4])];
    const scores = themes.flatMap((theme, position) =>
      theme.skills.map((skill, index) => ({
        skill,
        score:
          popularity[position][index] +
          (small ? theme.small : theme.large) +
          (loved.includes(position) ? leaning.theme : -leaning.theme / 2) +
          normal(0, leaning.skill) -
          // Gumbel noise: taking the highest scores draws without replacement by a logit.
          Math.log(-Math.log(uniform())),
      })),
    );
    const used = scores.toSorted((a, b) => b.score - a.score).slice(0, 6 + poisson(6));
    const first = Math.floor(uniform() * 150);
    const order = used.map((use) => ({ ...use, at: uniform() })).sort((a, b) => a.at - b.at);
    order.forEach(({ skill }, position) =>
      rows.push([`A${String(account + 1).padStart(4, '0')}`, small ? 'small_business' : 'enterprise', skill, 1 + poisson(small ? 3 : 9), day(first + 3 * position + Math.floor(2 * uniform()))]),
    );
  }
  return csv(['account', 'segment', 'skill', 'uses', 'day'], rows);
};
