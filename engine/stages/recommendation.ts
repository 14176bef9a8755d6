import type { Plan, Recommender, Scenario, Segment, Value } from '../../scenarios/scenario.js';
import { exp } from '../expression/functions.js';
import { add, divide, maximum, minimum, multiply, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { isKnown, isRecommendedTo, isZero, type Model, type Population } from '../model.js';
import { medianOf } from '../random/median.js';
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
 * `shown x P(plan | best) + (1 - shown) x P(plan | other)`, `P` being the logit with `exp(a affinity) / norm` as a further factor of its odds.
 * The norm is the mean of the factor over people who are shown what is most popular, which is what the stated conversion was
 * measured with. Customers of an agent are shown things independently of each other, so the mixture is exact.
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

/** exp(weight x affinity) / norm; where the weight is known, the host computes it once an agent and member. */
function leaning(parameter: (name: string) => Expression, { choice }: Scenario, plan: Plan, seen: Seen): Expression {
  const own = parameter(parameterName(plan, seen));
  if (isKnown(choice.affinity)) return own;
  return divide(exp(multiply(parameter('weight of affinity'), own)), parameter(normName(plan)));
}

const parameterName = ({ name }: Plan, seen: Seen): string => `affinity to ${name}, shown the ${seen}`;

const normName = ({ name }: Plan): string => `affinity to ${name}, norm`;

/** The tables of a population's affinities. */
export function recommendationParameters({ scenario }: Model, population: Population): SegmentParameter[] {
  const { choice } = scenario;
  if (!isRecommended(scenario, population) || isZero(choice.affinity)) return [];
  const weight = valueSource(choice.affinity, scenario);
  const known = isKnown(choice.affinity);
  const own = population.plans.flatMap((plan) => {
    const norm = (segment: Segment): Source => {
      const affinity = affinityOf(scenario, segment, plan);
      return affinity === undefined ? constantSource(1) : valueSource(normOf(scenario, affinity), scenario);
    };
    const seen = (['best', 'other'] as const).map((what): SegmentParameter => {
      const source = (segment: Segment): Source => {
        const affinity = affinityOf(scenario, segment, plan);
        if (affinity === undefined) return constantSource(known ? 1 : 0);
        const value = valueSource(affinity[what], scenario);
        return known ? combine([value, weight, norm(segment)], ([leaning, power, mean]) => Math.exp(power * leaning) / mean) : value;
      };
      return { name: parameterName(plan, what), unit: known ? 'exp(weight x affinity) / norm' : 'log-odds', source };
    });
    return known ? seen : [...seen, { name: normName(plan), unit: 'mean of exp(weight x affinity)', source: norm }];
  });
  return known ? own : [...own, { name: 'weight of affinity', unit: '1', source: () => weight }];
}

type Affinity = Recommender['affinities'][number];

function affinityOf({ recommender }: Scenario, segment: Segment, plan: Plan): Affinity | undefined {
  return recommender?.affinities.find((one) => one.segment === segment.name && one.plan === plan.name);
}

/** By member: the mean of exp(weight x affinity) over people who are shown what is most popular; an uncertain weight at its median. */
function normOf({ recommender, choice }: Scenario, { best, other }: Affinity): Value {
  const [likes, rest] = [best, other].map(rowsOf);
  const popular = recommender?.popular;
  if (popular?.quantity.randomness !== 'uncertain' || popular.quantity.distribution.kind !== 'members') throw new Error('the chance of what is popular is not known by member');
  const weight = medianOf(choice.affinity);
  const mean = (row: readonly number[]): number => row.reduce((sum, affinity) => sum + Math.exp(weight * affinity), 0) / row.length;
  const values = popular.quantity.distribution.values.map((chance, member) => chance * mean(likes[member]) + (1 - chance) * mean(rest[member]));
  return { ...popular, quantity: { randomness: 'uncertain', distribution: { kind: 'members', values } } };
}

function rowsOf({ quantity, path }: Value): readonly (readonly number[])[] {
  if (quantity.randomness === 'known' || quantity.distribution.kind !== 'learned') throw new Error(`${path} is not learned`);
  return quantity.distribution.rows;
}
