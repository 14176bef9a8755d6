import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { drawerOf } from '../../../engine/random/draw.js';
import { dimensionsOf } from '../../../engine/random/dimensions.js';
import { InvalidDraw } from '../../../engine/random/invalidDraw.js';
import { knowledge } from '../../../engine/random/knowledge.js';
import { sobolDimensions } from '../../../engine/random/sobol.js';
import { streamKey, uniformAt } from '../../../engine/random/streams.js';
import { pearsonOfSpearman } from '../../../scenarios/correlation.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { correlationScore, momentsOf } from '../checks.js';
import { designs, numbersOf, scenarioOfNames, scenarioWith, standardUniform, uncertain } from './knowledgeOf.js';

const names = ['a', 'b', 'c', 'd', 'e'];

test('with the plain design a trial draws what it drew without one', () => {
  const { uniform } = knowledge(scenarioOfNames(names));
  const key = streamKey('knowledge', 'uncertain b');
  for (let trial = 0; trial < 1000; trial++) assert.is(uniform('b')(trial), uniformAt(key, trial, 0));
});

for (const trials of [1, 2, 7, 1000, 4096, 10_007]) {
  test(`a Latin hypercube of ${trials} trials has one number in each of ${trials} equal parts of every dimension`, () => {
    const { uniform } = knowledge(scenarioOfNames(names, { sampling: 'latin-hypercube', trials }));
    for (const name of names) {
      const parts = new Set(numbersOf(uniform(name), trials).map((number) => Math.floor(number * trials)));
      assert.is(parts.size, trials);
    }
  });
}

test('with Sobol every dimension has one of 2^k trials in each of 2^k equal parts, whatever the number of trials of the scenario', () => {
  const { uniform } = knowledge(scenarioOfNames(names, { sampling: 'sobol', trials: 3000 }));
  for (const name of names) {
    for (const [first, trials] of [[0, 1024], [1024, 1024], [2048, 512]]) {
      const parts = new Set(numbersOf(uniform(name), trials, first).map((number) => Math.floor(number * trials)));
      assert.is(parts.size, trials);
    }
  }
});

test('with Sobol more trials change none that were there', () => {
  const [few, many] = [3000, 5000].map((trials) => knowledge(scenarioOfNames(names, { sampling: 'sobol', trials })).uniform('c'));
  assert.equal(numbersOf(few, 3000), numbersOf(many, 3000));
});

for (const sampling of designs) {
  test(`${sampling}: dimensions are independent of one another and of the trial`, () => {
    const trials = 10_000;
    const { uniform } = knowledge(scenarioOfNames(names, { sampling, trials }));
    const samples = names.map((name) => numbersOf(uniform(name), trials));
    const others = [...samples, Float64Array.from({ length: trials }, (_, trial) => trial)];
    samples.forEach((sample, position) => {
      // Beyond five standard errors of independent numbers: once in 1.7 million.
      for (const second of others.slice(position + 1)) assert.ok(Math.abs(correlationScore(sample, second)) < 5);
    });
  });

  test(`${sampling}: over the seeds, what a trial draws in two dimensions is independent`, () => {
    for (const trial of [0, 5]) {
      const drawn = Array.from({ length: 500 }, (_, seed) => {
        const { uniform } = knowledge(scenarioOfNames(names, { sampling, seed: `${seed}` }));
        return [uniform('a')(trial), uniform('b')(trial)];
      });
      const score = correlationScore(drawn.map(([first]) => first), drawn.map(([, second]) => second));
      // 5.3 is exceeded with probability 1e-7.
      assert.ok(Math.abs(score) < 5.3, `trial ${trial}: ${score}`);
    }
  });

  test(`${sampling}: the numbers of a trial do not depend on what was drawn before`, () => {
    const scenario = scenarioOfNames(names, { sampling, correlations: [{ first: 'a', second: 'd', value: 0.5 }] });
    const forward = numbersOf(knowledge(scenario).uniform('d'), 1000);
    const { uniform } = knowledge(scenario);
    const backward = Float64Array.from({ length: 1000 }, (_, offset) => uniform('d')(999 - offset)).reverse();
    assert.equal(backward, forward);
  });

  test(`${sampling}: replicates know what the trials knew`, () => {
    const trials = 500;
    const scenario = scenarioOfNames(names, { sampling, trials, correlations: [{ first: 'b', second: 'a', value: -0.4 }] });
    const { uniform } = knowledge(scenario);
    for (const name of names) assert.equal(numbersOf(uniform(name), trials, trials), numbersOf(uniform(name), trials));
  });

  test(`${sampling}: all numbers lie between 0 and 1`, () => {
    const { uniform } = knowledge(scenarioOfNames(names, { sampling, trials: 100_000, correlations: [{ first: 'a', second: 'b', value: 0.99 }] }));
    assert.ok(names.every((name) => numbersOf(uniform(name), 100_000).every((number) => number > 0 && number < 1)));
  });
}

