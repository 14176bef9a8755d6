import type { Plan, Scenario, Segment, Value } from '../../scenarios/scenario.js';
import { exp } from '../expression/functions.js';
import { add, maximum, minimum, multiply, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { isKnown, isRecommendedTo, isZero, type Model, type Population } from '../model.js';
import { combine, constantSource, valueSource, type Source } from '../source.js';
import type { AgentContext, MarketStage, SegmentParameter } from './stage.js';

/**
 * The chance that a lead is shown its best item this month: `shown x (1 - degrade)`, times what levers, events and policies make of it, from 0
 * to 1.
 */
export const recommendation: MarketStage = {
  name: 'recommendation',
  space: 'market',
  applies: ({ scenario }) => scenario.recommender !== undefined,
  parameters: ({ scenario }) => {
    const { recommender } = scenario;
    if (recommender === undefined) return [];
    const inUse = combine([valueSource(recommender.shown, scenario), valueSource(recommender.degrade, scenario)], ([shown, lost]) => shown * (1 - lost));
    return [{ name: 'chance of the best item', unit: 'probability', source: inUse }];
  },
  trace: ({ parameter, given, give }) => {
    const stated = parameter('chance of the best item');
    const factor = given('factor recommender');
    give('shown', factor === undefined ? stated : maximum(minimum(multiply(stated, factor), 1), 0));
  },
};

/** Whether a recommender finds something for the leads of a population. */
export function isRecommended(scenario: Scenario, { segments }: Population): boolean {
  return isRecommendedTo(scenario, segments[0]);
}

/**
 * A lead is shown its best item or it is not, which decides its affinity to every plan: the chance of a plan is
 * `shown x P(plan | best) + (1 - shown) x P(plan | other)`, `P` being the logit with `exp(a affinity)` as a further factor of its odds.
 * Customers of an agent are shown things independently of each other, so this is exact.
 */
export function recommended(
  { parameter, market }: Pick<AgentContext, 'parameter' | 'market'>,
  { scenario }: Model,
  population: Population,
  pulls: readonly Expression[],
  chosen: (pulls: readonly Expression[]) => Expression[],
): Expression[] {
  if (!isRecommended(scenario, population) || isZero(scenario.choice.affinity)) return chosen(pulls);
  const shown = market('shown');
  if (shown === undefined) throw new Error('no chance of being shown the best item');
  const seen = (what: Seen): Expression[] =>
    chosen(population.plans.map((plan, position) => multiply(pulls[position], leaning(parameter, scenario, plan, what))));
  const other = seen('other');
  return seen('best').map((best, position) => add(other[position], multiply(shown, subtract(best, other[position]))));
}

type Seen = 'best' | 'other';

/** exp(weight x affinity); where the weight is known, the host computes it once an agent and member. */
function leaning(parameter: (name: string) => Expression, { choice }: Scenario, plan: Plan, seen: Seen): Expression {
  const own = parameter(parameterName(plan, seen));
  return isKnown(choice.affinity) ? own : exp(multiply(parameter('weight of affinity'), own));
}

const parameterName = ({ name }: Plan, seen: Seen): string => `affinity to ${name}, shown the ${seen}`;

/** The tables of a population's affinities. */
export function recommendationParameters({ scenario }: Model, population: Population): SegmentParameter[] {
  const { choice } = scenario;
  if (!isRecommended(scenario, population) || isZero(choice.affinity)) return [];
  const weight = valueSource(choice.affinity, scenario);
  const known = isKnown(choice.affinity);
  const own = population.plans.flatMap((plan) =>
    (['best', 'other'] as const).map((seen): SegmentParameter => {
      const source = (segment: Segment): Source => {
        const value = affinityOf(scenario, segment, plan, seen);
        if (value === undefined) return constantSource(known ? 1 : 0);
        const affinity = valueSource(value, scenario);
        return known ? combine([affinity, weight], ([leaning, power]) => Math.exp(power * leaning)) : affinity;
      };
      return { name: parameterName(plan, seen), unit: known ? 'exp(weight x affinity)' : 'log-odds', source };
    }),
  );
  return known ? own : [...own, { name: 'weight of affinity', unit: '1', source: () => weight }];
}

function affinityOf({ recommender }: Scenario, segment: Segment, plan: Plan, seen: Seen): Value | undefined {
  return recommender?.affinities.find((one) => one.segment === segment.name && one.plan === plan.name)?.[seen];
}
