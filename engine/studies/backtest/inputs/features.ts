import type { ActualMeasure } from '../../../../models/data/actuals.js';
import type { Columns } from '../../../metrics/columns.js';

/** A number that every trial has, and so has what really happened. */
export interface Feature {
  /** [trial] */
  readonly column: Float64Array;
  readonly actual: number;
}

/** Parts into which the time of a measure is cut at most: early and late tell different things, and the noise of steps averages out. */
const mostParts = 6;

/** Share of the mean that is added before a logarithm is taken, so that a trial without any sales is no infinity. */
const floor = 0.02;

/**
 * What the figures of measures come to, in few numbers: the mean of each measure over each of some parts of its time, and its logarithm where
 * nothing is below zero, so that ratios of measures (churned to subscribers) are differences.
 * @param columns [measure][step][trial]
 * @param most features in all
 */
export function featuresOf(actuals: readonly ActualMeasure[], columns: readonly Columns[], most: number): Feature[] {
  const parts = Math.max(1, Math.min(mostParts, Math.floor(most / actuals.length)));
  return actuals.flatMap(({ values }, measure) => {
    const steps = [...values.keys()].filter((step) => !Number.isNaN(values[step]));
    const count = Math.min(parts, steps.length);
    return Array.from({ length: count }, (_, part) => {
      const own = steps.slice(Math.floor((part * steps.length) / count), Math.floor(((part + 1) * steps.length) / count));
      return scaled(meanColumn(own.map((step) => columns[measure][step])), own.reduce((sum, step) => sum + values[step], 0) / own.length);
    });
  });
}

function meanColumn(columns: Columns): Float64Array {
  const mean = new Float64Array(columns[0].length);
  for (const column of columns) for (let trial = 0; trial < mean.length; trial++) mean[trial] += column[trial] / columns.length;
  return mean;
}

function scaled(column: Float64Array, actual: number): Feature {
  const size = column.reduce((sum, value) => sum + value, 0) / column.length;
  if (!(size > 0) || actual < 0 || column.some((value) => value < 0)) return { column, actual };
  const logarithm = (value: number): number => Math.log(value + floor * size);
  return { column: column.map(logarithm), actual: logarithm(actual) };
}
