import { columnsOf, rowOf } from '../outputs.js';
import type { Column, Columns } from '../metrics/columns.js';
import { monthsPerStep } from '../time.js';
import type { Trials } from '../trials.js';

/** Whether the program of a run hands out an output: what its scenario does not use is not there. */
export function hasOutput({ outputs }: Trials, name: string): boolean {
  return outputs.arrays.has(name);
}

/** [step][trial] of an output that has a row for each step. */
export function columnsByStep({ outputs, model }: Trials, name: string): Columns {
  return Array.from({ length: model.steps }, (_, step) => rowOf(outputs, name, step));
}

/** [step][trial] nothing. */
export function zeroColumns({ outputs, model }: Trials): Columns {
  const zeros = new Float32Array(outputs.trials);
  return new Array<Column>(model.steps).fill(zeros);
}

/** [column] the sum of all rows of an output, in f64; trials first, then replicates. */
export function sumOfRows({ outputs, model }: Trials, name: string): Float64Array {
  const sum = new Float64Array(outputs.columns);
  for (let step = 0; step < model.steps; step++) {
    const row = columnsOf(outputs, name, step);
    for (let column = 0; column < sum.length; column++) sum[column] += row[column];
  }
  return sum;
}

/** How many steps make a month: 1, 52 / 12 or 365 / 12. */
export function stepsPerMonthOf({ scenario }: Trials): number {
  return 1 / monthsPerStep(scenario.step);
}
