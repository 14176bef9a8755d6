import { isLeft } from 'fp-ts/lib/Either.js';
import * as assert from 'uvu/assert';
import { run } from '../../../engine/run.js';
import type { SimulateOptions } from '../../../engine/simulate.js';
import type { Summary } from '../../../engine/summary.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { storedModel } from '../../support/storedModels.js';
import { scenarioOf } from '../../scenarios/reading.js';

/** Stored models by the names that scenarios of these tests give them. */
export type ModelTexts = Readonly<Record<string, string>>;

/** A scenario of months, a market and an offer that a test states, and the models that it names. */
export const drivenScenario = (text: string, models: ModelTexts): Scenario => scenarioOf(`name: Driven\ncurrency: USD\nstart: 2027-01\n${text}`, models);

export const summaryOf = async (scenario: Scenario, options: SimulateOptions = {}): Promise<Summary> => {
  const summary = await run(scenario, options)();
  if (isLeft(summary)) throw new Error(summary.left.message);
  return summary.right;
};

/** Expected values of one trial, to be checked by hand. */
export const expectedOf = (text: string, models: ModelTexts): Promise<Summary> => summaryOf(drivenScenario(`trials: 1\nexpected: true\n${text}`, models));

export const close = (actual: number, wanted: number, tolerance = 1e-6): void =>
  assert.ok(Math.abs(actual - wanted) <= tolerance * Math.max(1, Math.abs(wanted)), `${actual}, not ${wanted}`);

export const closeAll = (actual: readonly number[], wanted: readonly number[], tolerance = 1e-6): void => {
  assert.is(actual.length, wanted.length);
  actual.forEach((value, step) => close(value, wanted[step], tolerance));
};

/** A recommender of one group of items for everybody: rows are people, the same in every member. */
export const recommenderOf = (best: readonly number[][], other: readonly number[][], shown: readonly number[], popular: readonly number[]): string =>
  storedModel('recommender', {
    groups: [{ name: 'all', items: 9 }],
    segments: [{ name: '', people: 90, best: [best.map((row) => [...row])], other: [other.map((row) => [...row])] }],
    shown: [...shown],
    popular: [...popular],
    first: 10,
  });
