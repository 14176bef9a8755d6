import type { TablesOf } from '../../scenarios/storedModel.js';
import type { TrainingContext } from '../context.js';
import { meanOf, standardDeviation } from '../metrics/measure.js';
import { autoregression, type Autoregression } from './autoregression.js';
import { monthlyIndex, type MonthCounts, type MonthlyIndex } from './monthlyIndex.js';
import { sentimentMembers } from './sentimentMembers.js';

/** The mood of the market by month, and the process that it follows. */
export interface Mood extends MonthlyIndex {
  readonly counts: readonly MonthCounts[];
  /** [month] the balance less its mean, in its standard deviations: the unit of a scenario's sentiment. */
  readonly series: readonly number[];
  /** Balance that a series of 0 means, and what 1 more of it is. */
  readonly mean: number;
  readonly sd: number;
  readonly process: Autoregression;
  readonly tables: TablesOf<'sentiment'>;
}

/** Fits the mood to texts by month; the months must be 4 or more and not all have one balance. */
export const moodOf = (counts: readonly MonthCounts[], { members, seed }: TrainingContext): Mood => {
  const index = monthlyIndex(counts);
  const mean = meanOf(index.balance);
  const sd = standardDeviation(index.balance);
  const series = index.balance.map((value) => (value - mean) / sd);
  const process = autoregression(series);
  const startOf = (balance: number): number => (balance / index.volume - mean) / sd;
  return { ...index, counts, series, mean, sd, process, tables: sentimentMembers(series, process, counts[counts.length - 1], startOf, members, seed) };
};
