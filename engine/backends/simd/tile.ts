import type { Compiled } from '../../compile.js';
import { arraysOf, valuesOf } from '../../expression/arrays.js';
import { collect, type Outputs } from '../../outputs.js';
import { fillShared, fillTrials } from '../fill.js';
import { bytesOf, lanes } from './layout.js';
import { instantiateSimd, type SimdCode } from './module.js';

const largestTile = 64;
/** What the tables and outputs of a tile may take: about a core's share of cache. */
const tileBytes = 1 << 20;

/** How many trials to run at a time so that what they write stays in cache and every thread has several turns. */
export function tileOf({ program }: Compiled, trials: number, threads: number): number {
  const perTrial = arraysOf(program.root)
    .filter((array) => array.perTrial && array.role !== 'state')
    .reduce((bytes, array) => bytes + valuesOf(array) * bytesOf(array), 0);
  const fitting = Math.min(largestTile, Math.floor(tileBytes / Math.max(1, perTrial)), Math.ceil(trials / (threads * 4)));
  return Math.max(lanes, Math.floor(fitting / lanes) * lanes);
}

/** Runs tiles of trials on this thread. */
export function tileRunner({ tables }: Compiled, code: SimdCode): (outputs: Outputs, firstTrial: number, trials: number) => void {
  const { tile } = code.layout;
  const instance = instantiateSimd(code);
  fillShared(tables, instance.memory);
  return (outputs, firstTrial, trials) => {
    fillTrials(tables, instance.memory, { firstTrial, trials, width: tile });
    instance.run(firstTrial, trials);
    collect(outputs, instance.memory, firstTrial, trials, tile);
  };
}
