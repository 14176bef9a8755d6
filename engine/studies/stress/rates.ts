/** How often a shock may be tried with fresh trials. */
export const looks = 3;

/**
 * How the error rate of a requirement is shared out, so that a study calls it broken by mistake no more often than that in all (Bonferroni):
 * a quarter for the plan as it is, a quarter for the inputs at their medians, and half for the looks at a shock, each an equal part of it.
 */
export const ratesOf = (errorRate: number): { readonly unshocked: number; readonly look: number } => ({ unshocked: errorRate / 4, look: errorRate / 2 / looks });
