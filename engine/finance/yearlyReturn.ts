import { match } from 'fp-ts/lib/Either.js';
import { internalRatesOfReturn, onlyRate } from './internalRate.js';

/** An internal rate of return of a year as a summary shows it. */
export interface YearlyReturn {
  /** 0.2 is 20 % a year; null where no rate can stand alone. */
  readonly value: number | null;
  /** Every rate above -100 % a year at which the flows are worth nothing, ascending. */
  readonly all: number[];
  /** Why there is no value. */
  readonly note: string | null;
}

/** Flows below this share of the largest are what is left of sums that cancel. */
const rounding = 1e-12;

/**
 * Internal rate of return of what a business earns, a year: `(1 + rate of a month)^12 - 1`. The flows are its profit by month, its
 * opening outlay among the first of them; flows of shorter steps come at the end of their month.
 * @param profit [step] currency
 */
export function yearlyReturn(profit: readonly number[], stepsPerMonth: number): YearlyReturn {
  const flows = withoutRounding(byMonth(profit, stepsPerMonth));
  const all = internalRatesOfReturn(flows).map((rate) => (1 + rate) ** 12 - 1);
  return match<{ readonly message: string }, number, YearlyReturn>(
    ({ message }) => ({ value: null, all, note: message }),
    (value) => ({ value, all, note: null }),
  )(onlyRate(all, flows));
}

/**
 * Standard error of the internal rate of return of a mean profit, a year, by the delta method: a small change of the mean's worth at the
 * rate moves the rate by that over the slope of its worth, `sd(worth of a trial) / (sqrt(trials) |d worth / d rate|)`.
 * @param profitOf [trial] currency, of each step from 0
 * @param rate of a year, what `yearlyReturn` found
 */
export function yearlyReturnError(profitOf: (step: number) => ArrayLike<number>, steps: number, stepsPerMonth: number, rate: number): number {
  const factor = (1 + rate) ** (-1 / 12);
  const trials = profitOf(0).length;
  const worth = new Float64Array(trials);
  let slope = 0;
  for (let step = 0; step < steps; step++) {
    const month = monthOf(step, stepsPerMonth);
    const profit = profitOf(step);
    let sum = 0;
    for (let trial = 0; trial < trials; trial++) {
      worth[trial] += profit[trial] * factor ** month;
      sum += profit[trial];
    }
    slope -= (month / 12) * (sum / trials) * factor ** (month + 12);
  }
  const mean = worth.reduce((sum, one) => sum + one, 0) / trials;
  const squares = worth.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return trials === 1 ? 0 : Math.sqrt(squares / (trials - 1) / trials) / Math.abs(slope);
}

function byMonth(profit: readonly number[], stepsPerMonth: number): number[] {
  const flows = new Array<number>(monthOf(profit.length - 1, stepsPerMonth) + 1).fill(0);
  profit.forEach((amount, step) => {
    flows[monthOf(step, stepsPerMonth)] += amount;
  });
  return flows;
}

/** The month, from 0, at whose end the flow of a step comes. */
function monthOf(step: number, stepsPerMonth: number): number {
  return Math.ceil((step + 1) / stepsPerMonth - 1e-9) - 1;
}

function withoutRounding(flows: readonly number[]): number[] {
  const largest = flows.reduce((most, flow) => Math.max(most, Math.abs(flow)), 0);
  return flows.map((flow) => (Math.abs(flow) <= rounding * largest ? 0 : flow));
}
