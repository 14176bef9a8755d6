import { valuesOf } from '../../expression/arrays.js';
import { collect, rowOf } from '../../outputs.js';
import { columnSummariser } from '../../statistics/columnStatistics.js';
import { instantiateSimd, type SimdInstance } from './module.js';
import type { Crew, RowStatistics, Task } from './work.js';

/** A thread's share of a task: it takes turns from the common counter until none is left. */
export function worker(crew: Crew): (task: Task) => RowStatistics {
  const instance = prepare(crew);
  const summariseColumn = columnSummariser();
  return (task) => {
    if (task.kind === 'summarise') return summarise(crew, task, summariseColumn);
    simulate(crew, instance, task);
    return [];
  };
}

function prepare({ code, shared }: Crew): SimdInstance {
  const instance = instantiateSimd(code);
  for (const [name, values] of Object.entries(shared)) instance.memory[name].set(values);
  return instance;
}

function simulate({ code, drawn, outputs, turns }: Crew, { memory, run }: SimdInstance, task: Extract<Task, { kind: 'simulate' }>): void {
  const { tile, placements } = code.layout;
  const batch = drawn[task.batch];
  const tables = Object.entries(batch.memory).flatMap(([name, values]) => {
    const placement = placements.get(name);
    return placement === undefined ? [] : [{ values, target: memory[name], rows: valuesOf(placement.array) }];
  });
  for (;;) {
    const offset = Atomics.add(turns, 0, 1) * tile;
    if (offset >= task.trials) return;
    const trials = Math.min(tile, task.trials - offset);
    for (const { values, target, rows } of tables) {
      for (let row = 0; row < rows; row++) {
        const start = row * batch.width + offset;
        target.set(values.subarray(start, start + trials), row * tile);
      }
    }
    run(task.firstTrial + offset, trials);
    collect(outputs, memory, task.firstTrial + offset, trials, tile);
  }
}

/** Rows that a thread takes at a time. */
const rowsPerTurn = 4;

function summarise({ outputs, turns }: Crew, { rows }: Extract<Task, { kind: 'summarise' }>, summariseColumn: ReturnType<typeof columnSummariser>): RowStatistics {
  const done: { position: number; statistics: ReturnType<typeof summariseColumn> }[] = [];
  for (;;) {
    const first = Atomics.add(turns, 0, 1) * rowsPerTurn;
    if (first >= rows.length) return done;
    for (let position = first; position < Math.min(first + rowsPerTurn, rows.length); position++) {
      const { name, row } = rows[position];
      done.push({ position, statistics: summariseColumn(rowOf(outputs, name, row)) });
    }
  }
}
