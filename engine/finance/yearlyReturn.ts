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

function byMonth(profit: readonly number[], stepsPerMonth: number): number[] {
  if (stepsPerMonth === 1) return [...profit];
  const flows = new Array<number>(Math.ceil(profit.length / stepsPerMonth - 1e-9)).fill(0);
  profit.forEach((amount, step) => {
    flows[Math.ceil((step + 1) / stepsPerMonth - 1e-9) - 1] += amount;
  });
  return flows;
}

function withoutRounding(flows: readonly number[]): number[] {
  const largest = flows.reduce((most, flow) => Math.max(most, Math.abs(flow)), 0);
  return flows.map((flow) => (Math.abs(flow) <= rounding * largest ? 0 : flow));
}
