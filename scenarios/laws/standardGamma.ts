import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { gammaCdf, gammaQuantile } from './packages.js';

/**
 * From this shape on Temme's expansion is used, within 1e-12. The library's series must not be: for arguments above 1,000 it
 * sums a divergent series near the mean and is wrong by up to 0.03 (version 0.2.x).
 */
const largeShape = 500;

/** Temme's C0, C1, C2 as power series in eta, constant term first: N. M. Temme, SIAM J. Math. Anal. 10 (1979), 757; DiDonato & Morris 1986. */
const temme = [
  [
    -1 / 3, 1 / 12, -1 / 67.5, 1 / 864, 3.527336860670194e-4, -1.787551440329218e-4, 3.919263178522438e-5,
    -2.18544851067999e-6, -1.85406221071516e-6, 8.29671134095309e-7, -1.76659527368261e-7, 6.7078535434015e-9,
  ],
  [
    -1 / 540, -1 / 288, 2.645502645502646e-3, -9.902263374485596e-4, 2.0576131687242798e-4, -4.018775720164609e-7,
    -1.8098550334489977e-5, 7.64916091608111e-6, -1.61209008945634e-6,
  ],
  [4.133597883597883e-3, -2.681327160493827e-3, 7.716049382716049e-4, 2.0093878600823047e-6, -1.0736653226365161e-4],
] as const;

const standardCdf = normalCdf.factory(0, 1);
const standardQuantile = normalQuantile.factory(0, 1);
const evaluate = (series: readonly number[], x: number) => series.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

/** Cdf of the gamma law with this shape (above 0) and scale 1: the regularised lower incomplete gamma function P(shape, x). */
export function standardGammaCdf(shape: number): (x: number) => number {
  const cdf = shape < largeShape ? gammaCdf().factory(shape, 1) : (x: number) => largeTails(shape, x).lower;
  return (x) => (x <= 0 ? 0 : x === Infinity ? 1 : cdf(x));
}

/** Quantile of the gamma law with this shape (above 0) and scale 1, for 0 < u < 1. */
export function standardGammaQuantile(shape: number): (u: number) => number {
  return shape < largeShape ? gammaQuantile().factory(shape, 1) : (u) => largeQuantile(shape, u);
}

/**
 * Chance that a Poisson law with this mean (above 0) gives at most `count`, a whole number:
 * Q(count + 1, mean), the upper tail of the gamma law with shape count + 1.
 */
export function poissonUpTo(count: number, mean: number, smallPoissonCdf: (count: number) => number): number {
  return count + 1 < largeShape ? smallPoissonCdf(count) : largeTails(count + 1, mean).upper;
}

/**
 * Both tails for a large shape a: with mu = (x - a) / a and eta^2 / 2 = mu - ln(1 + mu), eta of the sign of mu,
 * Q = Phi(-eta sqrt(a)) + R and P = Phi(eta sqrt(a)) - R, R = exp(-a eta^2 / 2) / sqrt(2 pi a) (C0 + C1 / a + C2 / a^2).
 */
function largeTails(a: number, x: number): { readonly lower: number; readonly upper: number } {
  const mu = (x - a) / a;
  const half = mu - Math.log1p(mu);
  const eta = Math.sign(mu) * Math.sqrt(2 * half);
  // The series hold for |eta| < 1; beyond lie 22 standard deviations and more.
  if (Math.abs(eta) > 1) return mu < 0 ? { lower: 0, upper: 1 } : { lower: 1, upper: 0 };
  const [c0, c1, c2] = temme.map((series) => evaluate(series, eta)) as [number, number, number];
  const rest = (Math.exp(-a * half) / Math.sqrt(2 * Math.PI * a)) * (c0 + (c1 + c2 / a) / a);
  const z = eta * Math.sqrt(a);
  return { lower: standardCdf(z) - rest, upper: standardCdf(-z) + rest };
}

/**
 * Wilson & Hilferty's cube (PNAS 17, 1931) and two Newton steps on the logarithm of the smaller tail, which keeps its relative accuracy.
 * For u beyond 1e-40 of either end the start is returned: it is already past every value that a sample shows.
 */
function largeQuantile(shape: number, u: number): number {
  let x = shape * (1 - 1 / (9 * shape) + standardQuantile(u) / (3 * Math.sqrt(shape))) ** 3;
  const upperSide = u > 0.5;
  for (let step = 0; step < 2; step++) {
    const { lower, upper } = largeTails(shape, x);
    const tail = upperSide ? upper : lower;
    if (tail < 1e-40) return x;
    const change = (tail / density(shape, x)) * Math.log(tail / (upperSide ? 1 - u : u));
    x += upperSide ? change : -change;
  }
  return x;
}

/** exp(-a eta^2 / 2) sqrt(a / 2 pi) / (x G), with G = Gamma(a) over Stirling's formula. */
function density(a: number, x: number): number {
  const mu = (x - a) / a;
  const stirling = 1 + 1 / (12 * a) + 1 / (288 * a * a);
  return (Math.exp(-a * (mu - Math.log1p(mu))) * Math.sqrt(a / (2 * Math.PI))) / (x * stirling);
}
