import { valuesOf } from '../expression/arrays.js';
import type { ArrayReference } from '../expression/type.js';

export type Numbers = Float32Array | Float64Array | Int32Array;

/** The values of arrays by name; `[..shape][trial]` where the array has values per trial, else `[..shape]`. */
export type Memory = Record<string, Numbers>;

/** Where and how the values of an array are held. */
export interface Allocation {
  /** In double precision, whatever the type. */
  readonly double?: boolean;
  /** In memory that threads share. */
  readonly shared?: boolean;
}

/** A typed array that holds an array's values for a number of trials, all zero. */
export function allocate(array: ArrayReference, trials: number, { double = false, shared = false }: Allocation = {}): Numbers {
  const bytes = (array.type === 'money' || (double && array.type === 'f32') ? 8 : 4) * valuesOf(array) * (array.perTrial ? trials : 1);
  const buffer = shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  switch (array.type) {
    case 'f32':
      return double ? new Float64Array(buffer) : new Float32Array(buffer);
    case 'money':
      return new Float64Array(buffer);
    case 'i32':
    case 'index':
      return new Int32Array(buffer);
    default:
      return array.type satisfies never;
  }
}

/** What the arrays of a batch of trials may take together. */
const batchBytes = 256 * 2 ** 20;
const largestBatch = 10_000;

/** How many trials fit in the memory budget of a batch when each takes so many values, at least 1. */
export function batchFor(valuesPerTrial: number): number {
  return Math.max(1, Math.min(largestBatch, Math.floor(batchBytes / Math.max(1, valuesPerTrial * Float64Array.BYTES_PER_ELEMENT))));
}

/** Values that arrays hold for one trial. */
export function valuesPerTrial(arrays: readonly ArrayReference[]): number {
  return arrays.filter((array) => array.perTrial).reduce((total, array) => total + valuesOf(array), 0);
}
