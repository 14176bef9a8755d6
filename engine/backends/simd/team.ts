import { Worker } from 'node:worker_threads';
import { worker } from './turns.js';
import type { Answer, Crew, Message, RowStatistics, Task } from './work.js';

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

/** Worker threads, started at once; they come up while the kernels are still being compiled. */
export function startWorkers(threads: number): Worker[] {
  return Array.from({ length: threads }, () => new Worker(new URL('./worker.js', import.meta.url)));
}

/** Makes a team of workers that have been started. */
export function teamOfWorkers(workers: readonly Worker[], crew: Crew): Team {
  const begin: Message = { kind: 'begin', crew };
  workers.forEach((thread) => thread.postMessage(begin));
  return {
    ask: (task) => {
      Atomics.store(crew.turns, 0, 0);
      return Promise.all(workers.map((thread) => askOne(thread, task)));
    },
    close: () => endWorkers(workers),
  };
}

export async function endWorkers(workers: readonly Worker[]): Promise<void> {
  await Promise.all(workers.map((thread) => thread.terminate()));
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
