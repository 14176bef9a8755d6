import type { TablesOf } from '../../scenarios/storedModel.js';
import { timeOf } from './history.js';
import type { Outcome } from './outcome.js';

/** What an index of 1 is: the mean of the last season of the history. */
export const baseOf = (values: Float64Array, season: number): number => values.slice(-season).reduce((sum, value) => sum + value, 0) / season;

/** Digits that an index and a factor keep: far finer than any of them is known. */
const rounded = (value: number): number => Number(value.toPrecision(6));

/** The forecast as a simulation reads it. */
export const forecastTables = ({ history, chosen, future }: Outcome): TablesOf<'forecast'> => {
  const base = baseOf(history.values, history.season);
  return {
    every: history.every,
    from: timeOf(history, history.values.length),
    base,
    point: future.members.map((member) => Array.from(member, (log) => rounded(Math.exp(log) / base))),
    errors: future.errors.map((error) => Array.from(error, (log) => rounded(Math.exp(log)))),
    method: chosen.method.name,
  };
};
