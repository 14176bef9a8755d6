import { parentPort, workerData } from 'node:worker_threads';
import { worker } from './turns.js';
import type { Answer, Crew, Task } from './work.js';

const port = parentPort;
if (port === null) throw new Error('a worker runs in a thread of its own');
const work = worker(workerData as Crew);

port.on('message', (task: Task) => {
  let answer: Answer;
  try {
    answer = { kind: 'done', rows: work(task) };
  } catch (error) {
    answer = { kind: 'failed', message: (error as Error).stack ?? String(error) };
  }
  port.postMessage(answer);
});
