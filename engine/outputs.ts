import { totalmem } from 'node:os';
import { TooLarge } from './error.js';
import { arraysOf, valuesOf } from './expression/arrays.js';
import type { Graph } from './expression/graph.js';
import type { ArrayReference } from './expression/type.js';
import { allocate, type Memory, type Numbers } from './backends/memory.js';
import { hasSpread } from './names.js';

/** The share of the machine's memory that results may take. */
const memoryShare = 0.8;

/** What a program hands out, for all trials of a run, in memory that threads share. */
export interface Outputs {
  /** Trials that results are made of. */
  readonly trials: number;
  /** All that are simulated: after the trials come replicates, which share what is uncertain with the first of them. */
  readonly columns: number;
  /** `[..shape][column]` by name. */
  readonly arrays: ReadonlyMap<string, { readonly reference: ArrayReference; readonly values: Float32Array | Float64Array }>;
}

export function outputReferences(graph: Graph): ArrayReference[] {
  return arraysOf(graph.root).filter((array) => array.role === 'output');
}

/**
 * @param replicates simulated beside the trials
 * @throws TooLarge when they would take most of this machine's memory
 */
export function allocateOutputs(references: readonly ArrayReference[], trials: number, replicates = 0): Outputs {
  const columns = trials + replicates;
  const bytes = columns * references.reduce((sum, reference) => sum + valuesOf(reference) * (reference.type === 'money' ? 8 : 4), 0);
  if (bytes > totalmem() * memoryShare) {
    const gigabytes = (value: number): string => (value / 2 ** 30).toFixed(1);
    throw new TooLarge(
      `${trials} trials keep ${gigabytes(bytes)} GB of results for their quantiles, this machine has ${gigabytes(totalmem())} GB of memory: fewer trials or a shorter horizon fit`,
    );
  }
  const arrays = references.map((reference) => {
    // Outputs are counts and money: `allocate` makes no integers of them.
    const values = allocate(reference, columns, { shared: true }) as Float32Array | Float64Array;
    return [reference.name, { reference, values }] as const;
  });
  return { trials, columns, arrays: new Map(arrays) };
}

/** Copies what a kernel wrote for some trials, `width` apart, to their places among all trials. */
export function collect(outputs: Outputs, memory: Memory, firstTrial: number, trials: number, width: number): void {
  for (const [name, { reference, values }] of outputs.arrays) {
    const source: Numbers = memory[name];
    const rows = valuesOf(reference);
    for (let row = 0; row < rows; row++) {
      values.set(source.subarray(row * width, row * width + trials), row * outputs.columns + firstTrial);
    }
  }
}

/** The values of one row of an output for all trials. */
export function rowOf(outputs: Outputs, name: string, row: number): Float32Array | Float64Array {
  return columnsOf(outputs, name, row).subarray(0, outputs.trials);
}

/** The values of one row of an output for trials, then replicates; replicate number i is the twin of trial i. */
export function columnsOf(outputs: Outputs, name: string, row: number): Float32Array | Float64Array {
  const output = outputs.arrays.get(name);
  if (output === undefined) throw new Error(`no output ${name}`);
  return output.values.subarray(row * outputs.columns, (row + 1) * outputs.columns);
}

/** One column of values: a row of an output, such as a measure in a month. */
export interface OutputRow {
  readonly name: string;
  readonly row: number;
}

/** Every row of the outputs whose spread is told: measures, and subscribers by segment; of parts only means are. */
export function outputRows(outputs: Outputs): OutputRow[] {
  return [...outputs.arrays]
    .filter(([name]) => hasSpread(name))
    .flatMap(([name, { reference }]) => Array.from({ length: valuesOf(reference) }, (_, row) => ({ name, row })));
}
