import { z } from 'zod';

/** Numbers by step, in the order of `months`. */
const byStep = z.array(z.number());

const MeasureSchema = z.object({
  unit: z.string().describe('CNY, customers, CNY a month'),
  mean: byStep,
  sd: byStep.describe('sample standard deviation over trials (n - 1)'),
  p5: byStep,
  p25: byStep,
  p50: byStep,
  p75: byStep,
  p95: byStep,
  se: z
    .object({ mean: byStep, p5: byStep, p50: byStep, p95: byStep })
    .describe('Monte Carlo standard error: how far the number would move with another seed'),
});

const errors = z.object({ mean: z.number(), p5: z.number(), p50: z.number(), p95: z.number() });

const TotalSchema = z.object({
  unit: z.string(),
  mean: z.number(),
  sd: z.number(),
  p5: z.number(),
  p25: z.number(),
  p50: z.number(),
  p75: z.number(),
  p95: z.number(),
  se: errors,
});

const range = z.object({ p5: z.number().nullable(), p50: z.number().nullable(), p95: z.number().nullable() });

/** The versioned contract between the engine and everything above it. */
export const SummarySchema = z.object({
  version: z.literal(1),
  scenario: z.object({
    name: z.string(),
    about: z.string().optional(),
    currency: z.string(),
    months: z.number().int().describe('horizon in months'),
    step: z.enum(['month', 'week', 'day']),
    trials: z.number().int(),
    seed: z.string(),
    expected: z.boolean(),
    hash: z.string().describe('SHA-256 of the checked scenario, hexadecimal: equal hashes ask the same question'),
  }),
  backend: z.object({
    name: z.enum(['webgpu', 'webasm', 'simd', 'reference']),
    executor: z.string().describe('what ran the kernels, as the backend reports it'),
    threads: z.number().int(),
    fallbackReason: z.string().nullable().describe('why a better backend did not run; null when none is better'),
  }),
  versions: z.object({ bellwether: z.string(), node: z.string() }),
  months: z.array(z.string()).describe('label of each step: 2027-01 for months, 2027-01-05 for weeks and days'),
  measures: z.record(z.string(), MeasureSchema),
  segments: z.record(z.string(), z.object({ subscribers: MeasureSchema })),
  totals: z.object({
    revenue: TotalSchema,
    cost: TotalSchema,
    profit: TotalSchema,
    npv: TotalSchema,
    return: TotalSchema,
  }),
  histograms: z.object({
    profit: z.object({
      edges: z.array(z.number()).describe('one more than counts; round numbers'),
      counts: z.array(z.number().int()).describe('trials between two edges, the upper edge excluded'),
      below: z.number().int().describe('trials below the first edge'),
      above: z.number().int().describe('trials at or above the last edge'),
    }),
  }),
  risk: z.object({
    level: z.number().describe('confidence of value at risk, 0.95'),
    var: z.number().describe('value at risk: total loss exceeded with probability 1 - level; negative means a profit'),
    cvar: z.number().describe('conditional value at risk: mean loss of the worst 1 - level of trials'),
    se: z.object({ var: z.number(), cvar: z.number() }),
    ruin: z.object({
      probability: z.number().describe('share of trials whose cash is below zero at some month end'),
      se: z.number(),
      byMonth: byStep.describe('share of trials ruined by that step'),
    }),
    runway: range.describe('months until cash first falls below zero; null: not within the horizon'),
    breakEven: range
      .extend({ never: z.number() })
      .describe('first month with cumulative profit of at least zero that holds to the end; null: not within the horizon; never: share of trials without one'),
  }),
  durationMs: z.number(),
});

export type Summary = z.infer<typeof SummarySchema>;
export type Measure = z.infer<typeof MeasureSchema>;
export type Total = z.infer<typeof TotalSchema>;

/** The measures of every summary, in the order in which they are printed. */
export const measureNames = [
  'prospects',
  'leads',
  'new',
  'churned',
  'reactivated',
  'subscribers',
  'revenue',
  'cost',
  'profit',
  'cash',
  'mrr',
] as const;
export type MeasureName = (typeof measureNames)[number];
