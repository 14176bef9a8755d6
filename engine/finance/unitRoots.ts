/** Coefficients of a polynomial in the Bernstein basis of an interval: the first and the last are its values at the ends. */
type Bernstein = Float64Array;

/** Two roots nearer than this count as one: an interval of this width is not divided again. */
const closest = 1e-11;

/**
 * Every root of a polynomial in the open interval (0, 1), ascending, each once.
 *
 * Descartes' rule in the Bernstein basis: the number of sign changes of the coefficients is at least the number of roots in the
 * interval and of the same parity, so none means no root and one means exactly one. Halving an interval (de Casteljau) until each
 * part has none or one proves that no root was missed, up to rounding and to roots nearer to each other than 1e-11.
 * J. M. Lane & R. F. Riesenfeld, "Bounds on a polynomial", BIT 21 (1981); B. Mourrain, F. Rouillier & M.-F. Roy, "The Bernstein
 * basis and real root isolation", MSRI Publications 52 (2005). A root where the polynomial touches zero without crossing it is found
 * where rounding leaves it there.
 * @param coefficients of x^0, x^1, ...; at least one of them not 0. Time and memory grow with the square of their number
 */
export function unitRoots(coefficients: readonly number[]): number[] {
  const value = (x: number): number => coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
  const rounding = coefficients.length * Number.EPSILON * coefficients.reduce((sum, coefficient) => sum + Math.abs(coefficient), 0);
  const rootsIn = (low: number, high: number, form: Bernstein): number[] => {
    const changes = signChanges(form);
    if (changes === 0) return [];
    if (changes === 1 && form[0] * form[form.length - 1] < 0) return [bisect(value, low, high, Math.sign(form[0]))];
    const middle = (low + high) / 2;
    if (high - low < closest) return changes % 2 === 1 || Math.abs(value(middle)) <= rounding ? [middle] : [];
    const [left, right] = halve(form);
    return [...rootsIn(low, middle, left), ...(right[0] === 0 ? [middle] : []), ...rootsIn(middle, high, right)];
  };
  return rootsIn(0, 1, bernsteinOf(coefficients));
}

/** `b_j = sum_(k <= j) C(j, k) / C(n, k) c_k`: weights from 0 to 1, so that nothing is magnified. */
function bernsteinOf(coefficients: readonly number[]): Bernstein {
  const degree = coefficients.length - 1;
  return Float64Array.from(coefficients, (_, position) => {
    let weight = 1;
    let sum = coefficients[0];
    for (let power = 1; power <= position; power++) {
      weight *= (position - power + 1) / (degree - power + 1);
      sum += weight * coefficients[power];
    }
    return sum;
  });
}

/** Changes of sign from coefficient to coefficient, zeros left out. */
export function signChanges(coefficients: ArrayLike<number>): number {
  let changes = 0;
  let last = 0;
  for (let index = 0; index < coefficients.length; index++) {
    const sign = Math.sign(coefficients[index]);
    if (sign === 0) continue;
    if (sign === -last) changes++;
    last = sign;
  }
  return changes;
}

/** The polynomial on the lower and on the upper half of its interval (de Casteljau). */
function halve(form: Bernstein): readonly [Bernstein, Bernstein] {
  const size = form.length;
  const right = form.slice();
  const left = new Float64Array(size);
  for (let level = 0; level < size; level++) {
    left[level] = right[0];
    for (let index = 0; index < size - level - 1; index++) right[index] = (right[index] + right[index + 1]) / 2;
  }
  return [left, right];
}

/** The place in (low, high) where the sign, `sign` at `low`, turns; to the last digit of a double. */
function bisect(value: (x: number) => number, low: number, high: number, sign: number): number {
  let [from, to] = [low, high];
  for (let middle = (from + to) / 2; from < middle && middle < to; middle = (from + to) / 2) {
    if (Math.sign(value(middle)) === sign) from = middle;
    else to = middle;
  }
  return from;
}
