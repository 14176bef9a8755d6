import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** Ends of an interval of a share. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval of a share (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22,
 * 1927; recommended by L. D. Brown, T. T. Cai & A. DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16, 2001).
 * @param hits 0 to rows
 * @param rows 1 or more
 * @param level chance that the interval holds the true share, about: 0.9
 */
export const wilsonInterval = (hits: number, rows: number, level: number): ShareInterval => {
  const z = normalQuantile((1 + level) / 2, 0, 1);
  const share = hits / rows;
  const shrink = 1 + z ** 2 / rows;
  const middle = (share + z ** 2 / (2 * rows)) / shrink;
  const reach = (z / shrink) * Math.sqrt((share * (1 - share)) / rows + z ** 2 / (4 * rows ** 2));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
};
