import type { Columns } from '../metrics/columns.js';
import type { Customers } from '../metrics/logoChurn.js';
import { populationOfSegment } from '../model.js';
import { outputName } from '../names.js';
import { openingSubscribers } from '../opening.js';
import { rowOf } from '../outputs.js';
import { payingPlans } from '../stages/payers.js';
import type { Trials } from '../trials.js';
import { columnsByStep, hasOutput } from './columnsOfRun.js';

/** Customers who pay, with those who come and leave; where no plan is given away, all of them. */
export function payingCustomers(trials: Trials): { readonly customers: Customers; readonly joined: Columns; readonly churned: Columns } {
  const opening = openingOf(trials);
  const [paying, joined, churned] = hasPayers(trials)
    ? (['subscribers', 'new', 'churned'] as const).map((what) => columnsByStep(trials, outputName.payers(what)))
    : ['subscribers', 'new', 'churned'].map((what) => columnsByStep(trials, outputName.measure(what)));
  return { customers: { opening, paying }, joined, churned };
}

/** Customers of a segment who pay, where there are several segments. */
export function payingCustomersOf(trials: Trials, segment: string): Customers {
  const opening = openingOf(trials, segment);
  if (hasPayers(trials)) return { opening, paying: columnsByStep(trials, outputName.payers('subscribers', segment)) };
  return { opening, paying: subscribersOfSegment(trials, segment) };
}

/** [step][trial] subscribers of a segment. */
export function subscribersOfSegment({ model, outputs }: Trials, segment: string): Columns {
  const { population, position } = populationOfSegment(model, segment);
  return Array.from({ length: model.steps }, (_, step) => rowOf(outputs, outputName.segments(population), step * population.segments.length + position));
}

/** Whether some customers pay and others do not. */
export function hasPayers(trials: Trials): boolean {
  return hasOutput(trials, outputName.payers('subscribers'));
}

function openingOf({ scenario, model }: Trials, segment?: string): number {
  return payingPlans(scenario).reduce((sum, plan) => sum + openingSubscribers(model.populations, plan, segment), 0);
}
