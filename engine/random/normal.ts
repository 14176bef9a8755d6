import { log } from '../expression/functions.js';
import { absolute, divide, less, maximum, multiply, negate, polynomial, select, shiftLeft, squareRoot, subtract, uniform } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { randomWords, type Stream } from './threefryExpression.js';

/**
 * A standard normal number from its own stream, by inversion of a uniform number and a random sign, so that both tails
 * are equally fine: they reach 6.2 standard deviations.
 */
export function normal(stream: Stream): Expression {
  const [magnitude, sign] = randomWords(stream);
  const upper = normalQuantile(multiply(0.5, maximum(uniform(magnitude), 2 ** -33)));
  return select(less(uniform(sign), 0.5), upper, negate(upper));
}

/** A standard normal number from one random word: its first bit is the sign, the others give the magnitude, up to 6.3 standard deviations. */
export function normalOfWord(word: Expression): Expression {
  const upper = normalQuantile(multiply(0.5, maximum(uniform(shiftLeft(word, 1)), 2 ** -33)));
  return select(less(uniform(word), 0.5), upper, negate(upper));
}

/**
 * The quantile of the standard normal law, p in (0, 1); about 1 part in 10^7.
 * Source: M. Wichura (1988), The percentage points of the normal distribution, algorithm AS 241, PPND7.
 */
export function normalQuantile(p: Expression): Expression {
  const graph = p.graph;
  const q = subtract(p, 0.5);
  const r = subtract(0.180625, multiply(q, q));
  const central = multiply(
    q,
    divide(
      polynomial(r, [3.3871327179, 5.0434271938e1, 1.5929113202e2, 5.910937472e1]),
      polynomial(r, [1, 1.7895169469e1, 7.8757757664e1, 6.7187563600e1]),
    ),
  );
  const result = graph.variable('f32', central);
  graph.when(less(0.425, absolute(q)), () => {
    const tail = select(less(q, 0), p, subtract(1, p));
    const s = squareRoot(negate(log(tail)));
    const near = subtract(s, 1.6);
    const far = subtract(s, 5);
    const nearValue = divide(
      polynomial(near, [1.4234372777, 2.7568153900, 1.3067284816, 1.7023821103e-1]),
      polynomial(near, [1, 7.3700164250e-1, 1.2021132975e-1]),
    );
    const farValue = divide(
      polynomial(far, [6.6579051150, 3.0812263860, 4.2868294337e-1, 1.7337203997e-2]),
      polynomial(far, [1, 2.4197894225e-1, 1.2258202635e-2]),
    );
    const value = select(less(5, s), farValue, nearValue);
    graph.assign(result, select(less(q, 0), negate(value), value));
  });
  return graph.read(result);
}
