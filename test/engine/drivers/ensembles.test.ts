import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ensembleOf, ensemblesIn } from '../../../engine/ensemble.js';
import { outputName } from '../../../engine/names.js';
import { columnsOf, rowOf } from '../../../engine/outputs.js';
import { drawerOf } from '../../../engine/random/draw.js';
import { knowledge } from '../../../engine/random/knowledge.js';
import { dimensionsOf } from '../../../engine/random/dimensions.js';
import { valueSource } from '../../../engine/source.js';
import { segmentTable } from '../../../engine/tables.js';
import { hashScenario } from '../../../scenarios/hash.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { cardOf, storedModel } from '../../support/storedModels.js';
import { differentCounts, ranOn } from '../backends/agreement.js';
import { measureAt, momentsOf, simulated } from '../checks.js';
import { targets } from '../harness.js';
import { drivenScenario, recommenderOf, summaryOf } from './driven.js';

const churn = (rows: number[][], card = cardOf('By hand')): string => storedModel('churn', { segments: [{ name: '', people: 40, chance: rows }] }, card);

const models = {
  'churn.json': churn([
    [0.01, 0.02, 0.05, 0.1],
    [0.03, 0.04, 0.09, 0.2],
    [0.02, 0.02, 0.07, 0.3],
  ]),
  'tastes.json': recommenderOf([[0.5, 1, 2], [0.4, 1.2, 2.1]], [[-0.2, 0, 0.3], [-0.3, 0.1, 0.2]], [0.2, 0.3], [0.1, 0.12]),
  'demand.json': storedModel('forecast', {
    every: 'month',
    from: '2026-11',
    base: 100,
    point: [0, 1].map((member) => Array.from({ length: 20 }, (_, step) => 1 + (member * step) / 40)),
    errors: [0.8, 0.9, 1, 1.1, 1.2].map((factor) => new Array<number>(20).fill(factor)),
    method: 'drift',
  }),
  'prices.json': storedModel('price', { segments: [{ name: '', people: 40, elasticity: [1.2, 1.8, 0.9, 1.4] }] }),
  'mood.json': storedModel('sentiment', { persistence: [0.5, 0.6], noise: [0.1, 0.2], start: [0.5, 0.4] }),
  'risk.json': storedModel('risk', { segments: [{ name: '', people: 40, rate: [0.02, 0.03] }] }),
};

const text = `months: 12
market: { everyone: { customers: 40k, agents: 12 }, few: { customers: 30, agents: 30 } }
reach: { innovation: 2%, imitation: 3% }
offer: { service: { price: [{ value: 10 }, { from: 2027-07, value: 12 }], conversion: 10% }, yearly: { price: 8, commitment: 6, conversion: 3% } }
choice: { price_elasticity: 1, sentiment: 0.3 }
retention: { churn: 5%, sentiment: 0.2, win_back: 2% }
sentiment: { noise: 0.3 }
costs: { losses: { group: operations, per_customer: 10 to 20 } }
levers: { better: { at: 2027-06, multiply: { recommender: 1.5, price: 0.9 } } }
drivers:
  churn: { model: churn.json }
  recommender: { model: tastes.json, degrade: "uniform(0%, 20%)" }
  forecast: { model: demand.json }
  price: { model: prices.json }
  sentiment: { model: mood.json }
  risk: { model: risk.json, lines: [losses] }
`;

const driven = (more = 'trials: 200'): Scenario => drivenScenario(`${more}\n${text}`, models);

test('simd, with any threads and batches, the reference and webasm count the same customers of a driven scenario', async () => {
  const runs = [
    await simulated(driven(), { backend: 'simd', threads: 1 }),
    await simulated(driven(), { backend: 'simd', threads: 2, batch: 48 }),
    await simulated(driven(), { backend: 'reference' }),
    await simulated(driven(), { backend: 'webasm' }),
  ];
  assert.equal(
    runs.map(({ backend }) => backend.name),
    ['simd', 'simd', 'reference', 'webasm'],
  );
  for (const run of runs.slice(1)) {
    for (const name of ['subscribers', 'leads', 'churned', 'new'] as const) assert.equal(measureAt(run, name, 11), measureAt(runs[0], name, 11));
  }
});

if (targets().includes('webgpu'))
  test('webgpu counts the same customers of a driven scenario, but for a few', async () => {
    const scenario = driven('trials: 32');
    const { different, all } = differentCounts(await ranOn(scenario, 'webgpu'), await ranOn(scenario, 'simd', { threads: 1 }));
    assert.ok(different <= all * 0.01, `${different} of ${all} counts differ`);
  });

test('a member stands for a whole trial: dimensions of what is not known are one for each driver', () => {
  const own = dimensionsOf(driven()).filter((path) => path.startsWith('drivers.')).toSorted();
  assert.equal(own, ['drivers.churn parameter 0', 'drivers.forecast', 'drivers.price', 'drivers.recommender parameter 0', 'drivers.recommender.degrade', 'drivers.risk', 'drivers.sentiment']);
  assert.equal(
    ensemblesIn(driven()).map(({ members }) => members).toSorted(),
    [2, 2, 2, 2, 3, 4],
  );
});

