import type { Plan, Scenario, Segment } from '../../scenarios/scenario.js';
import { exp } from '../expression/functions.js';
import { add, divide, maximum, multiply, sum } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { isZero, type Model, type Population } from '../model.js';
import { combine, constantSource, probabilitySource, scheduleSource, valueSource, type Source } from '../source.js';
import { medianOf } from '../random/median.js';
import type { AgentContext, AgentStage, SegmentParameter } from './stage.js';

/**
 * A lead takes one plan or none, by a multinomial logit anchored so that at the first price, for an agent of median
 * willingness to pay, exactly the stated share c_k converts:
 * `P_k = c_k f_k / (c_0 + sum c_j f_j)`, with `c_0 = 1 - sum c` and
 * `f_k = (p_k / p_k0)^-beta_k x (willingness to pay / median)^w`, `beta_k = elasticity / (1 - c_k)`.
 * Source: K. Train (2009), Discrete choice methods with simulation, chapter 3.
 */
export const conversion: AgentStage = {
  name: 'conversion',
  space: 'agent',
  applies: () => true,
  parameters: (model, population) => [
    ...population.plans.map((plan) => attraction(model.scenario, plan)),
    ...(isAdjusted(model, population) ? [noPurchase(model.scenario, population)] : []),
    ...willingness(model, population),
  ],
  trace: (context, model, population) => {
    const chances = conversionChances(context, model, population);
    const leads = context.flow('leads');
    if (leads === undefined) throw new Error('conversion needs leads');
    const draws = population.plans.map((plan) => `joins ${plan.name}`);
    const joins = context.chance.divide(leads, chances, draws);
    joins.forEach((share, position) => {
      context.give(draws[position], share);
      context.total(draws[position], share.count);
    });
    context.total('joins', sum(joins.map((share) => share.count)));
  },
};

/** The chance that a lead takes each plan of the population. */
export function conversionChances(context: Pick<AgentContext, 'parameter'>, model: Model, population: Population): Expression[] {
  const { parameter } = context;
  const attractions = population.plans.map((plan) => parameter(`attraction ${plan.name}`));
  if (!isAdjusted(model, population)) return attractions;
  const pulls = hasWillingness(population) ? attractions.map((pull) => multiply(pull, willingnessFactor(parameter, model))) : attractions;
  const all = maximum(add(parameter('no purchase'), sum(pulls)), 1e-30);
  return pulls.map((pull) => divide(pull, all));
}

/** Whether anything moves a lead's chances away from the stated ones. */
function isAdjusted({ scenario }: Model, population: Population): boolean {
  return hasWillingness(population) || population.plans.some((plan) => hasPriceEffect(scenario, plan));
}

function hasWillingness(population: Population): boolean {
  return population.segments[0].willingnessToPay !== undefined;
}

function hasPriceEffect(scenario: Scenario, plan: Plan): boolean {
  return !isZero(scenario.choice.priceElasticity) && scheduleSource(plan.price, scenario).timed;
}

/** c_k times the effect of the price. */
function attraction(scenario: Scenario, plan: Plan): SegmentParameter {
  const stated = probabilitySource(plan.conversion, scenario);
  const source = hasPriceEffect(scenario, plan) ? withPrice(scenario, plan, stated) : stated;
  return { name: `attraction ${plan.name}`, unit: 'share of leads', source: () => source };
}

function withPrice(scenario: Scenario, plan: Plan, stated: Source): Source {
  const price = scheduleSource(plan.price, scenario, 'month');
  const firstPrice: Source = { ...price, timed: false, evaluate: (inputs) => price.evaluate(inputs, 0) };
  const elasticity = valueSource(scenario.choice.priceElasticity, scenario);
  return combine([stated, elasticity, price, firstPrice], ([share, response, now, first]) => {
    if (now === first || first <= 0) return share;
    return share * (now / first) ** (-response / Math.max(1e-9, 1 - share));
  });
}

function noPurchase(scenario: Scenario, population: Population): SegmentParameter {
  const stated = combine(
    population.plans.map((plan) => probabilitySource(plan.conversion, scenario)),
    (shares) => Math.max(0, 1 - shares.reduce((total, share) => total + share, 0)),
  );
  return { name: 'no purchase', unit: 'share of leads', source: () => stated };
}

/** (willingness to pay / median)^weight; where the weight is known, the host computes it once an agent. */
function willingnessFactor(parameter: AgentContext['parameter'], model: Model): Expression {
  if (!isWeightDrawn(model)) return parameter('willingness factor');
  return exp(multiply(parameter('willingness weight'), parameter('log willingness')));
}

function isWeightDrawn({ scenario }: Model): boolean {
  return scenario.choice.willingnessToPay.quantity.randomness !== 'known';
}

function willingness(model: Model, population: Population): SegmentParameter[] {
  if (!hasWillingness(population)) return [];
  const { scenario } = model;
  const weight = valueSource(scenario.choice.willingnessToPay, scenario);
  const logarithm = ({ willingnessToPay }: Segment): Source => {
    if (willingnessToPay === undefined) return constantSource(0);
    const median = medianOf(willingnessToPay);
    return combine([valueSource(willingnessToPay, scenario)], ([amount]) => Math.log(Math.max(amount, 1e-300) / median));
  };
  if (!isWeightDrawn(model)) {
    const source = (segment: Segment): Source => combine([logarithm(segment), weight], ([log, power]) => Math.exp(power * log));
    return [{ name: 'willingness factor', unit: '(willingness to pay / median)^weight', source }];
  }
  return [
    { name: 'log willingness', unit: 'ln(willingness to pay / median)', source: logarithm },
    { name: 'willingness weight', unit: '1', source: () => weight },
  ];
}
