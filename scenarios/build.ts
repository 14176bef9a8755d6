import { eventOf, leverOf, policyOf } from './buildChange.js';
import { competitorOf, planOf, reachOf, segmentOf } from './buildMarket.js';
import { capacityOf, costLineOf, financeOf, indexOf, revenueLineOf } from './buildMoney.js';
import { given, partsOf } from './buildParts.js';
import type { Parts } from './buildParts.js';
import type { Draft } from './draft.js';
import { parseMonth } from './month.js';
import type { Scenario } from './scenario.js';
import type { ScenarioInput } from './schema.js';
import { scalarAt } from './tree.js';
import type { Value } from './value.js';

/** Makes the scenario of a file that has been found free of faults: `input` is its shape, `draft` its values. */
export const buildScenario = (input: ScenarioInput, draft: Draft): Scenario => {
  const start = parseMonth(input.start);
  if (start === undefined) throw new Error(`a checked scenario has a start month, not ${input.start}`);
  const parts = partsOf(draft, start, input);
  const { count } = parts;
  const seed = scalarAt(draft.tree, ['seed']);
  const each = <Input, Made>(section: Readonly<Record<string, Input>>, make: (name: string, part: Input, parts: Parts) => Made): readonly Made[] =>
    Object.entries(section).map(([name, part]) => make(name, part, parts));
  return {
    name: input.name,
    ...given('about', input.about, (about) => about),
    currency: input.currency,
    start,
    months: count(['months']),
    step: input.step,
    trials: count(['trials']),
    seed: seed === undefined ? input.name : seed.text,
    expected: input.expected,
    sampling: input.sampling,
    segments: each(input.market, segmentOf),
    reach: reachOf(input.reach, parts),
    plans: each(input.offer, planOf),
    competitors: each(input.competitors, competitorOf),
    ...behaviourOf(input, parts),
    indices: Object.keys(input.indices).map((name) => indexOf(name, parts)),
    revenue: each(input.revenue, revenueLineOf),
    costs: each(input.costs, costLineOf),
    capacity: each(input.capacity, capacityOf),
    levers: each(input.levers, leverOf),
    events: each(input.events, eventOf),
    policies: input.policies.map((policy, position) => policyOf(policy, position, parts)),
    finance: financeOf(input.finance, parts),
    correlations: input.correlate.map(([first, second], position) => ({ first, second, value: count(['correlate', position, 2]) })),
    drivers: [],
    metrics: { churn: input.metrics.churn, lifetimeMonths: count(['metrics', 'lifetime_months']) },
    invariants: input.invariants,
  };
};

/** How customers choose, stay, feel, look and use. */
const behaviourOf = (input: ScenarioInput, { value }: Parts): Pick<Scenario, 'choice' | 'retention' | 'sentiment' | 'demand' | 'usage'> => {
  const choice = (key: string): Value => value(['choice', key]);
  const retention = (key: string): Value => value(['retention', key]);
  const seasonality = (section: string, written: readonly unknown[] | undefined): readonly Value[] =>
    (written ?? []).map((_, month) => value([section, 'seasonality', month]));
  return {
    choice: {
      priceElasticity: choice('price_elasticity'),
      priceSensitivity: choice('price_sensitivity'),
      willingnessToPay: choice('willingness_to_pay'),
      affinity: choice('affinity'),
      sentiment: choice('sentiment'),
      quality: choice('quality'),
    },
    retention: {
      churn: retention('churn'),
      winBack: retention('win_back'),
      sentiment: retention('sentiment'),
      quality: retention('quality'),
      engagement: retention('engagement'),
      priceRise: retention('price_rise'),
      service: retention('service'),
    },
    ...given('sentiment', input.sentiment, () => ({
      persistence: value(['sentiment', 'persistence']),
      noise: value(['sentiment', 'noise']),
      adds: value(['sentiment', 'adds']),
      start: value(['sentiment', 'start']),
    })),
    ...given('demand', input.demand, (demand) => ({
      growth: value(['demand', 'growth']),
      seasonality: seasonality('demand', demand.seasonality),
      ...given('noise', demand.noise, () => value(['demand', 'noise'])),
    })),
    usage: {
      growth: value(['usage', 'growth']),
      seasonality: seasonality('usage', input.usage.seasonality),
      ...given('dispersion', input.usage.dispersion, () => value(['usage', 'dispersion'])),
    },
  };
};
