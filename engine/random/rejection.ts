import { log } from '../expression/functions.js';
import { absolute, add, and, divide, floor, less, lessEqual, maximum, multiply, not, select, shiftRight, subtract, toFloat, toInteger } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { randomWords, type Stream } from './threefryExpression.js';

/** A unimodal law of counts under the hat of a transformed rejection. */
export interface RejectionTarget {
  /** Width and tail of the hat. */
  readonly a: Expression;
  readonly b: Expression;
  /** v times this, over the hat at a candidate, is compared with the candidate's chance relative to the mode's. */
  readonly height: Expression;
  /** Below it, away from the tails, a candidate is accepted unseen. */
  readonly unseen: Expression;
  readonly mode: Expression;
  /** The hat is centred on the mode + `shift`; so written, large counts keep their last digit. */
  readonly shift: Expression;
  /** Largest possible count; none where every count is possible. */
  readonly largest: Expression | null;
  /** Mode less mean, within 1 of 0. */
  readonly centre: Expression;
  readonly variance: Expression;
  /** q - p and p q of a binomial law; 1 and 0 of a Poisson law. */
  readonly skew: Expression;
  readonly product: Expression;
  /** P(count) / P(mode), exactly, with `offset` = count - mode. */
  readonly relativeChance: (count: Expression, offset: Expression) => Expression;
}

/** Attempts after which the sampler settles for its last candidate: with three in four accepted, never. */
const attempts = 200;

/**
 * Draws by transformed rejection and assigns each candidate; the last one assigned is the draw.
 * Source: W. Hoermann (1993), The generation of binomial random variates; algorithms BTRS and PTRS.
 */
export function drawByRejection(stream: Stream, target: RejectionTarget, assign: (count: Expression) => void): void {
  const graph = stream.trial.graph;
  const { a, b, unseen, mode, shift, largest } = target;
  const attempt = graph.variable('f32', graph.constant('f32', 1));
  const twiceA = multiply(2, a);
  const squeeze = squeezeOf(target);
  graph.while(
    () => less(graph.read(attempt), attempts),
    () => {
      const [word0, word1] = randomWords(stream, toInteger(graph.read(attempt)));
      const u = subtract(coarseUniform(word0), 0.5);
      const v = coarseUniform(word1);
      const tail = maximum(subtract(0.5, absolute(u)), 1e-9);
      const offset = floor(add(multiply(add(divide(twiceA, tail), b), u), shift));
      const count = add(mode, offset);
      assign(count);
      const accepted = and(lessEqual(0.07, tail), lessEqual(v, unseen));
      const possible = largest === null ? lessEqual(0, count) : and(lessEqual(0, count), lessEqual(count, largest));
      const next = graph.variable('f32', select(accepted, attempts, add(graph.read(attempt), 1)));
      graph.when(and(possible, not(accepted)), () => {
        const hat = add(divide(a, multiply(tail, tail)), b);
        const level = divide(multiply(v, target.height), hat);
        const { under, over } = squeeze(level, offset);
        graph.assign(next, select(under, attempts, graph.read(next)));
        graph.when(and(not(under), not(over)), () => {
          graph.assign(next, select(lessEqual(level, target.relativeChance(count, offset)), attempts, graph.read(next)));
        });
      });
      graph.assign(attempt, graph.read(next));
    },
  );
}

/**
 * Tells whether a level is certainly under, or certainly over, the relative chance of a candidate; in between only the chance
 * itself can tell. With d the candidate's distance from the mean, x from the mode, and v the variance, the logarithm of the
 * chance is e(d) - e(centre) within 2 (x^5 / (20 v^4) + x^3 / (6 v^3) + x / (4 v^2)) for x < v/2 - 1, where
 * e(d) = -d^2/(2v) + (q - p) (d^3/(6 v^2) - d/(2v)) - d^4 (1 - 3pq) / (12 v^3) + d^2 (1 - 2pq) / (4 v^2):
 * Stirling's formula in powers of d. The constant is 1.5 at most, over the grid of laws in test/engine/random/squeeze.test.ts.
 * After V. Kachitvichyanukul, B. Schmeiser (1988), Binomial random variate generation, step 5.2, which stops at d^2.
 */
function squeezeOf({ variance, centre, skew, product }: RejectionTarget): (level: Expression, offset: Expression) => { under: Expression; over: Expression } {
  const inverse = divide(1, variance);
  const square = multiply(inverse, inverse);
  const cube = multiply(square, inverse);
  const first = multiply(multiply(-0.5, skew), inverse);
  const second = multiply(inverse, add(-0.5, multiply(multiply(0.25, subtract(1, multiply(2, product))), inverse)));
  const third = multiply(multiply(1 / 6, skew), square);
  const fourth = multiply(multiply(-1 / 12, subtract(1, multiply(3, product))), cube);
  const logChance = (d: Expression): Expression =>
    multiply(d, add(first, multiply(d, add(second, multiply(d, add(third, multiply(d, fourth)))))));
  const atMode = logChance(centre);
  const reach = subtract(multiply(0.5, variance), 1);
  return (level, offset) => {
    const x = absolute(offset);
    const xSquare = multiply(x, x);
    const bound = multiply(
      x,
      add(multiply(0.5, square), multiply(xSquare, add(multiply(1 / 3, cube), multiply(xSquare, multiply(0.1, multiply(square, square)))))),
    );
    const expected = subtract(logChance(add(offset, centre)), atMode);
    const logarithm = log(maximum(level, 1e-37));
    const valid = less(x, reach);
    return {
      under: and(valid, less(logarithm, subtract(expected, bound))),
      over: and(valid, less(add(expected, bound), logarithm)),
    };
  };
}

/** A uniform number in [0, 1) in steps of 2^-24, which is all that a candidate needs. */
function coarseUniform(word: Expression): Expression {
  return multiply(toFloat(shiftRight(word, 8)), 2 ** -24);
}

/**
 * (k! / (k^k e^-k))^2 / (2 pi) - k, the correction that makes Stirling's formula exact: sqrt(2 pi (k + w(k))) k^k e^-k = k!.
 * 1 / (2 pi) at 0, then 1/6 + 1/(72 k + 24.8 + 13.2/k - ...), here 1/6 + 1/(72 k + 26): k! is off by 4e-4 at 1, by 1e-6 at 5;
 * where this is used, the chance of 1 or less is below 5e-4.
 */
export function stirlingShift(k: Expression): Expression {
  const series = add(1 / 6, divide(1, add(multiply(72, k), 26)));
  return select(less(k, 0.5), 1 / (2 * Math.PI), series);
}
