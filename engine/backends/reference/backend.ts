import type { Compiled } from '../../compile.js';
import { arraysOf } from '../../expression/arrays.js';
import { collect } from '../../outputs.js';
import type { Backend } from '../backend.js';
import { fillTables } from '../fill.js';
import { allocate, batchFor, valuesPerTrial, type Memory } from '../memory.js';
import { compileReference } from './emit.js';

/** Plain JavaScript on one thread; with a program traced in double precision, the one that yields expected values. */
export function referenceBackend({ program, tables }: Compiled): Backend {
  const run = compileReference(program);
  const { double } = program.options;
  return {
    name: 'reference',
    threads: 1,
    batch: batchFor(valuesPerTrial(arraysOf(program.root))),
    executor: () => (double ? 'javascript, double precision' : 'javascript'),
    simulate: async (outputs, firstTrial, trials) => {
      const memory: Memory = Object.fromEntries(arraysOf(program.root).map((array) => [array.name, allocate(array, trials, { double })]));
      fillTables(tables.all(), memory, { firstTrial, trials, width: trials });
      run(memory, firstTrial, trials);
      collect(outputs, memory, firstTrial, trials, trials);
    },
    close: async () => undefined,
  };
}
