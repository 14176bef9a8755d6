import type { Plan, Scenario, Schedule } from '../scenarios/scenario.js';
import { isZero } from './model.js';
import { combine, openingSource, scheduleSource, type Source } from './source.js';

/** The price that a customer looks at: the first of price, unit price, licence and set-up fee that a plan has. */
function headlineSchedule({ price, unitPrice, licence, setupFee }: Plan): Schedule {
  const stated = [price, unitPrice, licence].find((schedule) => schedule !== undefined && !isFree(schedule));
  return stated ?? setupFee;
}

export function isFree({ entries }: Schedule): boolean {
  return entries.every(({ value }) => isZero(value));
}

/** Whether a plan is given away: nobody pays for having or for using it. */
export function isFreePlan({ price, unitPrice, tiers, licence, setupFee }: Plan): boolean {
  return [price, licence, setupFee].every(isFree) && (unitPrice === undefined || isFree(unitPrice)) && tiers.length === 0;
}

/** Currency: the headline price in a step, less its discount. */
export function headlinePrice(plan: Plan, scenario: Scenario): Source {
  const price = scheduleSource(headlineSchedule(plan), scenario, 'month');
  if (isFree(plan.discount)) return price;
  return combine([price, scheduleSource(plan.discount, scenario)], ([amount, share]) => amount * (1 - share));
}

/** Currency: the price at which the stated conversion holds, the first one where the file says nothing else. */
export function listPrice(plan: Plan, scenario: Scenario): Source {
  const stated = plan.listPrice === undefined ? headlineSchedule(plan) : { entries: [{ month: 0, value: plan.listPrice }] };
  return openingSource(scheduleSource(stated, scenario, 'month'));
}

/** A source as it was in another step. */
export function atStep(source: Source, stepOf: (step: number) => number): Source {
  return { ...source, evaluate: (inputs, step) => source.evaluate(inputs, stepOf(step)) };
}

/** The headline price as a share of the list price; 1 where there is no price to compare with. */
export function priceRatio(plan: Plan, scenario: Scenario): Source {
  const [now, list] = [headlinePrice(plan, scenario), listPrice(plan, scenario)];
  return combine([now, list], ([amount, first]) => (first > 0 ? amount / first : 1));
}

/**
 * Whether there is a price to compare with the list price. Where the two are the same as long as the story lasts, they are compared all the same, so that a
 * variant that states a list price beside another price has the same kernels.
 */
export function hasPriceRatio(plan: Plan): boolean {
  return !isFree(headlineSchedule(plan));
}

/** Whether the headline price changes in the story, or is discounted. */
export function hasPriceChange(plan: Plan, scenario: Scenario): boolean {
  return headlinePrice(plan, scenario).timed || !isFree(plan.discount);
}
