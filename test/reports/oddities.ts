import type { Summary } from '../../engine/summary.js';
import { summaryOf, type Recipe } from './fixtures.js';

const plain: Recipe = {
  name: 'Plain',
  months: 12,
  steps: 12,
  trials: 1_000,
  openingCash: 1_000_000,
  segments: { everyone: (step) => 100 + 10 * step },
  price: 50,
  cost: () => 4_000,
  spread: 0.1,
  ruin: () => 0,
  runway: { p5: null, p50: null, p95: null, se: { p5: null, p50: null, p95: null } },
  breakEven: { p5: 1, p50: 1, p95: 2, never: 0, se: { p5: 0.5, p50: 0.5, p95: 0.5, never: 0.01 } },
};

/** Revenue of two kinds that recurs, and costs of two groups. */
const detailed: Pick<Recipe, 'saas' | 'lines' | 'knowledge'> = {
  saas: true,
  knowledge: 0.4,
  lines: { revenue: { subscription: 0.7, usage: 0.3 }, cost: { team: ['management', 0.6], machines: ['product', 0.4] } },
};

/** Summaries at the edges of what a scenario may ask. */
export const oddities: Readonly<Record<string, Summary>> = {
  'nothing but zeros': summaryOf({ ...plain, ...detailed, openingCash: 0, segments: { nobody: () => 0 }, cost: () => 0, spread: 0, expected: true, trials: 1 }),
  'a constant path': summaryOf({ ...plain, ...detailed, knowledge: undefined, segments: { everyone: () => 80 }, spread: 0 }),
  'a certain ruin': summaryOf({ ...plain, openingCash: 0, cost: () => 90_000, spread: 0, ruin: () => 1, breakEven: { p5: null, p50: null, p95: null, never: 1, se: { p5: null, p50: null, p95: null, never: 0.01 } } }),
  'one random trial': summaryOf({ ...plain, trials: 1, spread: 0 }),
  'one random month': summaryOf({ ...plain, ...detailed, months: 1, steps: 1, ruin: () => 0.02 }),
  'forty days': summaryOf({ ...plain, ...detailed, months: 2, steps: 40, step: 'day' }),
  'fifty years': summaryOf({ ...plain, ...detailed, months: 600, steps: 600 }),
  'twenty segments': summaryOf({ ...plain, segments: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`segment_${index}`, () => 20 - index])) }),
  'a few cents': summaryOf({ ...plain, ...detailed, openingCash: 0.02, price: 0.0001, cost: () => 0.001 }),
  'hundreds of billions': summaryOf({ ...plain, ...detailed, openingCash: 5e11, price: 5e8, cost: () => 6e10, ruin: (step) => step / 100 }),
  'losses only': summaryOf({ ...plain, cost: () => 60_000, ruin: () => 0, breakEven: { p5: null, p50: null, p95: null, never: 1, se: { p5: null, p50: null, p95: null, never: 0.01 } } }),
  'Chinese names': summaryOf({
    ...plain,
    ...detailed,
    name: '智能客服',
    about: '回答工单的智能体，按订阅和用量收费。',
    moods: true,
    plans: { 基础版: 0.7, 专业版: 0.3 },
    segments: { 小企业: (step) => 100 + 10 * step, 大企业: (step) => 10 + step },
    lines: { revenue: { subscription: 0.6, 咨询服务: 0.4 }, cost: { 团队: ['management', 0.6], 推理: ['product', 0.4] } },
  }),
  'names that are code': summaryOf({ ...plain, name: '</title><script>alert("1")</script>', about: 'a & b \u001b[31m', segments: { '<b>"x"</b>': () => 10 } }),
};