test('noise is the luck of a replicate of its own, and a value drawn from the same knowledge is not', () => {
  const scenario = scenarioOfNames(['a'], { trials: 100, sampling: 'sobol' });
  const shared = knowledge(scenario);
  const place = { step: 3, segment: '', agent: 0, agents: 1 };
  const value = drawerOf(uncertain('a'), scenario.seed, shared);
  const noise = drawerOf({ ...uncertain('a'), quantity: { randomness: 'monthly', distribution: standardUniform } }, scenario.seed, shared);
  for (let trial = 0; trial < 100; trial++) {
    assert.is(value({ ...place, trial }), value({ ...place, trial: trial + 100 }));
    assert.is.not(noise({ ...place, trial }), noise({ ...place, trial: trial + 100 }));
  }
});

/** A law with an uncertain parameter, whose law has one as well. */
const nested = uncertain('b', {
  kind: 'normal',
  mean: {
    randomness: 'uncertain',
    distribution: { kind: 'normal', mean: { randomness: 'known', value: 0 }, sd: { randomness: 'uncertain', distribution: standardUniform } },
  },
  sd: { randomness: 'known', value: 1 },
});

test('dimensions are the uncertain values and parameters in the order of the scenario, each once', () => {
  const across = { ...nested, path: 'c', quantity: { ...nested.quantity, randomness: 'across' as const } } as typeof nested;
  const found = dimensionsOf(scenarioWith([uncertain('z'), nested, uncertain('z'), across, uncertain('a')]));
  assert.equal(found, ['z', 'b', 'b parameter 0', 'b parameter 0 parameter 1', 'c parameter 0', 'c parameter 0 parameter 1', 'a']);
});

for (const sampling of designs) {
  test(`${sampling}: a value with uncertain parameters is drawn from the dimensions of those`, () => {
    const scenario = scenarioWith([nested], { sampling, trials: 1000 });
    const shared = knowledge(scenario);
    const [uniform, ofMean, ofSd] = dimensionsOf(scenario).map((path) => shared.uniform(path));
    const draw = drawerOf(nested, scenario.seed, shared);
    const normal = drawerOf(uncertain('x', { kind: 'normal', mean: { randomness: 'known', value: 0 }, sd: { randomness: 'known', value: 1 } }), '', {
      uniform: () => (trial) => [uniform, ofMean][trial % 2](trial >> 1),
    });
    for (let trial = 0; trial < 50; trial++) {
      const at = (number: number): number => normal({ trial: number, step: 0, segment: '', agent: 0, agents: 1 });
      const expected = at(2 * trial + 1) * ofSd(trial) + at(2 * trial);
      const found = draw({ trial, step: 0, segment: '', agent: 0, agents: 1 });
      assert.ok(Math.abs(found - expected) < 1e-9, `${found}, not ${expected}`);
    }
  });
}

test('too many dimensions for Sobol are an error that says how many fit', () => {
  const many = (count: number): Scenario => scenarioOfNames(Array.from({ length: count }, (_, number) => `value ${number}`), { sampling: 'sobol' });
  knowledge(many(sobolDimensions));
  assert.throws(
    () => knowledge(many(sobolDimensions + 1)),
    (error: Error) => error instanceof InvalidDraw && ['256', '257', 'latin-hypercube'].every((part) => error.message.includes(part)),
  );
});

/** Root mean squared error of the mean of exp((u_1 + ... + u_5) / 2) over 40 seeds. */
function errorOfMean(sampling: Scenario['sampling'], trials: number): number {
  const exact = (2 * (Math.exp(0.5) - 1)) ** names.length;
  const squares = Array.from({ length: 40 }, (_, seed) => {
    const { uniform } = knowledge(scenarioOfNames(names, { sampling, trials, seed: `seed ${seed}` }));
    const dimensions = names.map((name) => uniform(name));
    const smooth = (trial: number): number => Math.exp(dimensions.reduce((sum, dimension) => sum + dimension(trial), 0) / 2);
    return (momentsOf(numbersOf(smooth, trials)).mean - exact) ** 2;
  });
  return Math.sqrt(momentsOf(squares).mean);
}

