import quantile from '@stdlib/stats-base-dists-normal-quantile';

/** The chance that any of several differences is taken for real though all are chance. */
const falseAlarms = 0.05;

/**
 * How many standard errors a difference must have to be more than chance, where so many of them are looked at: none of them does so by chance
 * but in one study of twenty. Source: Bonferroni's inequality, two-sided, over normal errors.
 */
export function errorsToBeSeen(differences: number): number {
  return quantile(1 - falseAlarms / 2 / Math.max(1, differences), 0, 1);
}
