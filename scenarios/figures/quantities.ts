/** What figures are made of, by its name in the language: each word once, for the parser, the printer, the reference and the units of results. */

/**
 * How a measure adds up over months. `flow`: it happens during a month, and the months add up; `stock`: it is counted when a month ends;
 * `level`: a share or an index of a month.
 */
export type MeasureKind = 'flow' | 'stock' | 'level';

interface Word {
  /** `currency` stands for that of the scenario. */
  readonly unit: string;
  /** As a reader would say it, in the middle of a sentence. */
  readonly words: string;
}

/** Measures by month. */
export const measures = {
  prospects: { kind: 'stock', unit: 'customers', words: 'prospects' },
  leads: { kind: 'flow', unit: 'customers', words: 'leads' },
  new: { kind: 'flow', unit: 'customers', words: 'new customers' },
  churned: { kind: 'flow', unit: 'customers', words: 'churned customers' },
  reactivated: { kind: 'flow', unit: 'customers', words: 'reactivated customers' },
  subscribers: { kind: 'stock', unit: 'customers', words: 'subscribers' },
  revenue: { kind: 'flow', unit: 'currency', words: 'revenue' },
  cost: { kind: 'flow', unit: 'currency', words: 'cost' },
  profit: { kind: 'flow', unit: 'currency', words: 'profit' },
  cash: { kind: 'stock', unit: 'currency', words: 'cash' },
  mrr: { kind: 'stock', unit: 'currency a month', words: 'monthly recurring revenue' },
  waiting: { kind: 'stock', unit: 'customers', words: 'leads who wait for the sales team' },
  trialing: { kind: 'stock', unit: 'customers', words: 'customers in a free trial' },
  usage: { kind: 'flow', unit: 'units', words: 'use' },
  service: { kind: 'level', unit: 'share', words: 'share of use that is served' },
  sentiment: { kind: 'level', unit: 'level', words: 'sentiment' },
  timing: { kind: 'flow', unit: 'currency', words: 'payments ahead of profit' },
  funding: { kind: 'flow', unit: 'currency', words: 'money from investors and lenders' },
} as const satisfies Readonly<Record<string, Word & { readonly kind: MeasureKind }>>;
export type MeasureName = keyof typeof measures;
export const measureNames = Object.keys(measures) as readonly MeasureName[];

/** Measures whose total is meant where the name stands alone. */
export const totals = ['revenue', 'cost', 'profit'] as const satisfies readonly MeasureName[];

/** Totals of the story that are no sum of a measure. */
export const worths = {
  npv: { unit: 'currency', words: 'net present value' },
  return: { unit: 'ratio', words: 'return on cost' },
} as const satisfies Readonly<Record<string, Word>>;
export type WorthName = keyof typeof worths;

/** Times in months, infinite in trials that never come there. */
export const times = {
  break_even: { unit: 'months', words: 'months to break-even' },
  runway: { unit: 'months', words: 'months of runway' },
} as const satisfies Readonly<Record<string, Word>>;
export type TimeName = keyof typeof times;

/** Metrics of a subscription business, in the order in which they are shown. */
export const metrics = {
  mrr_growth: { unit: 'share a month', words: 'growth of monthly recurring revenue' },
  nrr: { unit: 'share', words: 'net revenue retention' },
  grr: { unit: 'share', words: 'gross revenue retention' },
  churn_opening: { unit: 'share a month', words: 'customer churn' },
  churn_average: { unit: 'share a month', words: 'customer churn against mean customers' },
  arpa: { unit: 'currency a month', words: 'revenue per account' },
  gross_margin: { unit: 'share', words: 'gross margin' },
  cac: { unit: 'currency', words: 'cost of acquisition' },
  ltv: { unit: 'currency', words: 'lifetime value' },
  ltv_naive: { unit: 'currency', words: 'lifetime value by formula' },
  ltv_to_cac: { unit: 'ratio', words: 'ratio of lifetime value to cost of acquisition' },
  cac_payback: { unit: 'months', words: 'months of payback of the cost of acquisition' },
  quick_ratio: { unit: 'ratio', words: 'quick ratio' },
  burn_multiple: { unit: 'ratio', words: 'burn multiple' },
  rule_of_40: { unit: 'share', words: 'rule of 40' },
} as const satisfies Readonly<Record<string, Word>>;
export type MetricName = keyof typeof metrics;
export const metricNames = Object.keys(metrics) as readonly MetricName[];

/** Kinds of revenue of plans, as lines of revenue are named. */
export const planRevenue = ['subscription', 'usage', 'transactions', 'licence', 'setup'] as const;

/** Costs that are no line of the file, as results name them; a figure writes `_` for a space. */
export const extraCosts = { referral: 'referral rewards', levers: 'levers', losses: 'losses of events', interest: 'interest', tax: 'tax' } as const;
