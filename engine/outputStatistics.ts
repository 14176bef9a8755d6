import type { Backend } from './backends/backend.js';
import type { SimdBackend } from './backends/simd/backend.js';
import { outputRows, rowOf, type OutputRow, type Outputs } from './outputs.js';
import { columnSummariser, type ColumnStatistics } from './statistics/columnStatistics.js';

/** Statistics over trials, `[row]` by output name, of every output whose spread is told. */
export type OutputStatistics = ReadonlyMap<string, readonly ColumnStatistics[]>;

/** By the threads of the backend that wrote the outputs, where it can. */
export async function outputStatistics(outputs: Outputs, backend: Backend | SimdBackend): Promise<OutputStatistics> {
  if (!('summarise' in backend)) return outputStatisticsHere(outputs);
  const rows = outputRows(outputs);
  return byOutput(rows, await backend.summarise(rows));
}

/** By this thread. */
export function outputStatisticsHere(outputs: Outputs): OutputStatistics {
  const summariseColumn = columnSummariser();
  const rows = outputRows(outputs);
  return byOutput(rows, rows.map(({ name, row }) => summariseColumn(rowOf(outputs, name, row))));
}

function byOutput(rows: readonly OutputRow[], columns: readonly ColumnStatistics[]): OutputStatistics {
  const statistics = new Map<string, ColumnStatistics[]>();
  rows.forEach(({ name }, position) => {
    const known = statistics.get(name) ?? [];
    known.push(columns[position]);
    statistics.set(name, known);
  });
  return statistics;
}
