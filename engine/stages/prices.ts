import type { Plan, Scenario } from '../../scenarios/scenario.js';
import { isSet, movesPrice } from '../effects.js';
import { exp, log } from '../expression/functions.js';
import { add, divide, less, maximum, multiply, select } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { atStep, hasPriceChange, headlinePrice } from '../headline.js';
import { isZero } from '../model.js';
import { combine, valueSource } from '../source.js';
import { monthsPerStep, stepOfMonth } from '../time.js';
import type { MarketContext, MarketStage, TrialParameter } from './stage.js';

/**
 * What levers, events and policies make of prices, as a ratio to the file's price of the month; and how much more a
 * subscriber pays than when the price was last agreed: a month ago, or when the commitment began.
 */
export const prices: MarketStage = {
  name: 'prices',
  space: 'market',
  applies: ({ scenario }) => scenario.plans.some((plan) => movesPrice(scenario, plan.name) || hasRise(scenario, plan)),
  parameters: ({ scenario }) =>
    scenario.plans.flatMap((plan) => [
      ...(isSet(scenario, `plan price ${plan.name}`)
        ? [{ name: `stated price ${plan.name}`, unit: 'currency a step', source: combine([headlinePrice(plan, scenario)], ([price]) => price * monthsPerStep(scenario.step)) }]
        : []),
      ...(hasRise(scenario, plan)
        ? [
            { name: `stated rise ${plan.name}`, unit: 'price / price agreed before', source: statedRise(plan, scenario) },
            { name: 'weight of a price rise', unit: '1', source: valueSource(scenario.retention.priceRise, scenario) },
            earlyParameter(termOf(plan, scenario)),
          ]
        : []),
    ]),
  trace: (context, { scenario }) => {
    for (const plan of scenario.plans) {
      const ratio = movesPrice(scenario, plan.name) ? ratioOf(context, plan) : undefined;
      if (ratio !== undefined) context.give(`price ratio ${plan.name}`, ratio);
      if (hasRise(scenario, plan)) context.give(`rise odds ${plan.name}`, riseOdds(context, scenario, plan, ratio));
    }
  },
};

/** Whether subscribers of a plan can meet a price that has risen, and mind. */
export function hasRise(scenario: Scenario, plan: Plan): boolean {
  return !isZero(scenario.retention.priceRise) && (hasPriceChange(plan, scenario) || movesPrice(scenario, plan.name));
}

function ratioOf({ given, parameter }: MarketContext, { name }: Plan): Expression {
  const factors = [given('factor price'), given(`factor plan price ${name}`)].filter((factor) => factor !== undefined);
  const product = factors.reduce((all, factor) => multiply(all, factor));
  const fixed = given(`fixed plan price ${name}`);
  return fixed === undefined ? product : add(product, divide(fixed, maximum(parameter(`stated price ${name}`), 1e-30)));
}

/** (price / price agreed before)^weight where it is above 1. */
function riseOdds(context: MarketContext, scenario: Scenario, plan: Plan, ratio: Expression | undefined): Expression {
  const stated = context.parameter(`stated rise ${plan.name}`);
  const rise = ratio === undefined ? stated : multiply(stated, divide(ratio, maximum(before(context, scenario, plan, ratio), 1e-30)));
  const weight = context.parameter('weight of a price rise');
  return select(less(1, rise), exp(multiply(weight, log(maximum(rise, 1)))), 1);
}

function before({ delayed, parameter }: MarketContext, scenario: Scenario, plan: Plan, ratio: Expression): Expression {
  const term = termOf(plan, scenario);
  return add(delayed(`price ratio of ${plan.name}`, ratio, term), parameter(earlyParameter(term).name));
}

/** 1 as long as what was so many steps ago was before the first step, then 0: what is delayed is 0 until then. */
export function earlyParameter(term: number): TrialParameter {
  return { name: `in the first ${term} steps`, unit: '0 or 1', source: { inputs: [], timed: true, evaluate: (_, step) => (step < term ? 1 : 0) } };
}

/** Steps between two times at which a subscriber can leave. */
export function termOf({ commitment }: Plan, scenario: Scenario): number {
  return commitment > 1 ? Math.max(1, stepOfMonth(scenario, commitment)) : 1;
}

function statedRise(plan: Plan, scenario: Scenario): ReturnType<typeof combine> {
  const price = headlinePrice(plan, scenario);
  const term = termOf(plan, scenario);
  const agreed = atStep(price, (step) => Math.max(0, step - term));
  return combine([price, agreed], ([now, then]) => (then > 0 ? now / then : 1));
}
