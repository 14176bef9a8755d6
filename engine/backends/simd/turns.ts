import { columnSummariser } from '../../statistics/column-statistics.js';
import { rowOf, type Outputs } from '../../outputs.js';
import type { RowStatistics, Task } from './work.js';

type RunTile = (outputs: Outputs, firstTrial: number, trials: number) => void;

/** Does a share of a task: takes turns from the common counter until none is left. */
export function takeTurns(task: Task, outputs: Outputs, turns: Int32Array, tile: number, runTile: RunTile): RowStatistics {
  return task.kind === 'simulate' ? simulate(task, outputs, turns, tile, runTile) : summarise(task, outputs, turns);
}

function simulate(task: Extract<Task, { kind: 'simulate' }>, outputs: Outputs, turns: Int32Array, tile: number, runTile: RunTile): RowStatistics {
  const end = task.firstTrial + task.trials;
  for (;;) {
    const first = task.firstTrial + Atomics.add(turns, 0, 1) * tile;
    if (first >= end) return [];
    runTile(outputs, first, Math.min(tile, end - first));
  }
}

/** Rows that a worker takes at a time. */
const rowsPerTurn = 4;

function summarise(task: Extract<Task, { kind: 'summarise' }>, outputs: Outputs, turns: Int32Array): RowStatistics {
  const summariseColumn = columnSummariser();
  const done: { position: number; statistics: ReturnType<typeof summariseColumn> }[] = [];
  for (;;) {
    const first = Atomics.add(turns, 0, 1) * rowsPerTurn;
    if (first >= task.rows.length) return done;
    for (let position = first; position < Math.min(first + rowsPerTurn, task.rows.length); position++) {
      const { name, row } = task.rows[position];
      done.push({ position, statistics: summariseColumn(rowOf(outputs, name, row)) });
    }
  }
}