test('the mean of a smooth function is four times as exact with a Latin hypercube of 4,096 trials, and 200 times with Sobol', () => {
  // A Latin hypercube leaves the error of what is not a sum of functions of one value each: here 1/4.96 of the error.
  const [plain, latin, sobol] = designs.map((sampling) => errorOfMean(sampling, 4096));
  assert.ok(plain / latin > 4, `${plain / latin} times`);
  assert.ok(plain / sobol > 200, `${plain / sobol} times`);
});

test('four times as many trials halve the error of plain sampling, and make that of Sobol more than four times smaller', () => {
  const [few, many] = [1024, 4096].map((trials) => errorOfMean('sobol', trials));
  assert.ok(few / many > 4, `${few / many} times`);
});

test('a dimension that is held has its number in every trial, and the others have what they had', () => {
  const scenario = scenarioOfNames(names);
  const [free, held] = [knowledge(scenario), knowledge({ ...scenario, design: { held: { b: 1.2815515655446004 } } })];
  for (let trial = 0; trial < 100; trial++) {
    assert.ok(Math.abs(held.uniform('b')(trial) - 0.9) < 1e-12);
    for (const name of ['a', 'c', 'd', 'e']) assert.is(held.uniform(name)(trial), free.uniform(name)(trial));
  }
});

for (const heldName of ['a', 'c'])
  test(`what is correlated with ${heldName}, which is held, follows its law given it, and keeps the rest of its luck`, () => {
    const correlations = [{ first: 'a', second: 'b', value: 0.6 }, { first: 'b', second: 'c', value: 0.5 }];
    const scenario = scenarioOfNames(['a', 'b', 'c', 'd'], { correlations, trials: 40_000 });
    const score = 1.5;
    const { uniform } = knowledge({ ...scenario, design: { held: { [heldName]: score } } });
    const trials = 40_000;
    const z = (name: string): Float64Array => numbersOf(uniform(name), trials).map((number) => normalQuantile(number, 0, 1));
    const rho = pearsonOfSpearman(heldName === 'a' ? 0.6 : 0.5);
    const [b, other] = [z('b'), z(heldName === 'a' ? 'c' : 'a')];
    const { mean, variance } = momentsOf(b);
    const sd = Math.sqrt(variance);
    // Five standard errors of a mean and of a standard deviation: 1 false alarm in 800,000 of either.
    assert.ok(Math.abs(mean - rho * score) < 5 * Math.sqrt((1 - rho * rho) / trials), `mean ${mean}`);
    assert.ok(Math.abs(sd - Math.sqrt(1 - rho * rho)) < 5 * Math.sqrt((1 - rho * rho) / (2 * trials)), `sd ${sd}`);
    assert.ok(Math.abs(momentsOf(other).mean) < 5 / Math.sqrt(trials), 'a and c know nothing of each other');
    assert.ok(Math.abs(correlationScore(b, numbersOf(knowledge(scenario).uniform('b'), trials))) > 50, 'a trial that is high stays high');
  });

for (const sampling of designs)
  test(`${sampling}: dimensions that are redrawn are independent of what they were, and follow the same design`, () => {
    const scenario = scenarioOfNames(names, { sampling, trials: 4096 });
    const [first, second] = [knowledge(scenario), knowledge({ ...scenario, design: { redrawn: ['b', 'c'] } })];
    for (const name of ['a', 'd', 'e']) assert.equal(numbersOf(second.uniform(name), 100), numbersOf(first.uniform(name), 100));
    for (const name of ['b', 'c']) {
      const [was, is] = [numbersOf(first.uniform(name), 4096), numbersOf(second.uniform(name), 4096)];
      // Beyond five standard errors of independent numbers: once in 1.7 million.
      assert.ok(Math.abs(correlationScore(was, is)) < 5);
      if (sampling !== 'plain') assert.is(new Set(is.map((number) => Math.floor(number * 4096))).size, 4096);
    }
  });

test('with Sobol a scenario that is given its dimensions draws as the one they are from', () => {
  const [many, few] = [scenarioOfNames(names, { sampling: 'sobol' }), scenarioOfNames(['c', 'e'], { sampling: 'sobol' })];
  const shared = knowledge({ ...few, design: { dimensions: dimensionsOf(many) } });
  for (const name of ['c', 'e']) assert.equal(numbersOf(shared.uniform(name), 50), numbersOf(knowledge(many).uniform(name), 50));
});

test.run();
