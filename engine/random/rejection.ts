import { absolute, add, and, divide, floor, less, lessEqual, maximum, multiply, not, select, subtract, toInteger, uniform } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { randomWords, type Stream } from './threefryExpression.js';

/** The hat of a transformed rejection with a squeeze, and the exact law behind it. */
export interface RejectionTarget {
  /** Width and tail of the hat. */
  readonly a: Expression;
  readonly b: Expression;
  /** Below it, away from the tails, a candidate is accepted unseen. */
  readonly squeeze: Expression;
  /** The hat is centred on `base` + `shift`; `base` is whole, so that large counts keep their last digit. */
  readonly base: Expression;
  readonly shift: Expression;
  readonly largest: Expression | null;
  /** Whether v, scaled by the hat's height at the candidate, lies under the law at base + offset. */
  readonly accepts: (v: Expression, hat: Expression, count: Expression, offset: Expression) => Expression;
}

/** Attempts after which the sampler settles for its last candidate: with three in four accepted, never. */
const attempts = 200;

/**
 * Draws by transformed rejection and assigns each candidate; the last one assigned is the draw.
 * Source: W. Hoermann (1993), The generation of binomial random variates; algorithms BTRS and PTRS.
 */
export function drawByRejection(stream: Stream, target: RejectionTarget, assign: (count: Expression) => void): void {
  const graph = stream.trial.graph;
  const { a, b, squeeze, base, shift, largest, accepts } = target;
  const attempt = graph.variable('f32', graph.constant('f32', 1));
  const twiceA = multiply(2, a);
  graph.while(
    () => less(graph.read(attempt), attempts),
    () => {
      const [word0, word1] = randomWords(stream, toInteger(graph.read(attempt)));
      const u = subtract(uniform(word0), 0.5);
      const v = uniform(word1);
      const tail = maximum(subtract(0.5, absolute(u)), 1e-9);
      const offset = floor(add(multiply(add(divide(twiceA, tail), b), u), shift));
      const count = add(base, offset);
      assign(count);
      const unseen = and(lessEqual(0.07, tail), lessEqual(v, squeeze));
      const inside = largest === null ? lessEqual(0, count) : and(lessEqual(0, count), lessEqual(count, largest));
      const next = graph.variable('f32', select(unseen, attempts, add(graph.read(attempt), 1)));
      graph.when(and(inside, not(unseen)), () => {
        const hat = add(divide(a, multiply(tail, tail)), b);
        graph.assign(next, select(accepts(v, hat, count, offset), attempts, graph.read(next)));
      });
      graph.assign(attempt, graph.read(next));
    },
  );
}

/**
 * (k! / (k^k e^-k))^2 / (2 pi) - k, the correction that makes Stirling's formula exact: sqrt(2 pi (k + w(k))) k^k e^-k = k!.
 * 1 / (2 pi) at 0, then 1/6 + 1/(72 k + 24.8 + 13.2/k - ...): relative error of k! below 1.2e-4 at 1, 1e-6 from 5 on.
 */
export function stirlingShift(k: Expression): Expression {
  const positive = maximum(k, 1);
  const series = add(1 / 6, divide(1, add(add(multiply(72, positive), 24.8), divide(13.1756, positive))));
  return select(less(k, 0.5), 1 / (2 * Math.PI), series);
}
