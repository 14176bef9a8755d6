import type { Plan, Scenario, Segment } from '../../scenarios/scenario.js';
import { movesPrice } from '../effects.js';
import { exp } from '../expression/functions.js';
import { add, divide, maximum, multiply, sum } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { hasPriceRatio, headlinePrice, listPrice, priceRatio } from '../headline.js';
import { competitorsOf, elasticityOf, hasOwnElasticities, isKnown, isZero, type Model, type Population } from '../model.js';
import { combine, constantSource, probabilitySource, valueSource, type Source } from '../source.js';
import { medianOf } from '../random/median.js';
import { hasAppeal } from './appeal.js';
import { isRecommended, recommendationParameters, recommended } from './recommendation.js';
import { competitorAttraction, competitorPull, reactsToPrices } from './competition.js';
import type { AgentContext, AgentStage, SegmentParameter } from './stage.js';

/**
 * A lead takes one plan, a competitor's offer or none, by a multinomial logit anchored so that at list prices, for an agent of
 * median willingness to pay in a neutral mood, exactly the stated share c_k converts:
 * `P_k = c_k f_k / (c_0 + sum c_j f_j + sum s_i g_i)`, with `c_0 = 1 - sum c - sum s`,
 * `f_k = (p_k / p_k0)^-beta_k x exp(-b (p_k - p_k0)) x (willingness to pay / median)^w x exp(a affinity) x appeal of the month`,
 * `beta_k = elasticity / (1 - c_k)`, and s_i the stated shares of competitors with g_i, what their prices make of them.
 * Source: K. Train (2009), Discrete choice methods with simulation, chapter 3.
 */
export const conversion: AgentStage = {
  name: 'conversion',
  space: 'agent',
  applies: () => true,
  parameters: (model, population) => [
    ...population.plans.map((plan) => attraction(model.scenario, population, plan)),
    ...(isAdjusted(model, population) ? [otherwise(model.scenario, population)] : []),
    ...willingness(model, population),
    ...affinities(model, population),
    ...recommendationParameters(model, population),
  ],
  trace: (context, model, population) => {
    const chances = conversionChances(context, model, population);
    const leads = context.flow('handled') ?? context.flow('leads');
    if (leads === undefined) throw new Error('conversion needs leads');
    const names = population.plans.map(({ name, trial }) => `${trial === undefined ? 'joins' : 'tries'} ${name}`);
    const taken = context.chance.divide(leads, chances, names);
    taken.forEach((share, position) => context.give(names[position], share));
  },
};

/** The chance that a lead takes each plan of the population. */
export function conversionChances(context: Pick<AgentContext, 'parameter' | 'market' | 'segment'>, model: Model, population: Population): Expression[] {
  const { parameter, market } = context;
  const attractions = population.plans.map(({ name }) => parameter(`attraction ${name}`));
  if (!isAdjusted(model, population)) return attractions;
  const agent = hasWillingness(population) ? willingnessFactor(parameter, model) : undefined;
  const pulls = population.plans.map((plan, position) => {
    const factors = [market(`appeal ${plan.name}`), priceFactor(context, model, plan), agent, affinityFactor(parameter, model, plan)].filter((factor) => factor !== undefined);
    return factors.reduce((pull, factor) => multiply(pull, factor), attractions[position]);
  });
  const others = competitorsOf(model.scenario, population)
    .filter((competitor) => reactsToPrices(model.scenario, competitor))
    .map((competitor) => competitorPull(context, model.scenario, competitor));
  const rest = others.reduce((total, pull) => add(total, pull), parameter('no purchase'));
  return recommended(context, model, population, pulls, (all) => chosen(all, rest));
}

/** The chances of plans by their pulls, and that of whatever else there is. */
function chosen(pulls: readonly Expression[], rest: Expression): Expression[] {
  const all = maximum(add(rest, sum([...pulls])), 1e-30);
  return pulls.map((pull) => divide(pull, all));
}

/** What prices that were moved do in the segment, where segments answer them differently. */
function priceFactor({ segment }: Pick<AgentContext, 'segment'>, { scenario }: Model, { name }: Plan): Expression | undefined {
  return hasOwnElasticities(scenario) && movesPrice(scenario, name) ? segment(`appeal of the price of ${name}`) : undefined;
}

/** Whether anything moves a lead's chances away from the stated ones. */
function isAdjusted({ scenario }: Model, population: Population): boolean {
  return (
    hasWillingness(population) ||
    population.plans.some((plan) => hasPriceEffect(scenario, population, plan) || plan.affinity !== undefined) ||
    isRecommended(scenario, population) ||
    scenario.plans.some((plan) => movesPrice(scenario, plan.name)) ||
    competitorsOf(scenario, population).length > 0 ||
    hasAppeal(scenario)
  );
}

function hasWillingness(population: Population): boolean {
  return population.segments[0].willingnessToPay !== undefined;
}

function hasPriceEffect(scenario: Scenario, { segments }: Population, plan: Plan): boolean {
  const inert = isZero(scenario.choice.priceSensitivity) && segments.every((segment) => isZero(elasticityOf(scenario, segment)));
  return !inert && hasPriceRatio(plan);
}

