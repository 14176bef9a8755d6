import { Worker } from 'node:worker_threads';
import { worker } from './turns.js';
import type { Answer, Crew, RowStatistics, Task } from './work.js';

/** One or more threads that do a task together. */
export interface Team {
  readonly ask: (task: Task) => Promise<RowStatistics[]>;
  readonly close: () => Promise<void>;
}

/** This thread alone. */
export function teamOfOne(crew: Crew): Team {
  const work = worker(crew);
  return {
    ask: async (task) => {
      Atomics.store(crew.turns, 0, 0);
      return [work(task)];
    },
    close: async () => undefined,
  };
}

/** Worker threads, started at once. */
export function teamOfWorkers(crew: Crew, threads: number): Team {
  const workers = Array.from({ length: threads }, () => new Worker(new URL('./worker.js', import.meta.url), { workerData: crew }));
  return {
    ask: (task) => {
      Atomics.store(crew.turns, 0, 0);
      return Promise.all(workers.map((thread) => askOne(thread, task)));
    },
    close: async () => void (await Promise.all(workers.map((thread) => thread.terminate()))),
  };
}

function askOne(thread: Worker, task: Task): Promise<RowStatistics> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      thread.off('message', answered).off('error', failed).off('exit', left);
      act();
    };
    const answered = (answer: Answer): void =>
      settle(() => (answer.kind === 'done' ? resolve(answer.rows) : reject(new Error(answer.message))));
    const failed = (error: Error): void => settle(() => reject(error));
    const left = (code: number): void => settle(() => reject(new Error(`a worker thread ended with code ${code}`)));
    thread.on('message', answered).on('error', failed).on('exit', left);
    thread.postMessage(task);
  });
}
