import { vocabularyFrom } from '../../../scenarios/figures/vocabulary.js';

/** A business that has something of everything: every measure and metric, parts of every kind, and a segment that shares its name with a plan. */
export const everything = vocabularyFrom({
  story: { start: { year: 2027, month: 1 }, months: 36 },
  segments: ['shops', 'banks', 'basic'],
  plans: ['basic', 'pro-plus'],
  channels: ['search'],
  lines: { revenue: ['ads'], cost: ['team', 'inference'] },
  acquires: true,
  has: { waiting: true, trialing: true, usage: true, service: true, sentiment: true, timing: true, funding: true },
});
