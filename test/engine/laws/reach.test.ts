import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { scenarioJsonSchema } from '../../../scenarios/jsonSchema.js';
import { trainingRules } from '../../../scenarios/trainingRules.js';
import { studySections } from '../../../scenarios/studies/studySections.js';
import { randomBusiness } from '../arbitraryBusiness.js';

/** Keys that say nothing of the business, are written by `business`, or by the laws themselves. */
const aside = new Set(['about', 'currency', 'expected', 'extends', 'invariants', 'name', 'start', 'trials']);

/** Keys that say how a model is trained: no business of these laws trains one. */
const training = new Set([
  ...['train', 'data', 'licence', 'members', 'smallest_cell'],
  ...Object.values(trainingRules).flatMap(({ columns, settings }) => [...columns.map(({ role }) => role), ...settings.map(({ name }) => name)]),
]);

const isStudySection = (name: string): boolean => (studySections as readonly string[]).includes(name);

function addKeys(part: unknown, keys: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, inner] of Object.entries(part)) {
    // What is asked of studies changes no run, and has tests of its own.
    if (isStudySection(name)) continue;
    if (name === 'properties' && typeof inner === 'object') Object.keys(inner as object).filter((key) => !isStudySection(key)).forEach((key) => keys.add(key));
    addKeys(inner, keys);
  }
}

test('random businesses use every key of the language', () => {
  const keys = new Set<string>();
  addKeys(scenarioJsonSchema(), keys);
  const texts = fc.sample(randomBusiness(), { numRuns: 1000, seed: 1 }).map(({ text }) => text);
  const used = new Set(texts.flatMap((text) => [...text.matchAll(/(\w+):/g)].map(([, key]) => key)));
  assert.equal([...keys].filter((key) => !aside.has(key) && !training.has(key) && !used.has(key)), []);
});

test.run();
