import { deviance, devianceNearMean, exp } from '../expression/functions.js';
import { add, and, divide, floor, less, lessEqual, multiply, negate, select, squareRoot, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { normal } from './normal.js';
import { drawByRejection, stirlingShift } from './rejection.js';
import { sequentialSearch } from './sequentialSearch.js';
import type { Stream } from './threefryExpression.js';

/** From this mean on, rejection is faster than searching from zero; its hat covers the law from a mean of 10 on. */
const rejectionFrom = 24;

/**
 * A Poisson count with the given mean (0 to 1.6e7). Exact in law within single precision, drawn from its own stream.
 * Sources: sequential search below a mean of 24; transformed rejection (Hoermann 1993, PTRS) from there on, accepted by the
 * deviance form of the law (Loader 2000).
 */
export function poisson(mean: Expression, stream: Stream): Expression {
  const graph = mean.graph;
  const result = graph.variable('f32', graph.constant('f32', 0));
  graph.when(and(less(0, mean), less(mean, rejectionFrom)), () => {
    const law = { none: exp(negate(mean)), ratio: (_: Expression, next: Expression) => divide(mean, next) };
    graph.assign(result, sequentialSearch(law, stream));
  });
  graph.when(lessEqual(rejectionFrom, mean), () => {
    reject(mean, stream, (value) => graph.assign(result, value));
  });
  return graph.read(result);
}

/** From this mean on counts no longer fit single precision, which has every whole number up to 2^24 only. */
const largeFrom = 8e6;

/**
 * A Poisson count with any mean. From a mean of 8 million on it is normal, `mean + sqrt(mean) z` rounded to a whole number: every
 * chance is within 2.4e-5 of the law (1 / (6 sqrt(2 pi mean)), the first term of Edgeworth's series), and no count comes near 0. A count
 * above 2^24 has 24 significant bits.
 * Where the mean is known to be below, `poisson` is the same, and its kernel shorter.
 * @param largeStream what the normal number comes from; it may be `stream`, as a place uses the one or the other
 */
export function largePoisson(mean: Expression, stream: Stream, largeStream: Stream): Expression {
  const graph = mean.graph;
  const large = lessEqual(largeFrom, mean);
  const result = graph.variable('f32', poisson(select(large, 0, mean), stream));
  graph.when(large, () => {
    graph.assign(result, floor(add(add(mean, multiply(squareRoot(mean), normal(largeStream))), 0.5)));
  });
  return graph.read(result);
}

function reject(mean: Expression, stream: Stream, assign: (value: Expression) => void): void {
  const b = add(0.931, multiply(2.53, squareRoot(mean)));
  const mode = floor(mean);
  const beyondMode = subtract(mean, mode);
  const spreadOf = (k: Expression): Expression => multiply(2 * Math.PI, add(k, stirlingShift(k)));
  const modeDeviance = devianceNearMean(mode, mean, negate(beyondMode));
  drawByRejection(
    stream,
    {
      a: add(-0.059, multiply(0.02483, b)),
      b,
      height: multiply(multiply(add(1.1239, divide(1.1328, subtract(b, 3.4))), squareRoot(spreadOf(mode))), exp(modeDeviance)),
      unseen: subtract(0.9277, divide(3.6224, subtract(b, 2))),
      mode,
      shift: add(beyondMode, 0.43),
      largest: null,
      centre: negate(beyondMode),
      variance: mean,
      skew: mean.graph.constant('f32', 1),
      product: mean.graph.constant('f32', 0),
      relativeChance: (k, offset) =>
        multiply(
          squareRoot(divide(spreadOf(mode), spreadOf(k))),
          exp(subtract(modeDeviance, deviance(k, mean, subtract(offset, beyondMode)))),
        ),
    },
    assign,
  );
}
