import { arraysOf, valuesOf } from '../../expression/arrays.js';
import type { Graph } from '../../expression/graph.js';
import { bytesOf, lanes } from './layout.js';

const largestTile = 256;
/** What the tables and outputs of a tile may take: about a core's share of cache. */
const tileBytes = 1 << 20;
/** Turns that every thread gets at least, so that none waits long for the last. */
const turnsPerThread = 4;

/** How many trials to run at a time so that what they write stays in cache and every thread has several turns. */
export function tileOf(program: Graph, trials: number, threads: number): number {
  const perTrial = arraysOf(program.root)
    .filter((array) => array.perTrial && array.role !== 'state')
    .reduce((bytes, array) => bytes + valuesOf(array) * bytesOf(array), 0);
  const fitting = Math.min(largestTile, Math.floor(tileBytes / Math.max(1, perTrial)), Math.ceil(trials / (threads * turnsPerThread)));
  return Math.max(lanes, Math.floor(fitting / lanes) * lanes);
}
