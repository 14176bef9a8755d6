import type { Period, Scenario, Scaling } from '../scenarios/scenario.js';
import { stepsPerMonth } from '../scenarios/step.js';

/** How many of each period make a year; a week is 1/52 of it and a day 1/365. */
const perYear: Record<Period, number> = { year: 1, month: 12, week: 52, day: 365 };

/** The length of a step in months: 1, 12/52 or 12/365. */
export function monthsPerStep(step: Scenario['step']): number {
  return 1 / stepsPerMonth[step];
}

/** Steps of the horizon. */
export function stepsOf(scenario: Scenario): number {
  return Math.round(scenario.months / monthsPerStep(scenario.step));
}

/** The first step that begins in or after a month, counted from the start of the scenario. */
export function stepOfMonth(scenario: Scenario, month: number): number {
  return Math.max(0, Math.ceil(month / monthsPerStep(scenario.step) - 1e-9));
}

/** Brings a number stated for a period to one step, in the way that its kind asks for (see `Scaling`). */
export function toStep(value: number, scaling: Scaling, per: Period, step: Scenario['step']): number {
  const share = perYear[per] / perYear[step];
  switch (scaling) {
    case 'level':
      return value;
    case 'intensity':
    case 'flow':
      return value * share;
    case 'compound':
      return share === 1 ? value : 1 - (1 - value) ** share;
    case 'growth':
      return share === 1 ? value : (1 + value) ** share - 1;
    default:
      return scaling satisfies never;
  }
}

/** The label of each step: `2027-01` for months, the date on which it begins for weeks and days. */
export function stepLabels(scenario: Scenario): string[] {
  const { year, month } = scenario.start;
  return Array.from({ length: stepsOf(scenario) }, (_, step) => {
    if (scenario.step === 'month') {
      const count = month - 1 + step;
      return `${year + Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
    }
    const days = scenario.step === 'week' ? 7 * step : step;
    return new Date(Date.UTC(year, month - 1, 1 + days)).toISOString().slice(0, 10);
  });
}

/** The calendar month in which a step begins, 0 for January. */
export function calendarMonth({ start, step: length }: Scenario, step: number): number {
  return (start.month - 1 + Math.floor(step * monthsPerStep(length) + 1e-9)) % 12;
}
