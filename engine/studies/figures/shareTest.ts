import betaCdf from '@stdlib/stats-base-dists-beta-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Comparator } from '../../../scenarios/figures/figure.js';

/** What the trials say of a claim, whatever it is about. */
export interface Test {
  /** The chance of trials that speak so much for the claim, or more, if it is false by nothing: the largest such chance. Small: it holds. */
  readonly againstFalse: number;
  /** The chance of trials that speak so much against it, or more, if it holds by nothing. Small: it is broken. */
  readonly againstTrue: number;
  /** Standard errors by which it holds, negative: by which it is broken. */
  readonly evidence: number;
  /**
   * Trials with which a claim that is as true, or as false, as the trials say is decided nine times in ten at an error rate; Infinity
   * where they lie on the bound.
   */
  readonly needed: (errorRate: number) => number;
}

/** Chance that a study of the trials needed decides. */
export const power = 0.9;

/**
 * Exact binomial test of a share: `count` of `trials` satisfy a condition, and the claim is that their share is below or above a bound.
 * The tails are those of C. Clopper & E. Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the binomial;
 * the trials needed, with their correction for continuity, follow J. Fleiss (1981), Statistical methods for rates and proportions, section 2.4.
 */
export function testShare(count: number, trials: number, comparator: Comparator, bound: number): Test {
  const upper = upperTail(count, trials, bound);
  const lower = lowerTail(count, trials, bound);
  const atMost = comparator === '<' || comparator === '<=';
  const [againstFalse, againstTrue] = atMost ? [lower, upper] : [upper, lower];
  const share = count / trials;
  const distance = Math.abs(share - bound);
  return {
    againstFalse,
    againstTrue,
    evidence: evidenceOf(againstFalse, againstTrue, likelihoodRoot(share, trials, bound)),
    needed: (errorRate) => {
      const spread = normalQuantile(1 - errorRate, 0, 1) * Math.sqrt(bound * (1 - bound)) + normalQuantile(power, 0, 1) * Math.sqrt(share * (1 - share));
      return ((spread + Math.sqrt(spread ** 2 + 2 * distance)) / (2 * distance)) ** 2;
    },
  };
}

/** Below it, the quantile of the normal law is not to be had in double precision. */
const smallestTail = 1e-14;

/**
 * Of two tails the smaller one as a standard-normal score; of one too small for that, the signed root of twice the log-likelihood ratio,
 * which goes on where the exact score ends. Source: P. McCullagh & J. Nelder (1989), Generalized linear models, section 4.4.
 */
function evidenceOf(againstFalse: number, againstTrue: number, root: number): number {
  const tail = Math.min(againstFalse, againstTrue);
  const size = tail < smallestTail ? root : Math.max(0, -normalQuantile(tail, 0, 1));
  return size === 0 ? 0 : againstFalse < againstTrue ? size : -size;
}

/** `sqrt(2 n KL(share, bound))`; infinite where a bound of 0, which may be written -0, or of 1 leaves no chance. */
function likelihoodRoot(share: number, trials: number, bound: number): number {
  const term = (found: number, claimed: number): number => (found === 0 ? 0 : found * Math.log(found / Math.abs(claimed)));
  return Math.sqrt(Math.max(0, 2 * trials * (term(share, bound) + term(1 - share, 1 - bound))));
}

/** P(K >= count) of a binomial count. */
function upperTail(count: number, trials: number, p: number): number {
  return count === 0 ? 1 : betaCdf(p, count, trials - count + 1);
}

/** P(K <= count). */
function lowerTail(count: number, trials: number, p: number): number {
  return count === trials ? 1 : betaCdf(1 - p, trials - count, count + 1);
}
