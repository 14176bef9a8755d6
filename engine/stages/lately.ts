import { multiply } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { trailingWindow } from '../metrics/columns.js';
import type { Model } from '../model.js';
import { monthsPerStep } from '../time.js';
import type { TrialContext, TrialParameter } from './stage.js';

/** 1 in the last months of the story, which metrics are taken from, 0 before. */
export function latelyParameter({ scenario, steps }: Model): TrialParameter {
  const { first } = trailingWindow(steps, 1 / monthsPerStep(scenario.step));
  return { name: 'lately', unit: '0 or 1', source: { inputs: [], timed: true, evaluate: (_, step) => (step >= first ? 1 : 0) } };
}

/** Adds an amount of this month up if it is one of those months. */
export function sumLately({ sum, parameter }: TrialContext, name: string, amount: Expression): void {
  sum(name, multiply(amount, parameter('lately')));
}
