import { chancesAround, quantileBetween, ranksFor } from './statistics/quantile.js';
import { selector } from './statistics/selection.js';

/** A figure and its Monte Carlo standard error, in the same unit. */
export interface Estimate {
  readonly value: number;
  readonly se: number;
}

/** Confidence of value at risk and of what is lost beyond it. */
export const riskLevel = 0.95;

/**
 * Value at risk: the loss that is exceeded with probability 1 - level, the quantile of the loss (minus profit) at `level`, type 7.
 * Negative means that even then there is a profit.
 * Its standard error is half the distance between the loss quantiles one standard error of sampling around the level (`chancesAround`).
 * @param profit [trial] total profit of each trial, currency; one or more
 * @param level confidence, strictly between 0 and 1; 0.95 looks at the worst twentieth
 */
export function valueAtRisk(profit: Float64Array, level: number): Estimate {
  const [value, low, high] = lossQuantiles(profit, [level, ...chancesAround(profit.length, level)]) as [number, number, number];
  return { value, se: (high - low) / 2 };
}

/**
 * Conditional value at risk (expected shortfall): the mean loss of the worst (1 - level) share of trials. The trial on the boundary
 * counts with the fraction that fills the share exactly, so no trial too many or too few.
 * R. T. Rockafellar & S. Uryasev, "Conditional value-at-risk for general loss distributions", Journal of Banking & Finance 26
 * (2002), section 6. Its standard error is sd(excess) / (sqrt(n) (1 - level)), with excess = max(loss - VaR, 0) and the boundary
 * trial's loss as the VaR: the asymptotic variance in L. J. Hong, Z. Hu & G. Liu, "Monte Carlo Methods for Value-at-Risk and
 * Conditional Value-at-Risk: A Review", ACM TOMACS 24 (2014), section 2.
 * @param profit [trial] total profit of each trial, currency; one or more
 * @param level confidence, strictly between 0 and 1
 */
export function conditionalValueAtRisk(profit: Float64Array, level: number): Estimate {
  const count = profit.length;
  const share = count * (1 - level);
  const boundary = boundaryLoss(profit, level);
  let excess = 0;
  let squares = 0;
  for (const gain of profit) {
    const beyond = Math.max(0, -gain - boundary);
    excess += beyond;
    squares += beyond * beyond;
  }
  const variance = count === 1 ? 0 : Math.max(0, squares - (excess * excess) / count) / (count - 1);
  // boundary + excess / share is the weighted mean: each worse trial counts one, the boundary what is left of the share.
  return { value: boundary + excess / share, se: Math.sqrt(variance / count) / (1 - level) };
}

/** The loss on the boundary of the worst (1 - level) share: as many trials as fit whole into the share are worse. */
export function boundaryLoss(profit: Float64Array, level: number): number {
  const count = profit.length;
  const boundaryRank = Math.max(0, count - 1 - Math.floor(count * (1 - level)));
  return -selectProfit(profit, [count - 1 - boundaryRank])[0];
}

const selectProfit = selector();

/** Quantiles of the losses, -profit, at these chances. The loss of rank r is the profit of rank n - 1 - r. */
function lossQuantiles(profit: Float64Array, chances: readonly number[]): number[] {
  const last = profit.length - 1;
  const lossRanks = ranksFor(profit.length, chances);
  const profitRanks = lossRanks.map((rank) => last - rank).reverse();
  const found = selectProfit(profit, profitRanks);
  return chances.map((p) => quantileBetween(profit.length, p, (rank) => -found[profitRanks.indexOf(last - rank)]));
}

/** The steps of a simulation and how many of them make a month. */
export interface Horizon {
  readonly steps: number;
  readonly stepsPerMonth: number;
}

/** A column for each step, 0 to steps - 1. It is asked for each once, in order, and may reuse its memory. */
export type Columns = (step: number) => Float64Array;

/** A time in months; null is "not within the horizon". */
interface MonthsOf {
  readonly p5: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
}

/** Quantiles over trials of a time in months, and their standard errors; null too where the error reaches beyond the horizon. */
export interface MonthsRange extends MonthsOf {
  readonly se: MonthsOf;
}

export interface Ruin {
  /** Share of trials whose cash is below zero at the end of some step. */
  readonly probability: number;
  /** Binomial standard error of the probability: sqrt(p (1 - p) / n). */
  readonly se: number;
  /** [step] share of trials ruined by the end of that step; it never falls. */
  readonly byMonth: number[];
  /** Months completed before the step in which cash first ends below zero: P5 is the short end. */
  readonly runway: MonthsRange;
}

