import { exp, log } from '../expression/functions.js';
import {
  absolute,
  add,
  and,
  divide,
  less,
  lessEqual,
  maximum,
  multiply,
  negate,
  not,
  polynomial,
  select,
  squareRoot,
  subtract,
  toInteger,
  uniform,
} from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { normalOfWord } from './normal.js';
import { randomWords, type Stream } from './threefryExpression.js';

/** Attempts after which the sampler settles for its last candidate: with nineteen in twenty accepted, never. */
const attempts = 200;

/** The least uniform number that is told from 0. */
const leastUniform = 2 ** -33;

/**
 * A gamma number of this shape (0 or more) and scale 1: mean and variance are the shape. Exact in law within single precision, drawn from
 * its own stream. A number below 1e-38 is 0; a small shape gives many of them.
 * Source: G. Marsaglia & W. Tsang (2000), A simple method for generating gamma variables, with their boost u^(1/shape) for a shape below 1.
 * The logarithm that decides is written without cancellation, so that large shapes keep their law.
 */
export function gamma(shape: Expression, stream: Stream): Expression {
  const graph = shape.graph;
  const small = less(shape, 1);
  const result = graph.variable('f32', atLeastOne(select(small, add(shape, 1), shape), stream));
  graph.when(small, () => {
    const [word] = randomWords(stream);
    const exponent = divide(log(maximum(uniform(word), leastUniform)), maximum(shape, 1e-30));
    graph.assign(result, multiply(graph.read(result), select(less(exponent, -87), 0, exp(exponent))));
  });
  return graph.read(result);
}

/** d (1 + w)^3 with w = x / (3 sqrt d) and x normal, accepted with probability exp(x^2/2 + d - d (1 + w)^3 + 3 d ln(1 + w)). */
function atLeastOne(shape: Expression, stream: Stream): Expression {
  const graph = shape.graph;
  const d = subtract(shape, 1 / 3);
  const spread = divide(1 / 3, squareRoot(d));
  const candidate = graph.variable('f32', d);
  const attempt = graph.variable('f32', graph.constant('f32', 1));
  graph.while(
    () => less(graph.read(attempt), attempts),
    () => {
      const [word0, word1] = randomWords(stream, toInteger(graph.read(attempt)));
      const x = normalOfWord(word0);
      const u = uniform(word1);
      const w = multiply(spread, x);
      const square = multiply(x, x);
      graph.assign(candidate, timesCube(d, w));
      const possible = less(-1, w);
      const accepted = and(possible, less(u, subtract(1, multiply(0.0331, multiply(square, square)))));
      const next = graph.variable('f32', select(accepted, attempts, add(graph.read(attempt), 1)));
      graph.when(and(possible, not(accepted)), () => {
        const level = multiply(multiply(3, d), logBeyondCubic(w));
        graph.assign(next, select(lessEqual(log(maximum(u, leastUniform)), level), attempts, graph.read(next)));
      });
      graph.assign(attempt, graph.read(next));
    },
  );
  return graph.read(candidate);
}

/** d (1 + w)^3, to the last digits for a small w, where rounding 1 + w would lose them, as for one near -1. */
function timesCube(d: Expression, w: Expression): Expression {
  const root = add(1, w);
  const beyond = multiply(w, polynomial(w, [3, 3, 1]));
  return select(less(w, -0.5), multiply(multiply(multiply(root, root), root), d), add(d, multiply(d, beyond)));
}

/** ln(1 + w) - w + w^2/2 - w^3/3, which is what is left of the exponent over 3 d: the other terms cancel. */
function logBeyondCubic(w: Expression): Expression {
  const square = multiply(w, w);
  const series = polynomial(w, [1 / 4, -1 / 5, 1 / 6, -1 / 7, 1 / 8, -1 / 9, 1 / 10, -1 / 11, 1 / 12, -1 / 13]);
  const cubic = multiply(w, polynomial(w, [1, -1 / 2, 1 / 3]));
  return select(less(absolute(w), 0.25), negate(multiply(multiply(square, square), series)), subtract(log(add(1, w)), cubic));
}
