import type { Scenario } from '../scenarios/scenario.js';
import { valuesOf } from './expression/arrays.js';
import { columnsOf, type Outputs } from './outputs.js';
import { stepLabels } from './time.js';

/** Numbers of a scenario that grow beyond what can be computed; the user's mistake, not ours. */
export class Overflow extends Error {}

/** Beyond this the square of a number, and so its spread, is infinite. */
const most = 1e150;

interface Place {
  readonly name: string;
  readonly row: number;
  readonly step: number;
}

/**
 * Why nothing can be told of some results: that some of them are beyond all bounds, where that is so, and the first of them; else the error
 * that they led to, as it is.
 */
export function explained(error: unknown, scenario: Scenario, outputs: Outputs): unknown {
  const labels = stepLabels(scenario);
  const [first] = placesOf(outputs, labels.length).filter(({ name, row }) => columnsOf(outputs, name, row).some((value) => Math.abs(value) > most));
  if (first === undefined) return error;
  const when = first.step < labels.length ? `in ${labels[first.step]}` : 'over the whole story';
  return new Overflow(`${first.name.replace(/^measure /, '')} ${when} is too large to be computed with: look for a price, an amount, a growth or a factor that is far too high`);
}

/** Every row of the outputs, the earliest step first; sums over the story last. */
function placesOf({ arrays }: Outputs, steps: number): Place[] {
  const places = [...arrays].flatMap(([name, { reference }]) => {
    const rows = valuesOf(reference);
    const stepOf = (row: number): number => ('month' in reference.shape ? Math.floor((row * steps) / rows) : steps);
    return Array.from({ length: rows }, (_, row) => ({ name, row, step: stepOf(row) }));
  });
  return places.sort((a, b) => a.step - b.step);
}