/**
 * Ruin and runway. A trial is ruined in the first step that ends with cash below zero (cash of exactly zero is not ruin), and stays
 * so whatever comes later; cash is looked at when a step ends, not in between.
 * @param cash [trial] at the end of each step, currency
 */
export function ruin(cash: Columns, horizon: Horizon): Ruin {
  const steps = ruinSteps(cash, horizon.steps);
  const trials = steps.length;
  const ruinedIn = countsByStep(steps, horizon.steps);
  const byMonth = Array.from(runningCounts(ruinedIn), (count) => count / trials);
  const probability = byMonth[byMonth.length - 1];
  return {
    probability,
    se: shareError(probability, trials),
    byMonth,
    runway: monthsRange(ruinedIn, trials, (step) => step / horizon.stepsPerMonth),
  };
}

/** [trial] the first step that ends with cash below zero; `steps` where none does. */
export function ruinSteps(cash: Columns, steps: number): Int32Array {
  let first = new Int32Array(0);
  for (let step = 0; step < steps; step++) {
    const column = cash(step);
    if (step === 0) first = new Int32Array(column.length).fill(steps);
    for (let trial = 0; trial < column.length; trial++) if (column[trial] < 0 && step < first[trial]) first[trial] = step;
  }
  return first;
}

export interface BreakEven extends MonthsOf {
  /** Share of trials whose cumulative profit is below zero at the end of the horizon. */
  readonly never: number;
  /** Standard errors; of `never` the binomial one. */
  readonly se: MonthsOf & { readonly never: number };
}

/**
 * Break-even: the first step, counted from 1 and given in months, from which on cumulative profit stays at zero or more to the end of
 * the horizon. A trial that never dips below zero breaks even in step 1; one that ends below zero never does.
 * @param profit [trial] of each step, currency; summed in f64
 */
export function breakEven(profit: Columns, horizon: Horizon): BreakEven {
  const steps = breakEvenSteps(profit, horizon.steps);
  const trials = steps.length;
  const never = steps.reduce((count, step) => count + (step === horizon.steps ? 1 : 0), 0) / trials;
  const { se, ...range } = monthsRange(countsByStep(steps, horizon.steps), trials, (step) => (step + 1) / horizon.stepsPerMonth);
  return { ...range, never, se: { ...se, never: shareError(never, trials) } };
}

/** [trial] the step after the last one that ended with cumulative profit below zero; `steps` where the last did. */
export function breakEvenSteps(profit: Columns, steps: number): Int32Array {
  let cumulative = new Float64Array(0);
  let from = new Int32Array(0);
  for (let step = 0; step < steps; step++) {
    const column = profit(step);
    if (step === 0) {
      cumulative = new Float64Array(column.length);
      from = new Int32Array(column.length);
    }
    for (let trial = 0; trial < column.length; trial++) {
      const sum = cumulative[trial] + column[trial];
      cumulative[trial] = sum;
      if (sum < 0) from[trial] = step + 1;
    }
  }
  return from;
}

/** [step] how many trials come to each step; those that never do are left out. */
function countsByStep(reached: Int32Array, steps: number): Float64Array {
  const counts = new Float64Array(steps);
  for (const step of reached) if (step < steps) counts[step] = counts[step] + 1;
  return counts;
}

/**
 * Type-7 quantiles of a time that some trials never reach, taken as infinite: a quantile is null as soon as an infinite
 * order statistic has a weight in it.
 * @param counts [step] trials that reach it in that step
 */
function monthsRange(counts: Float64Array, trials: number, months: (step: number) => number): MonthsRange {
  const reached = runningCounts(counts);
  const orderStatistic = (rank: number) => {
    const step = reached.findIndex((count) => count > rank);
    return step < 0 ? Infinity : months(step);
  };
  const at = (p: number) => {
    const quantile = quantileBetween(trials, p, orderStatistic);
    return Number.isFinite(quantile) ? quantile : null;
  };
  const errorAt = (p: number) => {
    const [low, high] = chancesAround(trials, p).map(at);
    return low === null || high === null ? null : (high - low) / 2;
  };
  return { p5: at(0.05), p50: at(0.5), p95: at(0.95), se: { p5: errorAt(0.05), p50: errorAt(0.5), p95: errorAt(0.95) } };
}

/** Binomial standard error of a share. */
export function shareError(share: number, trials: number): number {
  return Math.sqrt((share * (1 - share)) / trials);
}

function runningCounts(counts: Float64Array): Float64Array {
  let sum = 0;
  return counts.map((count) => (sum += count));
}
