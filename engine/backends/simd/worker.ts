import { parentPort, workerData } from 'node:worker_threads';
import { compile } from '../../compile.js';
import { InvalidDraw } from '../../random/draw.js';
import { tileRunner } from './tile.js';
import { takeTurns } from './turns.js';
import type { Answer, Task, WorkerStart } from './work.js';

const { scenario, code, outputs, turns } = workerData as WorkerStart;
const port = parentPort;
if (port === null) throw new Error('a worker runs in a thread of its own');

let runTile: ReturnType<typeof tileRunner> | undefined;

port.on('message', (task: Task) => {
  let answer: Answer;
  try {
    const run: ReturnType<typeof tileRunner> = (...tile) => (runTile ??= tileRunner(compile(scenario), code))(...tile);
    answer = { kind: 'done', rows: takeTurns(task, outputs, turns, code.layout.tile, run) };
  } catch (error) {
    answer = { kind: 'failed', message: (error as Error).message, invalid: error instanceof InvalidDraw };
  }
  port.postMessage(answer);
});
