import { csv, draws, logistic } from './draws.js';

const contracts = 4000;

/** `scenarios/data/contracts.csv`: made up, credits that a score let through and the share of each that was lost in its first year. */
export const contractsCsv = (): string => {
  const { uniform, normal, chance } = draws('contracts');
  const rows = Array.from({ length: contracts }, (_, index) => {
    const lender = chance(0.6);
    const score = Math.round(Math.min(850, Math.max(300, normal(lender ? 590 : 680, 70))));
    const income = Math.round(Math.exp(normal(lender ? 7.6 : 8, 0.4)) / 10) * 10;
    const debt = Math.round(100 * Math.min(0.95, Math.max(0, normal(0.35, 0.15)))) / 100;
    const amount = Math.round(Math.exp(normal(lender ? 6.6 : 8.6, 0.7)) / 10) * 10;
    const months = lender ? 3 + 3 * Math.floor(4 * uniform()) : 12 * (1 + Math.floor(5 * uniform()));
    const defaults = chance(logistic((lender ? -2.6 : -3.3) - (score - 620) / 60 + 3 * (debt - 0.35) - 0.4 * Math.log(income / 2000)));
    const lost = defaults ? Math.min(1, Math.max(0.05, normal(0.55, 0.2))) : 0;
    return [`K${String(index + 1).padStart(4, '0')}`, lender ? 'lenders' : 'banks', score, income, debt, amount, months, Math.round(1000 * lost) / 1000];
  });
  return csv(['contract', 'segment', 'score', 'income', 'debt_share', 'amount', 'months', 'loss'], rows);
};
