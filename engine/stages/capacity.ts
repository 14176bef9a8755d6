import type { Capacity } from '../../scenarios/scenario.js';
import { add, divide, floor, maximum, minimum, multiply, negate } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { intensitySource, valueSource } from '../source.js';
import { stepOfMonth } from '../time.js';
import type { MarketContext, MarketStage } from './stage.js';

/**
 * Units of capacity in place, and the use that they serve together: as many more are ordered as last month's use asks for at the
 * target load, `ceil(use / (per unit x target))`, with what levers and events make of a unit, and come after the delay, up to the
 * limit; none is given back.
 */
export const capacity: MarketStage = {
  name: 'capacity',
  space: 'market',
  applies: ({ scenario }) => scenario.capacity.length > 0,
  parameters: ({ scenario }) =>
    scenario.capacity.flatMap(({ name, perUnit, target }) => [
      { name: `use per unit ${name}`, unit: 'units of use a step', source: intensitySource(perUnit, scenario) },
      { name: `target load ${name}`, unit: 'share', source: valueSource(target, scenario) },
    ]),
  trace: (context, { scenario }) => {
    const served = scenario.capacity.map((one) => {
      const stated = context.parameter(`use per unit ${one.name}`);
      const factor = context.given(`factor capacity ${one.name}`);
      const perUnit = factor === undefined ? stated : multiply(stated, factor);
      const units = unitsOf(context, one, perUnit, stepOfMonth(scenario, one.delay));
      context.give(`units ${one.name}`, units);
      return multiply(units, perUnit);
    });
    context.give('capacity', served.reduce((sum, able) => add(sum, able)));
  },
};

function unitsOf({ last, keep, delayed, parameter }: MarketContext, { name, units, limit }: Capacity, perUnit: Expression, delay: number): Expression {
  const load = multiply(perUnit, parameter(`target load ${name}`));
  const wanted = ceil(divide(last('use', { type: 'f32', value: 0 }), maximum(load, 1e-30)));
  const before = last(`units ${name}`, { type: 'f32', value: units });
  const now = maximum(before, delayed(`units ordered ${name}`, wanted, delay));
  const within = limit === undefined ? now : minimum(now, limit);
  keep(`units ${name}`, within);
  return within;
}

function ceil(value: Expression): Expression {
  return negate(floor(negate(value)));
}
