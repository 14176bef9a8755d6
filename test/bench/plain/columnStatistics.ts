/**
 * Statistics of one column of 100,000 values: the engine's selection against a typed array's sort and a quickselect.
 *
 *   node dist/test/bench/plain/columnStatistics.js
 *
 * Prints one line of JSON a shape: milliseconds a column, the median of 60 columns that differ, after a warm-up.
 */
import { columnSummariser } from '../../../engine/statistics/columnStatistics.js';
import { uniformsFrom } from './random.js';
import { selecting, sorting } from './summarise.js';

const length = 100_000;
const { next } = uniformsFrom(11);
const normal = () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());

const shapes: Record<string, () => number> = {
  normal: () => 1e6 + 1e3 * normal(),
  lognormal: () => Math.exp(normal()),
  'lognormal, sigma 3': () => Math.exp(3 * normal()),
  counts: () => Math.round(200 + 14 * normal()),
  'small counts': () => Math.floor(6 * next()),
  'nine tenths zero': () => (next() < 0.9 ? 0 : 1e6 * next()),
  cauchy: () => normal() / normal(),
  constant: () => 7,
};

function median(summarise: (column: Float64Array) => unknown, columns: readonly Float64Array[]): number {
  columns.forEach(summarise);
  const times = Array.from({ length: 3 }, () => columns)
    .flat()
    .map((column) => {
      const begun = performance.now();
      summarise(column);
      return performance.now() - begun;
    });
  return Number(times.sort((a, b) => a - b)[times.length >> 1].toFixed(3));
}

for (const [shape, draw] of Object.entries(shapes)) {
  const columns = Array.from({ length: 20 }, () => Float64Array.from({ length }, draw));
  const milliseconds = {
    engine: median(columnSummariser(), columns),
    quickselect: median(selecting(), columns),
    sort: median(sorting(), columns),
  };
  console.log(JSON.stringify({ benchmark: 'columnStatistics', shape, length, milliseconds }));
}
