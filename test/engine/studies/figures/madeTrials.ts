import * as E from 'fp-ts/lib/Either.js';
import type { MeasureName } from '../../../../scenarios/figures/quantities.js';
import { parseFigure } from '../../../../scenarios/figures/parseFigure.js';
import { parseRequirement } from '../../../../scenarios/figures/parseRequirement.js';
import type { Figure, Requirement } from '../../../../scenarios/figures/figure.js';
import { vocabularyOf } from '../../../../scenarios/figures/vocabulary.js';
import { outputName } from '../../../../engine/names.js';
import type { Trials } from '../../../../engine/trials.js';
import { scenarioOf, smallest } from '../../../scenarios/reading.js';
import { simulated } from '../../checks.js';

/** Months of the story of made trials. */
export const months = 4;

const story = await simulated(scenarioOf(smallest({ months: `months: ${months}`, trials: 'trials: 2' })));
const vocabulary = vocabularyOf(story.scenario);

/** Trials with measures of one's own: [month][trial], the same in every month where there is one row. */
export function madeTrials(measures: Readonly<Partial<Record<MeasureName, readonly (readonly number[])[]>>>, { expected = false } = {}): Trials {
  const count = Object.values(measures)[0][0].length;
  const arrays = new Map(story.outputs.arrays);
  for (const [name, rows] of Object.entries(measures)) {
    const output = outputName.measure(name);
    const { reference } = story.outputs.arrays.get(output) ?? {};
    if (reference === undefined) throw new Error(`no ${name} here`);
    arrays.set(output, { reference, values: Float64Array.from(Array.from({ length: months }, (_, month) => rows[Math.min(month, rows.length - 1)]).flat()) });
  }
  return { ...story, scenario: { ...story.scenario, expected }, outputs: { trials: count, columns: count, arrays } };
}

/** What a text means for made trials. @throws Error where it means nothing */
export function figureOf(text: string): Figure {
  const read = parseFigure(text, vocabulary);
  if (E.isLeft(read)) throw new Error(`${text}: expected ${read.left.expected}`);
  return read.right;
}

/** What a text asks of made trials. @throws Error where it asks nothing */
export function requirementOf(text: string): Requirement {
  const read = parseRequirement(text, vocabulary);
  if (E.isLeft(read)) throw new Error(`${text}: expected ${read.left.expected}`);
  return read.right;
}
