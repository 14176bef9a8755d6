import { Worker } from 'node:worker_threads';
import type { Compiled } from '../../compile.js';
import type { Outputs } from '../../outputs.js';
import { InvalidDraw } from '../../random/draw.js';
import type { ColumnStatistics } from '../../statistics/column-statistics.js';
import type { Backend } from '../backend.js';
import { compileSimd } from './module.js';
import { tileOf, tileRunner } from './tile.js';
import { takeTurns } from './turns.js';
import type { Answer, OutputRow, Task, WorkerStart } from './work.js';

/** A backend whose threads can also summarise what they have written. */
export interface SimdBackend extends Backend {
  readonly summarise: (rows: readonly OutputRow[]) => Promise<ColumnStatistics[]>;
}

/** Batches of a run: a look at the signal each, and a report of progress. */
const batches = 20;

/**
 * WebAssembly on the vector units of this machine's processors, four trials at a time.
 * @param threads 1 runs in this thread; more start workers, which share the outputs and take tiles of trials in turns
 */
export function simdBackend(compiled: Compiled, outputs: Outputs, threads: number): SimdBackend {
  const tile = tileOf(compiled, outputs.trials, threads);
  const code = compileSimd(compiled.program, tile);
  const turns = new Int32Array(new SharedArrayBuffer(4));
  const crew = threads === 1 ? inProcess(compiled, code, outputs, turns) : workers({ scenario: compiled.model.scenario, code, outputs, turns }, threads);
  const ask = async (task: Task): Promise<ColumnStatistics[]> => {
    Atomics.store(turns, 0, 0);
    const answers = await crew.ask(task);
    const statistics: ColumnStatistics[] = [];
    for (const answer of answers) {
      if (answer.kind === 'failed') throw answer.invalid ? new InvalidDraw(answer.message) : new Error(answer.message);
      answer.rows.forEach((row) => (statistics[row.position] = row.statistics));
    }
    return statistics;
  };
  return {
    name: 'simd',
    threads,
    batch: Math.max(tile * threads, Math.ceil(outputs.trials / batches / tile) * tile),
    executor: () => `WebAssembly SIMD, ${threads === 1 ? 'this thread' : `${threads} worker threads`}`,
    simulate: async (_, firstTrial, trials) => void (await ask({ kind: 'simulate', firstTrial, trials })),
    summarise: (rows) => ask({ kind: 'summarise', rows }),
    close: crew.close,
  };
}

interface Crew {
  readonly ask: (task: Task) => Promise<Answer[]>;
  readonly close: () => Promise<void>;
}

function inProcess(compiled: Compiled, code: ReturnType<typeof compileSimd>, outputs: Outputs, turns: Int32Array): Crew {
  const run = tileRunner(compiled, code);
  return {
    ask: async (task) => [{ kind: 'done', rows: takeTurns(task, outputs, turns, code.layout.tile, run) }],
    close: async () => undefined,
  };
}

function workers(start: WorkerStart, threads: number): Crew {
  const team = Array.from({ length: threads }, () => new Worker(new URL('./worker.js', import.meta.url), { workerData: start }));
  const askOne = (worker: Worker, task: Task): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        worker.off('message', answered).off('error', failed).off('exit', left);
        act();
      };
      const answered = (answer: Answer): void => settle(() => resolve(answer));
      const failed = (error: Error): void => settle(() => reject(error));
      const left = (code: number): void => settle(() => reject(new Error(`a worker thread ended with code ${code}`)));
      worker.on('message', answered).on('error', failed).on('exit', left);
      worker.postMessage(task);
    });
  return {
    ask: (task) => Promise.all(team.map((worker) => askOne(worker, task))),
    close: async () => void (await Promise.all(team.map((worker) => worker.terminate()))),
  };
}
