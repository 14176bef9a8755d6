/**
 * A figure estimated from trials, with what each trial adds to its error, so that the error of anything made of several figures follows,
 * whether they come from the same trials, from variants that share their luck, or from both.
 */
export interface Estimate {
  readonly value: number;
  /**
   * [trial] the influence of each trial on the value: the value would move by influence / trials if the trial weighed twice. Their mean is 0.
   * The standard error is their standard deviation / sqrt(trials).
   * Source: F. Hampel (1974), The influence curve and its role in robust estimation; B. Efron (1982), The jackknife, chapter 6.
   */
  readonly influence: Float64Array;
}

/** A number with its Monte Carlo standard error. */
export interface Estimated {
  readonly value: number;
  readonly se: number;
}

/** Monte Carlo standard error of an estimate; 0 from one trial. */
export function standardErrorOf({ influence }: Estimate): number {
  const count = influence.length;
  if (count < 2) return 0;
  let sum = 0;
  let squares = 0;
  for (const one of influence) {
    sum += one;
    squares += one * one;
  }
  return Math.sqrt(Math.max(0, squares - (sum * sum) / count) / (count - 1) / count);
}

/** A weighted sum of estimates over the same trials, or of variants that share their luck trial by trial: what is common cancels. */
export function combined(terms: readonly { readonly weight: number; readonly estimate: Estimate }[]): Estimate {
  const influence = new Float64Array(terms[0]?.estimate.influence.length ?? 0);
  let value = 0;
  for (const { weight, estimate } of terms) {
    value += weight * estimate.value;
    for (let trial = 0; trial < influence.length; trial++) influence[trial] += weight * estimate.influence[trial];
  }
  return { value, influence };
}

/** `a - b` with the standard error of the difference. */
export function differenceOf(a: Estimate, b: Estimate): Estimated {
  const difference = combined([{ weight: 1, estimate: a }, { weight: -1, estimate: b }]);
  return { value: difference.value, se: standardErrorOf(difference) };
}

export function estimated(estimate: Estimate): Estimated {
  return { value: estimate.value, se: standardErrorOf(estimate) };
}
