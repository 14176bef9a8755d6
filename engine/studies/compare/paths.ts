import { outputName } from '../../names.js';
import { rowOf } from '../../outputs.js';
import { columnSummariser } from '../../statistics/columnStatistics.js';
import type { Trials } from '../../trials.js';
import type { Fan } from './comparison.js';

/** A measure along every future, [step][trial]. */
export type Paths = readonly Float64Array[];

export function measurePaths({ outputs, model }: Trials, measure: string): Paths {
  return Array.from({ length: model.steps }, (_, step) => Float64Array.from(rowOf(outputs, outputName.measure(measure), step)));
}

/** What has come together up to the end of each step. */
export function summedPaths(paths: Paths): Paths {
  return paths.reduce<Float64Array[]>((sums, column) => {
    const before = sums[sums.length - 1];
    return [...sums, before === undefined ? column : column.map((value, trial) => before[trial] + value)];
  }, []);
}

/** Future by future. */
export function differences(paths: Paths, base: Paths): Paths {
  return paths.map((column, step) => column.map((value, trial) => value - base[step][trial]));
}

/** Percentiles and mean over futures, [step]. */
export function fanOf(paths: Paths): Fan & { readonly mean: readonly number[] } {
  const statistics = paths.map(columnSummariser());
  return {
    p5: statistics.map(({ p5 }) => p5),
    p50: statistics.map(({ p50 }) => p50),
    p95: statistics.map(({ p95 }) => p95),
    mean: statistics.map(({ mean }) => mean),
  };
}