test('values that differ by member alone are those that are drawn trial by trial', async () => {
  const scenario = driven('trials: 60\nsampling: latin-hypercube');
  const { model } = await simulated({ ...scenario, trials: 60 }, { backend: 'simd' });
  const [population] = model.populations;
  const [segment] = population.segments;
  const value = segment.churn;
  assert.ok(value !== undefined);
  assert.equal(ensembleOf(valueSource(value, scenario)), { path: 'drivers.churn parameter 0', members: 3 });
  const { reference, fill } = segmentTable(model, population, 'churn', '1', () => valueSource(value, scenario));
  assert.ok(reference.perTrial);
  const filled = new Float64Array(reference.shape.agent * 16);
  fill(filled, { firstTrial: 20, trials: 16, width: 16 });
  const draw = drawerOf(value, scenario.seed, model.knowledge);
  for (let trial = 0; trial < 16; trial++) {
    for (let agent = 0; agent < segment.agents; agent++) {
      const own = draw({ trial: 20 + trial, step: 0, segment: segment.name, agent, agents: segment.agents });
      assert.is(filled[agent * 16 + trial], own);
    }
  }
});

test('in a Latin hypercube every member has its share of the trials, and replicates have the member of their twin', () => {
  const scenario = driven('trials: 90\nsampling: latin-hypercube');
  const { uniform } = knowledge(scenario);
  const churnOf = uniform('drivers.churn parameter 0');
  const members = Array.from({ length: 180 }, (_, trial) => Math.floor(3 * churnOf(trial)));
  for (const member of [0, 1, 2]) assert.is(members.slice(0, 90).filter((one) => one === member).length, 30);
  assert.equal(members.slice(90), members.slice(0, 90));
});

test('which member is right counts as what is not known; which path of errors comes counts as luck', async () => {
  const demand = (point: number[], errors: number[]): string =>
    storedModel('forecast', { every: 'month', from: '2027-01', base: 1, point: point.map((index) => [index]), errors: errors.map((factor) => [factor]), method: 'drift' });
  const one = 'months: 1\ntrials: 2000\nmarket: { everyone: { customers: 1M, agents: 1 } }\nreach: { innovation: 10% }\noffer: { only: { price: 10, conversion: 50% } }\ndrivers: { forecast: { model: m.json } }';
  const known = await summaryOf(drivenScenario(one, { 'm.json': demand([0.8, 1.2], [1]) }));
  const lucky = await summaryOf(drivenScenario(one, { 'm.json': demand([1], [0.8, 1.2]) }));
  // Half the squared difference of means is the variance; binomial luck is a hundred times smaller.
  assert.ok(Math.abs((known.totals.profit.knowledge?.share ?? 0) - 1) < 0.02);
  const { share = 0, se = 0 } = lucky.totals.profit.knowledge ?? {};
  // Five standard errors: a false alarm in 2 million.
  assert.ok(Math.abs(share) < 5 * se && se < 0.05);
  const [driver] = known.drivers ?? [];
  assert.ok((driver.profit?.share ?? 0) > 0.98);
  const [low, high] = driver.profit?.members.map(({ mean }) => mean) ?? [];
  const wanted = (index: number): number => 1e6 * 0.5 * 10 * (1 - Math.exp(-0.1 * index));
  // 1,000 trials a member: five standard errors of their mean, a false alarm in 2 million.
  for (const [mean, index] of [[low, 0.8], [high, 1.2]]) assert.ok(Math.abs(mean - wanted(index)) < 5 * Math.sqrt((wanted(index) * 10) / 900), `${mean} of ${wanted(index)}`);
  assert.ok(Math.abs((driver.profit?.sd ?? 0) - (high - low) / Math.SQRT2) < 0.05 * (high - low));
});

test('what a driver does is the difference to the same trials without it', async () => {
  for (const sampling of ['plain', 'latin-hypercube', 'sobol']) {
    const scenario = driven(`trials: 300\nsampling: ${sampling}`);
    const { drivers } = await summaryOf(scenario, { backend: 'simd' });
    const effect = drivers?.find(({ kind }) => kind === 'recommender')?.effect;
    assert.ok(effect !== undefined);
    assert.is(effect.trials, 100);
    const { instead } = scenario.drivers[0];
    assert.ok(instead?.recommender !== undefined);
    const [own, other] = [await simulated(scenario), await simulated({ ...scenario, recommender: instead.recommender })];
    const profits = [own, other].map(({ outputs }) => rowOf(outputs, outputName.sum('revenue'), 0).map((amount, trial) => amount - rowOf(outputs, outputName.sum('cost'), 0)[trial]));
    const { mean, error } = momentsOf(profits[0].slice(0, 100).map((profit, trial) => profit - profits[1][trial]));
    assert.ok(Math.abs(effect.mean - mean) <= 1e-9 * Math.abs(mean) && Math.abs(effect.se - error) <= 1e-9 * error, `${sampling}: ${effect.mean} +- ${effect.se}, not ${mean} +- ${error}`);
    assert.ok(mean > 0);
  }
});

test('replicates of a driven scenario share what is not known with their twins, not their luck', async () => {
  const { outputs } = await simulated(driven('trials: 100'), { backend: 'simd' });
  const columns = columnsOf(outputs, outputName.measure('subscribers'), 11);
  assert.is(columns.length, 200);
  assert.is.not(columns[0], columns[100]);
});

test('the hash of a scenario has the learned numbers in it, and not the card', () => {
  const of = (model: string): string =>
    hashScenario(drivenScenario('months: 1\nmarket: { all_of_them: { customers: 9 } }\nreach: all\noffer: { only: { price: 1, conversion: 1% } }\ndrivers: { churn: { model: m.json } }', { 'm.json': model }));
  assert.is(of(churn([[0.1]])), of(churn([[0.1]], { ...cardOf('Another title'), limits: ['Other limits.'] })));
  assert.is.not(of(churn([[0.1]])), of(churn([[0.2]])));
});

test.run();
