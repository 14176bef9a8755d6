import { arraysOf, stridesOf, valuesOf } from '../../expression/arrays.js';
import type { Block } from '../../expression/graph.js';
import type { ArrayReference } from '../../expression/type.js';

/** Trials that are simulated side by side, in vectors of four: two vectors, so that one computes while the other waits. */
export const lanes = 8;
/** Vectors that hold a number for each of those trials. */
export const vectors = lanes / 4;

const pageBytes = 65536;
const alignment = 16;

/** Where an array lies in the memory of a module. */
export interface Placement {
  readonly array: ArrayReference;
  readonly offset: number;
  /** How many trials lie side by side: 1 for what all trials share, `lanes` for a state, the whole tile otherwise. */
  readonly trials: number;
  /** Bytes between two values along each axis of the shape. */
  readonly strides: readonly number[];
}

export interface Layout {
  readonly placements: ReadonlyMap<string, Placement>;
  /** Trials that the memory holds at once; a multiple of `lanes`. */
  readonly tile: number;
  readonly pages: number;
}

export function bytesOf(array: ArrayReference): number {
  return array.type === 'money' ? 8 : 4;
}

/** Lays the arrays of a program out one after another, each on a vector boundary. */
export function layOut(root: Block, tile: number): Layout {
  const placements = new Map<string, Placement>();
  let offset = alignment;
  for (const array of arraysOf(root)) {
    const trials = array.perTrial ? (array.role === 'state' ? lanes : tile) : 1;
    const bytes = bytesOf(array) * trials;
    placements.set(array.name, { array, offset, trials, strides: stridesOf(array).map((stride) => stride * bytes) });
    offset = Math.ceil((offset + valuesOf(array) * bytes) / alignment) * alignment;
  }
  return { placements, tile, pages: Math.ceil(offset / pageBytes) };
}
