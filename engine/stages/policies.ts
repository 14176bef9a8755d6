import type { Condition, Policy, Scenario } from '../../scenarios/scenario.js';
import { isSet, targetKey } from '../effects.js';
import { and, less, lessEqual, maximum, multiply, not, select, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { valueSource } from '../source.js';
import { stepOfMonth } from '../time.js';
import { seenOpening } from './sight.js';
import type { MarketContext, MarketStage } from './stage.js';

/**
 * What a manager does, in the order of the file, about what could be seen when last month ended: from the second step on,
 * and not again while a policy rests. What is multiplied or set stays so until another policy changes it.
 */
export const policies: MarketStage = {
  name: 'policies',
  space: 'market',
  applies: ({ scenario }) => scenario.policies.length > 0,
  parameters: ({ scenario }) =>
    scenario.policies.flatMap((policy, number) =>
      policy.changes.map(({ operation, value }, change) => ({
        name: changeName(number, change),
        unit: operation === 'set' ? 'currency a step' : '1',
        source: valueSource(value, scenario),
      })),
    ),
  trace: (context, { scenario }) => {
    const held = new Map<string, Held>();
    scenario.policies.forEach((policy, number) => {
      const acts = whetherActs(context, scenario, policy, number);
      policy.changes.forEach(({ operation, target }, change) => {
        const key = targetKey(target);
        const { factor, fixed } = held.get(key) ?? lastHeld(context, scenario, key);
        const value = context.parameter(changeName(number, change));
        const changed: Held =
          operation === 'multiply'
            ? { factor: multiply(factor, value), fixed: fixed && multiply(fixed, value) }
            : { factor: multiply(factor, 0), fixed: value };
        held.set(key, {
          factor: select(acts, changed.factor, factor),
          fixed: fixed && changed.fixed && select(acts, changed.fixed, fixed),
        });
      });
    });
    held.forEach(({ factor, fixed }, key) => {
      context.keep(`policy factor ${key}`, factor);
      context.give(`policy factor ${key}`, factor);
      if (fixed === undefined) return;
      context.keep(`policy fixed ${key}`, fixed);
      context.give(`policy fixed ${key}`, fixed);
    });
  },
};

/** What policies have made of an amount: `factor` of it, and `fixed` where they have set it. */
interface Held {
  readonly factor: Expression;
  readonly fixed: Expression | undefined;
}

function lastHeld({ last }: MarketContext, scenario: Scenario, key: string): Held {
  return {
    factor: last(`policy factor ${key}`, { type: 'f32', value: 1 }),
    fixed: isSet(scenario, key) ? last(`policy fixed ${key}`, { type: 'f32', value: 0 }) : undefined,
  };
}

function whetherActs({ last, keep, parameter }: MarketContext, scenario: Scenario, { when, coolDown }: Policy, number: number): Expression {
  const month = parameter('month number');
  const seen = when.measure === 'month' ? month : last(`seen ${when.measure}`, seenOpening(when.measure));
  const resting = last(`policy ${number} rests`, { type: 'f32', value: 0 });
  const ready = not(less(0, resting));
  const wanted = when.measure === 'month' ? compare(seen, when) : and(compare(seen, when), less(1, month));
  const acts = and(wanted, ready);
  keep(`policy ${number} rests`, select(acts, stepOfMonth(scenario, coolDown), maximum(subtract(resting, 1), 0)));
  return acts;
}

function compare(seen: Expression, { comparison, value }: Condition): Expression {
  switch (comparison) {
    case '<':
      return less(seen, value);
    case '<=':
      return lessEqual(seen, value);
    case '>':
      return less(value, seen);
    case '>=':
      return lessEqual(value, seen);
    default:
      return comparison satisfies never;
  }
}

function changeName(policy: number, change: number): string {
  return `policy ${policy} change ${change}`;
}
