import { parentPort } from 'node:worker_threads';
import { worker } from './turns.js';
import type { Answer, Message, RowStatistics, Task } from './work.js';

const port = parentPort;
if (port === null) throw new Error('a worker runs in a thread of its own');
let work = (_: Task): RowStatistics => {
  throw new Error('a task came before what to work with');
};

port.on('message', (message: Message) => {
  if (message.kind === 'begin') {
    work = worker(message.crew);
    return;
  }
  let answer: Answer;
  try {
    answer = { kind: 'done', rows: work(message) };
  } catch (error) {
    answer = { kind: 'failed', message: (error as Error).stack ?? String(error) };
  }
  port.postMessage(answer);
});
