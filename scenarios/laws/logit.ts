/** The chance whose logit is `t`: 1 / (1 + exp(-t)). */
export const chanceOf = (t: number): number => 1 / (1 + Math.exp(-t));

/** ln(p / (1 - p)) */
export const logitOf = (p: number): number => Math.log(p / (1 - p));

/** Below this shape of a beta or gamma law the quantiles of small chances are smaller than any double, and have no logarithm. */
export const leastSmoothShape = 0.06;