/** c_k times the effect of the price. */
function attraction(scenario: Scenario, population: Population, plan: Plan): SegmentParameter {
  const stated = probabilitySource(plan.conversion, scenario);
  const source = (segment: Segment): Source => (hasPriceEffect(scenario, population, plan) ? withPrice(scenario, segment, plan, stated) : stated);
  return { name: `attraction ${plan.name}`, unit: 'share of leads', source };
}

function withPrice(scenario: Scenario, segment: Segment, plan: Plan, stated: Source): Source {
  const elasticity = valueSource(elasticityOf(scenario, segment), scenario);
  const relative = combine([stated, elasticity, priceRatio(plan, scenario)], ([share, response, ratio]) =>
    ratio === 1 ? share : share * ratio ** (-response / Math.max(1e-9, 1 - share)),
  );
  if (isZero(scenario.choice.priceSensitivity)) return relative;
  const sensitivity = valueSource(scenario.choice.priceSensitivity, scenario);
  return combine([relative, sensitivity, headlinePrice(plan, scenario), listPrice(plan, scenario)], ([share, fall, now, list]) => share * Math.exp(-fall * (now - list)));
}

/** The share of leads who take nothing, and the pull of the competitors whose prices do not react to ours. */
function otherwise(scenario: Scenario, population: Population): SegmentParameter {
  const plans = population.plans.map((plan) => probabilitySource(plan.conversion, scenario));
  const competitors = competitorsOf(scenario, population);
  const shares = competitors.map(({ share }) => probabilitySource(share, scenario));
  const none = combine([...plans, ...shares], (stated) => Math.max(0, 1 - stated.reduce((total, share) => total + share, 0)));
  const quiet = competitors.filter((competitor) => !reactsToPrices(scenario, competitor));
  const source = (segment: Segment): Source => {
    const pulls = quiet.map((competitor) => competitorAttraction(scenario, competitor, elasticityOf(scenario, segment)));
    return pulls.length === 0 ? none : combine([none, ...pulls], (all) => all.reduce((total, pull) => total + pull, 0));
  };
  return { name: 'no purchase', unit: 'share of leads', source };
}

/** (willingness to pay / median)^weight; where the weight is known, the host computes it once an agent. */
function willingnessFactor(parameter: AgentContext['parameter'], model: Model): Expression {
  if (isKnown(model.scenario.choice.willingnessToPay)) return parameter('willingness factor');
  return exp(multiply(parameter('willingness weight'), parameter('log willingness')));
}

function willingness(model: Model, population: Population): SegmentParameter[] {
  if (!hasWillingness(population)) return [];
  const { scenario } = model;
  const weight = valueSource(scenario.choice.willingnessToPay, scenario);
  const logarithm = ({ willingnessToPay }: Segment): Source => {
    if (willingnessToPay === undefined) return constantSource(0);
    const median = medianOf(willingnessToPay);
    return combine([valueSource({ ...willingnessToPay, scaling: 'level' }, scenario)], ([amount]) => Math.log(Math.max(amount, 1e-300) / median));
  };
  if (isKnown(scenario.choice.willingnessToPay)) {
    const source = (segment: Segment): Source => combine([logarithm(segment), weight], ([log, power]) => Math.exp(power * log));
    return [{ name: 'willingness factor', unit: '(willingness to pay / median)^weight', source }];
  }
  return [
    { name: 'log willingness', unit: 'ln(willingness to pay / median)', source: logarithm },
    { name: 'willingness weight', unit: '1', source: () => weight },
  ];
}

function affinities({ scenario }: Model, { plans }: Population): SegmentParameter[] {
  const leaning = plans.flatMap(({ name, affinity }) => (affinity === undefined ? [] : [{ name, affinity }]));
  if (leaning.length === 0) return [];
  const weight = valueSource(scenario.choice.affinity, scenario);
  return leaning.flatMap(({ name, affinity }): SegmentParameter[] => {
    const source = valueSource(affinity, scenario);
    if (isZero(scenario.choice.affinity)) return [];
    if (isKnown(scenario.choice.affinity)) {
      const factor = combine([source, weight], ([leaning, power]) => Math.exp(power * leaning));
      return [{ name: `affinity factor ${name}`, unit: 'exp(weight x affinity)', source: () => factor }];
    }
    return [
      { name: `affinity ${name}`, unit: '1', source: () => source },
      { name: 'affinity weight', unit: 'log-odds', source: () => weight },
    ];
  });
}

/** exp(weight x affinity) of an agent for a plan; where the weight is known, the host computes it once an agent. */
function affinityFactor(parameter: AgentContext['parameter'], { scenario }: Model, { name, affinity }: Plan): Expression | undefined {
  if (affinity === undefined || isZero(scenario.choice.affinity)) return undefined;
  if (isKnown(scenario.choice.affinity)) return parameter(`affinity factor ${name}`);
  return exp(multiply(parameter('affinity weight'), parameter(`affinity ${name}`)));
}
