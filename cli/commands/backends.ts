import picocolors from 'picocolors';
import type { Api } from '../api.js';
import { exitCodes } from '../failure.js';
import type { Io } from '../io.js';

/** Lists every backend, whether it runs on this machine, and on what, or why not. */
export const backends = async (api: Api, io: Io): Promise<number> => {
  const paint = picocolors.createColors(io.out.color);
  const states = await api.listBackends();
  const width = Math.max(0, ...states.map(({ name }) => name.length));
  for (const { name, available, detail } of states) {
    const verdict = available ? paint.green('available') : paint.red('not here ');
    io.out.write(`${name.padEnd(width)}  ${verdict}  ${detail}\n`);
  }
  return exitCodes.fine;
};
