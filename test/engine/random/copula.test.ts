import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { InvalidDraw } from '../../../engine/random/invalidDraw.js';
import { knowledge } from '../../../engine/random/knowledge.js';
import { pearsonOfSpearman } from '../../../scenarios/correlation.js';
import { correlationScore } from '../checks.js';
import { designs, numbersOf, scenarioOfNames } from './knowledgeOf.js';

test("Spearman's correlation becomes Pearson's of the normal numbers: 0.5 is 0.51763809 and 0.8 is 0.81347329", () => {
  assert.is(pearsonOfSpearman(0.5).toFixed(8), '0.51763809');
  assert.is(pearsonOfSpearman(0.8).toFixed(8), '0.81347329');
  assert.is(pearsonOfSpearman(0), 0);
  for (const sign of [1, -1]) assert.ok(Math.abs(pearsonOfSpearman(sign) - sign) < 1e-15);
});

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const trials = 20_000;
/** Two groups: c, a, d; and e, b. Nobody names f. */
const correlations = [
  { first: 'c', second: 'a', value: 0.6 },
  { first: 'd', second: 'c', value: -0.5 },
  { first: 'a', second: 'd', value: -0.2 },
  { first: 'e', second: 'b', value: 0.95 },
];
const statedOf = (first: string, second: string): number =>
  correlations.find((stated) => [stated.first, stated.second].every((name) => name === first || name === second))?.value ?? 0;

/** Ranks from 0; no two numbers are the same. */
function ranksOf(numbers: Float64Array): Float64Array {
  const ranks = new Float64Array(numbers.length);
  Uint32Array.from(numbers.keys())
    .sort((a, b) => numbers[a] - numbers[b])
    .forEach((index, rank) => (ranks[index] = rank));
  return ranks;
}

/** The largest distance of the share of numbers below x from x, for all x. */
function kolmogorovDistance(numbers: Float64Array): number {
  const count = numbers.length;
  return numbers.toSorted().reduce((largest, number, rank) => Math.max(largest, (rank + 1) / count - number, number - rank / count), 0);
}

for (const sampling of designs) {
  const { uniform } = knowledge(scenarioOfNames(names, { sampling, trials, correlations }));
  const samples = new Map(names.map((name) => [name, numbersOf(uniform(name), trials)]));
  const sampleOf = (name: string): Float64Array => samples.get(name) as Float64Array;

  test(`${sampling}: ranks are correlated as stated, within five standard errors`, () => {
    const ranks = new Map(names.map((name) => [name, ranksOf(sampleOf(name))]));
    for (const first of names) {
      for (const second of names.slice(names.indexOf(first) + 1)) {
        const found = correlationScore(ranks.get(first) as Float64Array, ranks.get(second) as Float64Array) / Math.sqrt(trials);
        const stated = statedOf(first, second);
        // Fisher's transform, with the standard error of E. Fieller, H. Hartley, E. Pearson (1957), Tests for rank correlation coefficients.
        const errors = (Math.atanh(found) - Math.atanh(stated)) / (1.03 / Math.sqrt(trials - 3));
        assert.ok(Math.abs(errors) < 5, `${first} and ${second}: ${found}, not ${stated}`);
      }
    }
  });

  test(`${sampling}: every value keeps its law`, () => {
    // Independent numbers are farther away with probability 2 exp(-2 x 2.7^2) = 9e-7; those of a design are closer.
    for (const name of names) assert.ok(kolmogorovDistance(sampleOf(name)) * Math.sqrt(trials) < 2.7, name);
  });

  test(`${sampling}: the first value named of each group, and any that is not named, is what it was`, () => {
    const without = knowledge(scenarioOfNames(names, { sampling, trials }));
    for (const name of ['c', 'e', 'f']) assert.equal(sampleOf(name), numbersOf(without.uniform(name), trials));
    for (const name of ['a', 'd', 'b']) assert.not.equal(sampleOf(name), numbersOf(without.uniform(name), trials));
  });
}

test('a further correlation moves no value of another group, and none that was named before', () => {
  const without = knowledge(scenarioOfNames(names, { trials, correlations: correlations.slice(0, 3) }));
  const { uniform } = knowledge(scenarioOfNames(names, { trials, correlations }));
  for (const name of ['a', 'c', 'd', 'f']) assert.equal(numbersOf(uniform(name), 1000), numbersOf(without.uniform(name), 1000));
});

test('correlated values of a Latin hypercube and of Sobol are closer to their law than independent numbers', () => {
  const [plain, latin, sobol] = designs.map((sampling) => {
    const { uniform } = knowledge(scenarioOfNames(names, { sampling, trials, correlations }));
    return kolmogorovDistance(numbersOf(uniform('d'), trials));
  });
  assert.ok(latin < plain, `${latin}, not below ${plain}`);
  assert.ok(sobol < plain / 2, `${sobol}, not below half of ${plain}`);
});

test('correlations that contradict each other are an error that names the values', () => {
  const contradiction = [
    { first: 'a', second: 'b', value: 0.9 },
    { first: 'b', second: 'c', value: 0.9 },
    { first: 'a', second: 'c', value: -0.5 },
  ];
  assert.throws(
    () => knowledge(scenarioOfNames(names, { correlations: contradiction })),
    (error: Error) => error instanceof InvalidDraw && error.message.includes('a, b, c') && error.message.includes('not positive definite'),
  );
});

test('values that follow each other exactly are refused: the matrix has no Cholesky factor', () => {
  const scenario = scenarioOfNames(names, { correlations: [{ first: 'a', second: 'b', value: 1 }] });
  assert.throws(() => knowledge(scenario), (error: Error) => error instanceof InvalidDraw);
});

test.run();
