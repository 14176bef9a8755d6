import betaln from '@stdlib/math-base-special-betaln';
import gammaln from '@stdlib/math-base-special-gammaln';
import hyp2f1 from '@stdlib/math-base-special-hyp2f1';

/** ln Gamma(x), x > 0. */
export const logGamma = (x: number): number => gammaln(x);

/** ln B(a, b), a and b > 0. */
export const logBeta = (a: number, b: number): number => betaln(a, b);

/** Gauss' hypergeometric function 2F1(a, b; c; z), 0 <= z < 1. */
export const hypergeometric = (a: number, b: number, c: number, z: number): number => hyp2f1(a, b, c, z);

/** The mean of a function either side of a point where its formula divides 0 by 0 though it is smooth; `at` itself elsewhere. */
export const aroundGap = (value: (at: number) => number, at: number, gap: number): number => {
  const reach = 1e-5;
  return Math.abs(at - gap) < reach ? (value(gap - reach) + value(gap + reach)) / 2 : value(at);
};
