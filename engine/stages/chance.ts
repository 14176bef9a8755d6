import { add, and, less, maximum, minimum, multiply, not, select, subtract, divide } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { binomial } from '../random/binomial.js';
import { negativeBinomial } from '../random/negativeBinomial.js';
import { largePoisson } from '../random/poisson.js';
import type { Stream } from '../random/threefryExpression.js';

/**
 * A part of an agent's customers. For an individual it is also the interval of its uniform number that stands for the
 * part: within the part the number is uniform over the interval, so one number decides a whole tree of events.
 */
export interface Share {
  readonly count: Expression;
  readonly low?: Expression;
  readonly width?: Expression;
}

/** How customers part into those to whom something happens and the rest: by draws, by one number, or on average. */
export interface Chance {
  /** All customers of a state. */
  whole(count: Expression): Share;
  /** Those to whom an event of this probability happens; `draw` names the random stream. */
  take(from: Share, probability: Expression, draw: string): Share;
  /** Those who fall to each of several exclusive outcomes; what is left falls to none. Probabilities sum to 1 at most. */
  divide(from: Share, probabilities: readonly Expression[], draws: readonly string[]): Share[];
  /** Two parts of an agent of which an individual can only be in one. */
  either(one: Share, other: Share): Share;
  /** How often something happens to a part of an agent: a count with this mean; see `negativeBinomial` for the dispersion. */
  occurrences(mean: Expression, draw: string, dispersion?: Expression): Expression;
}

/** Sums of independent customers: Binomial and, one outcome after another, multinomial. */
export function groupChance(streamOf: (draw: string) => Stream): Chance {
  const whole = (count: Expression): Share => ({ count });
  const take = (from: Share, probability: Expression, draw: string): Share => whole(binomial(from.count, probability, streamOf(draw)));
  return {
    whole,
    take,
    divide: (from, probabilities, draws) => {
      let left = from.count;
      let spent: Expression | undefined;
      return probabilities.map((probability, outcome) => {
        const conditional: Expression = spent === undefined ? probability : minimum(divide(probability, maximum(subtract(1, spent), 1e-30)), 1);
        const part = take(whole(left), conditional, draws[outcome]);
        left = subtract(left, part.count);
        spent = spent === undefined ? probability : add(spent, probability);
        return part;
      });
    },
    either: (one, other) => whole(add(one.count, other.count)),
    occurrences: drawOccurrences(streamOf),
  };
}

function drawOccurrences(streamOf: (draw: string) => Stream): Chance['occurrences'] {
  return (mean, draw, dispersion) =>
    dispersion === undefined
      ? largePoisson(mean, streamOf(draw), streamOf(`${draw}, large`))
      : negativeBinomial(mean, dispersion, streamOf(`${draw}, rate`), streamOf(draw));
}

/**
 * One customer: an event happens where its uniform number lies below the event's share of the interval.
 * @param streamOf streams of the customer's own, for what is counted
 */
export function individualChance(uniform: Expression, streamOf: (draw: string) => Stream): Chance {
  const between = (from: Share, start: Expression | undefined, width: Expression): Share => {
    const low = from.low === undefined ? start : start === undefined ? from.low : add(from.low, start);
    const below = less(uniform, low === undefined ? width : add(low, width));
    const inside = low === undefined ? below : and(below, not(less(uniform, low)));
    return { count: select(inside, from.count, 0), low, width };
  };
  const scaled = (from: Share, probability: Expression): Expression => (from.width === undefined ? probability : multiply(from.width, probability));
  return {
    whole: (count) => ({ count }),
    take: (from, probability) => between(from, undefined, scaled(from, probability)),
    divide: (from, probabilities) => {
      let start: Expression | undefined;
      return probabilities.map((probability) => {
        const width = scaled(from, probability);
        const part = between(from, start, width);
        start = start === undefined ? width : add(start, width);
        return part;
      });
    },
    either: (one, other) => {
      const second = less(0, other.count);
      const zero = uniform.graph.constant('f32', 0);
      const all = uniform.graph.constant('f32', 1);
      return {
        count: add(one.count, other.count),
        low: select(second, other.low ?? zero, one.low ?? zero),
        width: select(second, other.width ?? all, one.width ?? all),
      };
    },
    occurrences: drawOccurrences(streamOf),
  };
}

/** No luck: everything happens to its expected number of customers. */
export const expectedChance: Chance = {
  whole: (count) => ({ count }),
  take: (from, probability) => ({ count: multiply(from.count, probability) }),
  divide: (from, probabilities) => probabilities.map((probability) => ({ count: multiply(from.count, probability) })),
  either: (one, other) => ({ count: add(one.count, other.count) }),
  occurrences: (mean) => mean,
};
