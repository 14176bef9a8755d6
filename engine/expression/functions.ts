import {
  add,
  divide,
  equal,
  exponentOf,
  floor,
  less,
  maximum,
  minimum,
  multiply,
  negate,
  polynomial,
  powerOfTwo,
  select,
  subtract,
  type Operand,
} from './operations.js';
import type { Expression } from './type.js';

const log2e = 1.4426950408889634;
/** ln 2 in two parts, the first with few enough bits that k ln2High is exact for |k| < 2^15 (Cody & Waite). */
const ln2High = 0.693359375;
const ln2Low = -2.12194440e-4;

/**
 * e^x for x in [-87, 88]; beyond it is held at the end. About 1 unit in the last place.
 * Source: Cephes `expf` (Moshier): x = k ln 2 + r, a polynomial in r, times 2^k.
 */
export function exp(x: Expression): Expression {
  if (x.graph.options.double) return x.graph.unary('exp', 'f32', x);
  const bounded = minimum(maximum(x, -87), 88);
  const k = floor(add(multiply(bounded, log2e), 0.5));
  const r = subtract(subtract(bounded, multiply(k, ln2High)), multiply(k, ln2Low));
  const tail = polynomial(r, [5.0000001201e-1, 1.6666665459e-1, 4.1665795894e-2, 8.3334519073e-3, 1.3981999507e-3, 1.9875691500e-4]);
  return multiply(add(add(multiply(multiply(r, r), tail), r), 1), powerOfTwo(k));
}

/**
 * 1 - e^-x for x >= 0: the chance of at least one event where x are expected. Keeps its relative accuracy for small x,
 * where the difference itself would lose it; the series of x (1 - x/2 + x^2/6 - ...) is used below 1/2.
 */
export function chanceOf(x: Expression): Expression {
  if (x.graph.options.double) {
    return select(less(x, 1e-5), multiply(x, subtract(1, multiply(x, 0.5))), subtract(1, exp(negate(x))));
  }
  const series = multiply(x, polynomial(x, [1, -1 / 2, 1 / 6, -1 / 24, 1 / 120, -1 / 720, 1 / 5040, -1 / 40320]));
  return select(less(x, 0.5), series, subtract(1, exp(negate(x))));
}

/**
 * ln x for positive, normal x below 2^127. About 1 unit in the last place.
 * Source: Cephes `logf` (Moshier): x = 2^e m with m in [sqrt(1/2), sqrt 2), a polynomial in m - 1, plus e ln 2.
 */
export function log(x: Expression): Expression {
  if (x.graph.options.double) return x.graph.unary('log', 'f32', x);
  const exponent = exponentOf(x);
  const mantissa = multiply(x, powerOfTwo(negate(exponent)));
  const large = less(Math.SQRT2, mantissa);
  const e = select(large, add(exponent, 1), exponent);
  const z = subtract(select(large, multiply(mantissa, 0.5), mantissa), 1);
  const square = multiply(z, z);
  const cubic = polynomial(z, [
    3.3333331174e-1, -2.4999993993e-1, 2.0000714765e-1, -1.6668057665e-1, 1.4249322787e-1, -1.2420140846e-1, 1.1676998740e-1,
    -1.1514610310e-1, 7.0376836292e-2,
  ]);
  const y = add(multiply(multiply(cubic, z), square), multiply(e, ln2Low));
  return add(add(subtract(y, multiply(square, 0.5)), z), multiply(e, ln2High));
}

/**
 * x^y for positive, normal x below 2^127, where y ln x is in [-87, 88]; beyond it is held at the end. The relative error is
 * up to 2 + 1.5 |y ln x| units in the last place, because the exponential turns the absolute error of y ln x into it.
 */
export function power(x: Expression, y: Operand): Expression {
  return exp(multiply(log(x), y));
}

/** x^n for a whole n >= 0, with n - 1 roundings at most; 1 where n is 0, whatever x. */
export function integerPower(x: Expression, n: number): Expression {
  if (!Number.isInteger(n) || n < 0) throw new Error(`integerPower takes a whole number from 0 on, not ${n}`);
  if (n === 0) return x.graph.constant(x.type, 1);
  if (n === 1) return x;
  const half = integerPower(x, Math.floor(n / 2));
  const even = multiply(half, half);
  return n % 2 === 0 ? even : multiply(even, x);
}

/** Coefficients of (atanh v - v) / v^3 in v^2: 1/3, 1/5, 1/7 ...; below 3e-9 off for |v| <= 0.34. */
const atanhTail = [1 / 3, 1 / 5, 1 / 7, 1 / 9, 1 / 11, 1 / 13, 1 / 15, 1 / 17];

/** -ln(1 - p) for p in [0, 1/2], with its relative accuracy kept for small p: 2 atanh(p / (2 - p)). */
export function negativeLogOfComplement(p: Expression): Expression {
  const v = divide(p, subtract(2, p));
  const square = multiply(v, v);
  return multiply(2, add(v, multiply(multiply(v, square), polynomial(square, atanhTail))));
}

/**
 * The deviance term x ln(x / mean) - (x - mean) of a count x >= 0 whose distance from its mean is `distance`, without
 * the cancellation of the formula as written: with v = distance / (x + mean) it is
 * (x + mean) (v^2 + (1 + v) v^3 (1/3 + v^2/5 + v^4/7 + ...)).
 * Source: C. Loader (2000), Fast and accurate computation of binomial probabilities, with the series rearranged.
 */
export function deviance(x: Expression, mean: Expression, distance: Expression): Expression {
  const graph = x.graph;
  const { value, square } = devianceSeries(x, mean, distance, atanhTail.length);
  const result = graph.variable('f32', value);
  graph.when(less(0.34 * 0.34, square), () => {
    const direct = subtract(multiply(x, log(divide(maximum(x, 1), mean))), distance);
    graph.assign(result, select(equal(x, 0), mean, direct));
  });
  return graph.read(result);
}

/** `deviance` of a count that is within 1 of a mean of at least 10: two terms of the series are exact to 1e-9. */
export function devianceNearMean(x: Expression, mean: Expression, distance: Expression): Expression {
  return devianceSeries(x, mean, distance, 2).value;
}

function devianceSeries(x: Expression, mean: Expression, distance: Expression, terms: number): { value: Expression; square: Expression } {
  const scale = add(x, mean);
  const v = divide(distance, scale);
  const square = multiply(v, v);
  const series = add(square, multiply(multiply(add(1, v), multiply(v, square)), polynomial(square, atanhTail.slice(0, terms))));
  return { value: multiply(scale, series), square };
}
