import { divide, less, maximum, multiply } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { gamma } from './gamma.js';
import { largePoisson } from './poisson.js';
import type { Stream } from './threefryExpression.js';

/** A dispersion below this is as good as none, and its inverse still a single-precision number. */
const leastDispersion = 1e-30;

/**
 * A count with this mean (0 or more) and the variance mean + dispersion x mean^2: a Poisson count whose rate is the mean times a gamma number
 * of mean 1 and variance `dispersion`, its squared coefficient of variation. With a dispersion of 0 it is `largePoisson`.
 * Source: M. Greenwood & G. Yule (1920), An inquiry into the nature of frequency distributions representative of multiple happenings.
 */
export function negativeBinomial(mean: Expression, dispersion: Expression, gammaStream: Stream, poissonStream: Stream): Expression {
  const graph = mean.graph;
  const rate = graph.variable('f32', mean);
  graph.when(less(0, dispersion), () => {
    const scale = maximum(dispersion, leastDispersion);
    graph.assign(rate, multiply(mean, multiply(scale, gamma(divide(1, scale), gammaStream))));
  });
  return largePoisson(graph.read(rate), poissonStream, poissonStream);
}
