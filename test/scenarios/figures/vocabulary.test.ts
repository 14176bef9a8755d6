import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { editOf } from '../../../scenarios/edit.js';
import { invariantsOf } from '../../../scenarios/figures/invariantsOf.js';
import { parseRequirement } from '../../../scenarios/figures/parseRequirement.js';
import { measures, metrics, totals } from '../../../scenarios/figures/quantities.js';
import { printed } from '../../../scenarios/figures/print.js';
import { vocabularyOf } from '../../../scenarios/figures/vocabulary.js';
import { loadScenario, type LoadedScenario } from '../../../scenarios/load.js';
import { packageRoot } from '../../../scenarios/packageRoot.js';
import { addMonths, monthText } from '../../../scenarios/month.js';
import { parseScenario } from '../../../scenarios/parse.js';
import { business, readerOf, scenarioOf } from '../reading.js';

const folder = join(packageRoot(), 'scenarios');

const load = async (file: string): Promise<LoadedScenario> => {
  const result = await loadScenario(join(folder, file))();
  if (E.isLeft(result)) throw new Error(`${file} has mistakes`);
  return result.right;
};

/** A business with all that only some have, and one with hardly anything. */
const rich = business(`sentiment: { noise: 0.1 }
finance: { collection_delay: 1, funding: [ { at: 2027-05, value: 5k } ] }`);

const made = (text: string): LoadedScenario => {
  const result = parseScenario(text, 'a.yaml', readerOf({}));
  if (E.isLeft(result)) throw new Error('the business has mistakes');
  return result.right;
};

/** Every name there could be, as requirements, and some that there are not. */
const requirementsOf = ({ scenario }: LoadedScenario): readonly string[] => {
  const { start, months, segments, plans } = scenario;
  const { channels, lines } = vocabularyOf(scenario);
  const moments = [addMonths(start, -1), start, addMonths(start, months - 1), addMonths(start, months)].map(monthText);
  return [
    ...Object.keys(measures).map((name) => `p5(${name} at end) >= 0`),
    ...Object.keys(metrics).map((name) => `p5(${name}) >= 0`),
    ...moments.map((month) => `p5(cash at ${month}) >= 0`),
    ...[...segments, ...plans].map(({ name }) => `p5(subscribers of ${name} at end) >= 0`),
    ...[...channels, 'nobody'].map((name) => `p5(new of ${name} at end) >= 0`),
    ...[...lines.revenue, 'nothing'].map((name) => `p5(revenue of ${name}) >= 0`),
    ...[...lines.cost, 'nothing'].map((name) => `p5(cost of ${name}) >= 0`),
  ];
};

test('a file that is checked may ask what its scenario may be asked, and nothing else: every shipped scenario', async () => {
  let [known, unknown] = [0, 0];
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const loadeds = [...(await Promise.all(files.map(load))), made(rich)];
  for (const loaded of loadeds) {
    const vocabulary = vocabularyOf(loaded.scenario);
    const texts = requirementsOf(loaded);
    const edit = editOf(['invariants'], texts.map((text) => `- "${text}"`).join('\n'), 'asked.yaml');
    if (E.isLeft(edit)) throw new Error('the list cannot be read');
    const variant = loaded.variant([edit.right]);
    const faults = E.isLeft(variant) ? variant.left.map(({ path, message, found }) => [path, message, found]) : [];
    const wanted = texts.flatMap((text, position) => {
      const read = parseRequirement(text, vocabulary);
      return E.isLeft(read) ? [[`invariants[${position}]`, read.left.expected, read.left.found]] : [];
    });
    assert.equal(faults, wanted, loaded.scenario.name);
    unknown += wanted.length;
    known += texts.length - wanted.length;
  }
  assert.ok(known > 800 && unknown > 200, `${known} names known and ${unknown} unknown`);
});

test('the invariants of shipped scenarios are read, and printed as they are meant', async () => {
  const scenarios = await Promise.all(readdirSync(folder).filter((file) => file.endsWith('.yaml')).map(load));
  const texts = scenarios.flatMap(({ scenario }) => invariantsOf(scenario).map(printed));
  assert.ok(texts.length >= 20 && texts.includes('probability(ruin) <= 15%'), texts.join('; '));
});

test('what adds up over months may be a total, and nothing else', () => {
  const scenario = scenarioOf(rich);
  const vocabulary = vocabularyOf(scenario);
  for (const name of vocabulary.measures) {
    const read = parseRequirement(`total ${name} >= 0`, vocabulary);
    assert.is(E.isRight(read), measures[name].kind === 'flow', name);
  }
  for (const name of totals) assert.ok(E.isRight(parseRequirement(`${name} >= 0`, vocabulary)), name);
});

test.run();
