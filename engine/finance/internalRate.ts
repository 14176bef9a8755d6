import { left, right, type Either } from 'fp-ts/lib/Either.js';
import { zeroValueFactors } from './discountFactors.js';

/** Why flows have no internal rate of return that could stand alone. */
export interface NoSingleRate {
  readonly kind: 'none' | 'several';
  /** All rates that there are: none, or two and more. */
  readonly all: readonly number[];
  /** A clause for a reader: `the flows never change sign`. */
  readonly message: string;
}

/**
 * Internal rates of return: every rate of a period above -100 % at which the flows are worth nothing, `sum flow_t / (1 + rate)^t = 0`,
 * ascending. A plan that earns, then pays again may have several, and then none of them can stand for it; flows that never change sign
 * have none. When the first flow comes does not matter. No rate is missed (see `unitRoots`).
 * @param flows [period] currency; finite
 */
export function internalRatesOfReturn(flows: readonly number[]): number[] {
  return zeroValueFactors(flows)
    .map((factor) => 1 / factor - 1)
    .reverse();
}

/** The one internal rate of return of a period; left where there is none or where there are several. */
export function internalRateOfReturn(flows: readonly number[]): Either<NoSingleRate, number> {
  return onlyRate(internalRatesOfReturn(flows), flows);
}

/**
 * The only one of some rates; left where there is none or where there are several.
 * @param flows what the rates were found from
 */
export function onlyRate(rates: readonly number[], flows: readonly number[]): Either<NoSingleRate, number> {
  if (rates.length === 1) return right(rates[0]);
  if (rates.length > 1) return left({ kind: 'several', all: rates, message: `the flows change sign more than once, and ${rates.length} rates make them worth nothing` });
  const turns = flows.some((flow) => flow > 0) && flows.some((flow) => flow < 0);
  return left({ kind: 'none', all: [], message: turns ? 'no rate makes the flows worth nothing' : 'the flows never change sign' });
}
