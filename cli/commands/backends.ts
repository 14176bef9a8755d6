import picocolors from 'picocolors';
import type { Api, BackendState } from '../api.js';
import { exitCodes } from '../failure.js';
import type { Io } from '../io.js';

const show = (title: string, states: readonly BackendState[], io: Io): void => {
  const paint = picocolors.createColors(io.out.color);
  const width = Math.max(0, ...states.map(({ name }) => name.length));
  io.out.write(`${paint.bold(title)}\n`);
  for (const { name, available, detail } of states) {
    const verdict = available ? paint.green('available') : paint.red('not here ');
    io.out.write(`${name.padEnd(width)}  ${verdict}  ${detail}\n`);
  }
};

/** Lists everything that simulates and that learns, whether it runs on this machine, and on what, or why not. */
export const backends = async (api: Api, io: Io): Promise<number> => {
  show('Simulation', await api.listBackends(), io);
  io.out.write('\n');
  show('Learning (TensorFlow.js)', await api.listLearningBackends(), io);
  return exitCodes.fine;
};
