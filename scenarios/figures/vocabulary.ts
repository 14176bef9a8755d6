import type { CalendarMonth } from '../month.js';
import type { Scenario } from '../scenario.js';
import { extraCosts, measureNames, metricNames, planRevenue, type MeasureName, type MetricName } from './quantities.js';

/** The names that figures of a scenario can be made of. */
export interface Vocabulary {
  /** Absent where a file does not say, because it has other mistakes. */
  readonly story?: { readonly start: CalendarMonth; readonly months: number };
  readonly measures: readonly MeasureName[];
  readonly metrics: readonly MetricName[];
  readonly segments: readonly string[];
  readonly plans: readonly string[];
  readonly channels: readonly string[];
  /** Lines of revenue and cost, `_` for a space; those that a run does not have are 0. */
  readonly lines: { readonly revenue: readonly string[]; readonly cost: readonly string[] };
}

/** What decides which names there are, wherever it was read. */
export interface Features {
  readonly story?: Vocabulary['story'];
  readonly segments: readonly string[];
  readonly plans: readonly string[];
  readonly channels: readonly string[];
  /** The file's own lines of revenue; its lines of cost and capacities. */
  readonly lines: Vocabulary['lines'];
  /** Whether a cost belongs to the group acquisition. */
  readonly acquires: boolean;
  /** The measures that only some scenarios have. */
  readonly has: Readonly<Record<OptionalMeasure, boolean>>;
}
export type OptionalMeasure = 'waiting' | 'trialing' | 'usage' | 'service' | 'sentiment' | 'timing' | 'funding';

/** Metrics that need a cost of acquisition, and one that needs two years. */
const ofAcquisition: readonly MetricName[] = ['cac', 'ltv_to_cac', 'cac_payback'];
const ofTwoYears: MetricName = 'rule_of_40';

export const vocabularyFrom = ({ story, segments, plans, channels, lines, acquires, has }: Features): Vocabulary => ({
  ...(story === undefined ? {} : { story }),
  measures: measureNames.filter((name) => !(name in has) || has[name as OptionalMeasure]),
  metrics: metricNames.filter((name) => (acquires || !ofAcquisition.includes(name)) && (name !== ofTwoYears || story === undefined || story.months >= 24)),
  segments,
  plans,
  channels,
  lines: {
    revenue: [...new Set([...planRevenue, ...lines.revenue])],
    cost: [...new Set([...channels, ...lines.cost, ...Object.values(extraCosts).map(lineWord)])],
  },
});

/** The name of a line as a figure writes it. */
export const lineWord = (name: string): string => name.replaceAll(' ', '_');

/** The names of a scenario. */
export const vocabularyOf = (scenario: Scenario): Vocabulary => vocabularyFrom(featuresOf(scenario));

const featuresOf = ({ start, months, segments, plans, reach, revenue, costs, capacity, finance, sentiment }: Scenario): Features => {
  const channels = reach.kind === 'all' ? [] : reach.channels.map(({ name }) => name);
  const usage = segments.some((segment) => segment.usage !== undefined);
  return {
    story: { start, months },
    segments: segments.map(({ name }) => name),
    plans: plans.map(({ name }) => name),
    channels,
    lines: { revenue: revenue.map(({ name }) => name), cost: [...costs, ...capacity].map(({ name }) => name) },
    acquires:
      channels.length > 0 || (reach.kind === 'diffusion' && reach.referral !== undefined) || [...costs, ...capacity].some(({ group }) => group === 'acquisition'),
    has: {
      waiting: reach.kind === 'diffusion' && reach.sales !== undefined,
      trialing: plans.some(({ trial }) => trial !== undefined),
      usage,
      service: usage && capacity.length > 0,
      sentiment: sentiment !== undefined,
      timing: plans.some(({ prepaid }) => prepaid) || finance.collectionDelay > 0 || finance.paymentTerms > 0,
      funding: finance.funding.length > 0 || finance.loans.length > 0,
    },
  };
};
