import { deviance, devianceNearMean, exp, negativeLogOfComplement } from '../expression/functions.js';
import { add, and, divide, floor, less, lessEqual, multiply, negate, select, squareRoot, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { drawByRejection, stirlingShift } from './rejection.js';
import { sequentialSearch } from './sequentialSearch.js';
import type { Stream } from './threefryExpression.js';

/** From this mean on, rejection is faster than searching from zero; its hat covers the law from a mean of 10 on. */
const rejectionFrom = 24;

/**
 * The number of successes among `count` (whole, 0 to 2^24) independent chances of `probability` (0 to 1).
 * Exact in law within single precision, drawn from its own stream.
 * Sources: inversion by sequential search (Kachitvichyanukul & Schmeiser 1988, BINV) below a mean of 24;
 * transformed rejection (Hoermann 1993, BTRS) from there on, accepted by the deviance form of the law (Loader 2000).
 */
export function binomial(count: Expression, probability: Expression, stream: Stream): Expression {
  const graph = count.graph;
  const flipped = less(0.5, probability);
  const p = select(flipped, subtract(1, probability), probability);
  const mean = multiply(count, p);
  const result = graph.variable('f32', graph.constant('f32', 0));
  graph.when(and(less(0, mean), less(mean, rejectionFrom)), () => {
    graph.assign(result, searchFromZero(count, p, stream));
  });
  graph.when(lessEqual(rejectionFrom, mean), () => {
    reject(count, p, mean, stream, (value) => graph.assign(result, value));
  });
  return select(flipped, subtract(count, graph.read(result)), graph.read(result));
}

function searchFromZero(count: Expression, p: Expression, stream: Stream): Expression {
  const odds = divide(p, subtract(1, p));
  return sequentialSearch(
    {
      none: exp(negate(multiply(count, negativeLogOfComplement(p)))),
      ratio: (found, next) => multiply(multiply(subtract(count, found), odds), divide(1, next)),
    },
    stream,
  );
}

function reject(count: Expression, p: Expression, mean: Expression, stream: Stream, assign: (value: Expression) => void): void {
  const q = subtract(1, p);
  const variance = multiply(mean, q);
  const sd = squareRoot(variance);
  const b = add(1.15, multiply(2.53, sd));
  const height = multiply(add(2.83, divide(5.1, b)), sd);
  const mode = floor(add(mean, p));
  const beyondMode = add(subtract(mean, mode), productError(count, p, mean));
  drawByRejection(
    stream,
    {
      a: add(add(-0.0873, multiply(0.0248, b)), multiply(0.01, p)),
      b,
      height,
      unseen: subtract(0.92, divide(4.2, b)),
      mode,
      shift: add(beyondMode, 0.5),
      largest: count,
      centre: negate(beyondMode),
      variance,
      skew: subtract(q, p),
      product: multiply(p, q),
      relativeChance: (k, offset) => {
        const failures = subtract(count, k);
        const distance = subtract(offset, beyondMode);
        const meanFailures = subtract(count, mean);
        const modeFailures = subtract(count, mode);
        const here = add(deviance(k, mean, distance), deviance(failures, meanFailures, negate(distance)));
        const atMode = add(devianceNearMean(mode, mean, negate(beyondMode)), devianceNearMean(modeFailures, meanFailures, beyondMode));
        const spread = multiply(add(k, stirlingShift(k)), add(failures, stirlingShift(failures)));
        const spreadAtMode = multiply(add(mode, stirlingShift(mode)), add(modeFailures, stirlingShift(modeFailures)));
        return multiply(squareRoot(divide(spreadAtMode, spread)), exp(subtract(atMode, here)));
      },
    },
    assign,
  );
}

/** The part of count x p that rounding to single precision lost. Source: T. Dekker (1971), exact products by splitting. */
function productError(count: Expression, p: Expression, product: Expression): Expression {
  const [countHigh, countLow] = split(count);
  const [pHigh, pLow] = split(p);
  const high = subtract(multiply(countHigh, pHigh), product);
  const middle = add(add(high, multiply(countHigh, pLow)), multiply(countLow, pHigh));
  return add(middle, multiply(countLow, pLow));
}

function split(x: Expression): [Expression, Expression] {
  const scaled = multiply(4097, x);
  const high = subtract(scaled, subtract(scaled, x));
  return [high, subtract(x, high)];
}

/** The indicator of an event of the given probability, from a uniform number of one's own. */
export function bernoulli(probability: Expression, uniformNumber: Expression): Expression {
  return select(less(uniformNumber, probability), 1, 0);
}

