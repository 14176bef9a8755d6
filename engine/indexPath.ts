import type { Index, Scenario, Value } from '../scenarios/scenario.js';
import { constantSource, pathSource, type Source } from './source.js';
import { monthsPerStep, toStep } from './time.js';

/**
 * An index by step: `exp(x_t)` with `x_0 = 0` and `x_t = persistence x_{t-1} + ln(1 + drift) + volatility eps_t`, brought to one step:
 * volatility by the square root of time, persistence by its power. Its median follows the drift.
 */
export function indexSource(scenario: Scenario, name: string | undefined): Source {
  if (name === undefined) return constantSource(1);
  const index = scenario.indices.find((candidate) => candidate.name === name);
  if (index === undefined) throw new Error(`no index ${name}`);
  const { persistence, volatility, drift } = index;
  const share = monthsPerStep(scenario.step);
  return pathSource([shockOf(index), persistence, volatility, drift], () => {
    let logarithm = 0;
    return ([shock, kept, deviation, growth], step) => {
      if (step > 0) {
        const trend = Math.log1p(toStep(growth, 'growth', drift.per, scenario.step));
        logarithm = kept ** share * logarithm + trend + deviation * Math.sqrt(share) * shock;
      }
      return Math.exp(logarithm);
    };
  });
}

function shockOf({ name }: Index): Value {
  return {
    path: `indices.${name}.shock`,
    quantity: { randomness: 'monthly', distribution: { kind: 'normal', mean: { randomness: 'known', value: 0 }, sd: { randomness: 'known', value: 1 } } },
    per: 'month',
    scaling: 'level',
  };
}
