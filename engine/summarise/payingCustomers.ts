import type { Columns } from '../metrics/columns.js';
import type { Customers } from '../metrics/logoChurn.js';
import { outputName } from '../names.js';
import { rowOf } from '../outputs.js';
import type { Trials } from '../trials.js';
import { columnsByStep, hasOutput, zeroColumns } from './columnsOfRun.js';

/** Customers who pay, and how their number changes; where no plan is given away, all of them. */
export function payingCustomers(trials: Trials): Customers {
  if (hasOutput(trials, outputName.payers('subscribers'))) return payersOf(trials);
  const measure = (name: string): Columns => columnsByStep(trials, outputName.measure(name));
  return { paying: measure('subscribers'), joined: measure('new'), reactivated: measure('reactivated'), churned: measure('churned') };
}

/** The same of a segment, where there are several. */
export function payingCustomersOf(trials: Trials, segment: string): Customers {
  if (hasOutput(trials, outputName.payers('subscribers', segment))) return payersOf(trials, segment);
  const flow = (what: 'new' | 'churned'): Columns => {
    const output = outputName.segment(what, segment);
    return hasOutput(trials, output) ? columnsByStep(trials, output) : zeroColumns(trials);
  };
  // Nobody comes back in the first step, the only one that is reckoned backwards.
  return { paying: subscribersOf(trials, segment), joined: flow('new'), reactivated: zeroColumns(trials), churned: flow('churned') };
}

function payersOf(trials: Trials, segment?: string): Customers {
  const of = (what: Parameters<typeof outputName.payers>[0]): Columns => columnsByStep(trials, outputName.payers(what, segment));
  return { paying: of('subscribers'), joined: of('new'), reactivated: of('reactivated'), churned: of('churned') };
}

/** [step][trial] subscribers of a segment. */
function subscribersOf({ model, outputs }: Trials, name: string): Columns {
  return model.populations.flatMap((population) => {
    const position = population.segments.findIndex((segment) => segment.name === name);
    if (position < 0) return [];
    return Array.from({ length: model.steps }, (_, step) => rowOf(outputs, outputName.segments(population), step * population.segments.length + position));
  });
}
