import type { Either } from 'fp-ts/lib/Either.js';
import { zeroValueFactors } from './discountFactors.js';
import { onlyRate, type NoSingleRate } from './internalRate.js';

/** A payment on a day. */
export interface DatedFlow {
  /** Currency; what comes in is positive. */
  readonly amount: number;
  readonly date: Date;
}

const dayMs = 86_400_000;
const daysPerYear = 365;

/**
 * Every yearly rate above -100 % at which dated flows are worth nothing, `sum amount / (1 + rate)^(days / 365) = 0`, ascending. Days
 * count from the earliest flow, in UTC and whole; a year has 365 of them, leap or not: as the XIRR of spreadsheets (OpenDocument Format 1.2,
 * part 2, "XIRR").
 */
export function datedRates(flows: readonly DatedFlow[]): number[] {
  return zeroValueFactors(byDay(flows))
    .map((factor) => factor ** -daysPerYear - 1)
    .reverse();
}

/** The one yearly rate of dated flows, as XIRR asks for; left where there is none or where there are several. */
export function xirr(flows: readonly DatedFlow[]): Either<NoSingleRate, number> {
  return onlyRate(
    datedRates(flows),
    flows.map(({ amount }) => amount),
  );
}

/** [day] what is paid on each day from the first to the last. */
function byDay(flows: readonly DatedFlow[]): number[] {
  const days = flows.map(({ date }) => Math.floor(date.getTime() / dayMs));
  const first = Math.min(...days);
  const amounts = new Array<number>(flows.length === 0 ? 0 : Math.max(...days) - first + 1).fill(0);
  flows.forEach(({ amount }, index) => {
    amounts[days[index] - first] += amount;
  });
  return amounts;
}
