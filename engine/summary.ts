import { z } from 'zod';
import { InvariantCheckSchema } from './studies/figures/invariantCheck.js';
import { metricNames, type MetricName } from '../scenarios/figures/quantities.js';
import { cardSchema } from '../scenarios/storedModel.js';
import { movements } from './names.js';

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
  knowledge: z
    .object({ share: z.number(), se: z.number() })
    .nullable()
    .describe('share of the variance that comes from what is uncertain; the rest is luck. Sampling may take it a little below 0 or above 1. null: nothing is uncertain, or nothing varies'),
});

const months = z.object({ p5: z.number().nullable(), p50: z.number().nullable(), p95: z.number().nullable() });
const monthsError = 'Monte Carlo standard error; null where it reaches beyond the horizon';

/** A mean over trials and its Monte Carlo standard error. */
const MeanSchema = z.object({ mean: z.number(), se: z.number() });

const SeriesSchema = z.object({
  unit: z.string(),
  mean: byStep,
  se: byStep.describe('Monte Carlo standard error of the mean'),
});

/** What a part adds to a whole, such as a line of revenue. */
const PartSchema = SeriesSchema.extend({
  total: TotalSchema.describe('over the horizon'),
});

const StatisticsSchema = z.object({
  unit: z.string().describe("CNY, CNY a month, share, share a month, months; ratio: a pure number"),
  mean: z.number(),
  p5: z.number(),
  p50: z.number(),
  p95: z.number(),
  se: errors,
  defined: z.number().describe('share of trials that have a value; the statistics are over those'),
});

const metricName = z.enum(metricNames as readonly [MetricName, ...MetricName[]]);

const SaasSchema = z.object({
  months: z.number().describe('the last months of the horizon that the metrics are taken from'),
  churn: z.enum(['opening', 'average']).describe('the convention of churn that the scenario chose'),
  metrics: z.array(StatisticsSchema.extend({ name: metricName })).describe('those that some trial has a value of'),
  channels: z
    .array(z.object({ name: z.string(), spend: StatisticsSchema, customers: StatisticsSchema, cac: StatisticsSchema.nullable() }))
    .optional()
    .describe('what each channel cost in these months, the new customers that it brought, and what one of them cost'),
  segments: z
    .array(z.object({ name: z.string(), churn: StatisticsSchema.nullable(), arpa: StatisticsSchema.nullable(), ltv: StatisticsSchema.nullable() }))
    .optional()
    .describe('of each segment, where there is more than one: customers lost a month, revenue per account, and lifetime value at the gross margin of the business'),
  plans: z
    .array(z.object({ name: z.string(), churn: StatisticsSchema.nullable(), arpa: StatisticsSchema.nullable() }))
    .optional()
    .describe('of each plan, where there is more than one: customers lost a month, and revenue per account'),
});

const DriverSchema = z.object({
  kind: z.enum(['recommender', 'forecast', 'churn', 'price', 'sentiment', 'risk']),
  model: z.string().describe('file of the stored model, as the scenario names it'),
  title: z.string(),
  data: z.object({ file: z.string(), sha256: z.string(), rows: z.number(), used: z.number(), licence: z.string().nullable() }),
  trained: z.string().describe('date'),
  backend: z.string().describe('what trained it'),
  metrics: cardSchema.shape.metrics.describe('how good it is on data that training did not see, beside an honest baseline'),
  limits: z.array(z.string()),
  members: z.number().int().describe('models trained on resampled data, one of which stands for a whole trial'),
  profit: z
    .object({
      members: z.array(z.object({ mean: z.number(), trials: z.number().int() })).describe('mean total profit of the trials of each member'),
      sd: z.number().describe('standard deviation of total profit between members, luck and all else averaged out'),
      share: z.number().describe('share of the variance of total profit between members; sampling may take it a little below 0'),
      se: z.number(),
    })
    .nullable()
    .describe('what not knowing the right member means for total profit; null: one member, or nothing varies'),
  effect: z
    .object({ instead: z.string(), trials: z.number().int(), mean: z.number(), se: z.number() })
    .optional()
    .describe('mean total profit less that of the same trials with what would stand in its place'),
});

/** The versioned contract between the engine and everything above it. */
export const SummarySchema = z.object({
  version: z.literal(2),
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
  segments: z.record(z.string(), z.object({ subscribers: MeasureSchema, new: TotalSchema.optional(), churned: TotalSchema.optional() })),
  plans: z.record(z.string(), z.object({ subscribers: SeriesSchema, mrr: SeriesSchema })).optional().describe('where there is more than one'),
  totals: z.object({
    revenue: TotalSchema,
    cost: TotalSchema,
    profit: TotalSchema,
    npv: TotalSchema,
    return: TotalSchema,
  }),
  lines: z
    .object({
      revenue: z.array(PartSchema.extend({ name: z.string(), kind: z.string() })),
      cost: z.array(PartSchema.extend({ name: z.string(), group: z.string() })),
    })
    .optional()
    .describe('what revenue and cost are made of; lines of a side add up to it'),
  movements: z
    .partialRecord(z.enum(movements), PartSchema)
    .optional()
    .describe('how monthly recurring revenue changes, each 0 or more: new, reactivated and expansion add to it, contraction and churned take from it'),
  events: z
    .array(
      z.object({
        name: z.string(),
        trials: z.number().int().describe('the trials in which it was counted'),
        times: MeanSchema.describe('how often it comes over the horizon'),
        struck: MeanSchema.describe('share of trials in which it comes at least once'),
      }),
    )
    .optional()
    .describe('how often events come, whether the business has money left or not'),
  invariants: z
    .array(InvariantCheckSchema)
    .optional()
    .describe('what the file says must hold, and whether it does: each wrong with a chance of 1 % at most where it lies on its bound'),
  drivers: z.array(DriverSchema).optional().describe('learned models that drive the scenario'),
  saas: SaasSchema.optional(),
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
    runway: months.extend({ se: months.describe(monthsError) }).describe('months until cash first falls below zero; null: not within the horizon'),
    breakEven: months
      .extend({ never: z.number(), se: months.extend({ never: z.number() }).describe(monthsError) })
      .describe('first month with cumulative profit of at least zero that holds to the end; null: not within the horizon; never: share of trials without one'),
    irr: z
      .object({
        value: z.number().nullable(),
        se: z.number().nullable().describe('Monte Carlo standard error of the value'),
        all: z.array(z.number()).describe('every rate above -100 % at which the flows are worth nothing'),
        note: z.string().nullable().describe('why there is no value; null where there is one'),
      })
      .describe('internal rate of return of the mean profit by month, a year'),
  }),
  durationMs: z.number(),
});

export type Summary = z.infer<typeof SummarySchema>;
export type Measure = z.infer<typeof MeasureSchema>;
export type Total = z.infer<typeof TotalSchema>;
export type Series = z.infer<typeof SeriesSchema>;
export type Part = z.infer<typeof PartSchema>;
export type Statistics = z.infer<typeof StatisticsSchema>;
export type Saas = z.infer<typeof SaasSchema>;
export type DriverSummary = z.infer<typeof DriverSchema>;

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
/** The measures of some: of a scenario that has trials, sales capacity, use, capacity, sentiment, delays of payment, funding. */
export const optionalMeasureNames = ['waiting', 'trialing', 'usage', 'service', 'sentiment', 'timing', 'funding'] as const;
export type MeasureName = (typeof measureNames)[number];
export type OptionalMeasureName = (typeof optionalMeasureNames)[number];
