import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Cancelled, Mistakes } from '../../../../engine/error.js';
import { InvalidRequest } from '../../../../engine/request.js';
import { compare } from '../../../../engine/studies/compare/compare.js';
import type { Comparison, Row } from '../../../../engine/studies/compare/comparison.js';
import { journalOf, readJournal } from '../../../../engine/studies/journal.js';
import type { LoadedScenario } from '../../../../scenarios/parse.js';
import { fileOf, studied } from '../loading.js';

/** Knowledge, luck of agents and months, events and two segments. */
const business = (price: string, more = ''): string => `
months: 12
trials: 300
seed: shared
market:
  small: { customers: 4000, agents: 8, churn: "across uniform(1%, 9%)" }
  large: { customers: 60, agents: 60, subscribers: 5, churn: "uniform(1%, 4%)" }
reach:
  innovation: 4%
  imitation: "uniform(5%, 40%)"
  channels: { search: { spend: 5k, cost_per_lead: 20 to 40, segments: [small, large] } }
offer:
  basic: { price: ${price}, conversion: "uniform(5%, 12%)", segments: [small] }
  pro: { price: 800, conversion: 6%, segments: [large] }
choice: { price_elasticity: "normal(1.4, 0.3)" }
costs: { team: { group: management, per_month: 18k }, servers: { group: operations, per_customer: 2 to 4 } }
events: { outage: { hazard: 10%, loss: 5k to 20k } }
finance: { opening_cash: 60k }
${more}`;

const base = fileOf(business('40'));
/** What converts at 40 is asked 44. */
const dearer = fileOf(business('44, list_price: 40'));

const compared = (files: readonly LoadedScenario[], terms = {}): Promise<Comparison> => studied((runner) => compare(files, terms, { runner }));

/** The one beside the other. */
const there = await compared([base, dearer]);

const rowOf = ({ rows }: Comparison, figure: string): Row => {
  const row = rows.find((one) => one.figure === figure);
  if (row === undefined) throw new Error(`no row of ${figure}`);
  return row;
};

test('a scenario beside itself is exactly the same everywhere, without error', async () => {
  const { rows, scenarios, cashDifferences } = await compared([base, fileOf(business('40').replace('name: A test', 'name: Another'))]);
  assert.ok(rows.length > 50);
  for (const { figure, values, differences } of rows) assert.equal(differences, [values[0] === null ? null : { value: 0, se: 0 }], figure);
  assert.is(scenarios[1].profit?.equal, 1);
  assert.equal(scenarios[1].changes, []);
  for (const { p5, p95, mean } of cashDifferences) assert.ok([...p5, ...p95, ...mean].every((value) => value === 0));
});

test('scenarios in the other order have the same differences with the other sign', async () => {
  const back = await compared([dearer, base]);
  for (const { figure, differences } of there.rows) {
    const [one, other] = [differences[0], rowOf(back, figure).differences[0]];
    if (one === null || other === null) assert.is(one, other, figure);
    else assert.equal([other.value + one.value, other.se], [0, one.se], figure);
  }
});

test('ten per cent more for customers who do not mind bring a tenth of the revenue, trial by trial', async () => {
  // Known churn c, no arrivals: the k-th month end has subscribers (1 - c)^k of them on average, each of whom pays the price.
  const [subscribers, churn, price, months, trials] = [5000, 0.04, 30, 18, 400];
  const plan = (amount: number): LoadedScenario =>
    fileOf(`
months: ${months}
trials: ${trials}
seed: kept
market: { everyone: { customers: ${subscribers}, agents: 5, subscribers: ${subscribers} } }
reach: { innovation: 0 }
offer: { service: { price: ${amount}, conversion: 10% } }
retention: { churn: ${100 * churn}% }
`);
  const comparison = await compared([plan(price), plan(1.1 * price)]);
  const expected = 0.1 * price * subscribers * Array.from({ length: months }, (_, month) => (1 - churn) ** (month + 1)).reduce((sum, share) => sum + share, 0);
  const { values, differences } = rowOf(comparison, 'mean(revenue)');
  const [difference] = differences;
  if (difference === null || values[0] === null) throw new Error('revenue has a difference');
  // Normal: beyond 4.5 errors with a chance of 7e-6.
  assert.ok(difference.se > 0 && Math.abs(difference.value - expected) < 4.5 * difference.se, `${difference.value}, not ${expected}`);
  // Kernels have a price in single precision: 3e-8 of it.
  assert.ok(Math.abs(difference.value / (0.1 * values[0].value) - 1) < 1e-6);
  assert.is(comparison.scenarios[1].profit?.greater, 1);
  assert.equal(comparison.scenarios[1].changes.map(({ words }) => words), [`raising the price of service from ${price} to ${1.1 * price}`]);
});

test('the error of a difference is how far it moves from seed to seed', async () => {
  const [seeds, trials] = [40, 60];
  const found = await studied(async (runner) => {
    const comparisons: Comparison[] = [];
    for (let seed = 0; seed < seeds; seed++) comparisons.push(await compare([base, dearer], { seed: `seed ${seed}`, trials }, { runner }));
    return comparisons;
  });
  // The spread over 40 seeds has an error of 11 %: 51 % are beyond 4.5 of it, a chance of 7e-6. The error of a median is estimated by its
  // density, on each side by itself, which makes that of a difference too large by a third at 60 trials, and right as trials grow.
  for (const [figure, above] of [['mean(profit)', 0.51], ['mean(subscribers at end)', 0.51], ['p50(profit)', 1]] as const) {
    const differences = found.flatMap((comparison) => rowOf(comparison, figure).differences[0] ?? []);
    const mean = differences.reduce((sum, { value }) => sum + value, 0) / seeds;
    const spread = Math.sqrt(differences.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (seeds - 1));
    const stated = Math.sqrt(differences.reduce((sum, { se }) => sum + se ** 2, 0) / seeds);
    assert.ok(stated / spread > 0.49 && stated / spread < 1 + above, `${figure}: said ${stated}, was ${spread}`);
  }
});

test('what both sides have in common cancels: the error of a difference is smaller than those of its sides', async () => {
  const { values, differences } = rowOf(there, 'mean(profit)');
  assert.ok((differences[0]?.se ?? Infinity) < 0.3 * (values[0]?.se ?? 0));
});

test('all scenarios have the seed, the trials and the sampling of the first, or those that are asked for', async () => {
  const other = fileOf(business('44, list_price: 40').replace('seed: shared', 'seed: own').replace('trials: 300', 'trials: 77').concat('\nsampling: sobol\n'));
  const own = await compared([base, other]);
  assert.equal(own.rows, there.rows);
  assert.equal([own.provenance.seed, own.provenance.trials, own.sampling], ['shared', 300, 'plain']);
  const { provenance } = await compared([base, other], { seed: 'mine', trials: 50 });
  assert.equal([provenance.seed, provenance.trials], ['mine', 50]);
});

test('Sobol sampling spans what is uncertain in any of the scenarios, so that what is uncertain in one alone moves no other', async () => {
  const sobol = `${business('40')}\nsampling: sobol\n`;
  // Fairs that nobody pays for: their cost per lead is drawn, before the conversion that counts, and moves nothing.
  const more = sobol.replace('channels: {', 'channels: { fairs: { spend: 0, cost_per_lead: 50 to 90 },');
  const { rows, scenarios } = await compared([fileOf(sobol), fileOf(more)]);
  assert.equal(scenarios[1].changes.map(({ words }) => words), ['adding the channel fairs']);
  for (const { figure, values, differences } of rows) assert.equal(differences, [values[0] === null ? null : { value: 0, se: 0 }], figure);
});

test('what any file says must hold is judged in all, with its figures and their differences', async () => {
  const comparison = await compared([fileOf(business('40', 'invariants: [probability(ruin) <= 100%, p50(profit) >= 4M or not mean(revenue) > mean(cost)]')), fileOf(business('44', 'invariants: [subscribers of large at end >= 1]'))]);
  assert.equal(comparison.invariants.map(({ text }) => text), ['probability(ruin) <= 100%', 'p50(profit) >= 4M or not mean(revenue) > mean(cost)', 'mean(subscribers of large at end) >= 1']);
  assert.equal(comparison.invariants[0].verdicts, ['holds', 'holds']);
  assert.equal(comparison.invariants[2].verdicts, ['holds', 'holds']);
  const figures = comparison.rows.filter(({ group }) => group === 'invariants');
  assert.equal(figures.map(({ figure, better, unit }) => [figure, better, unit]), [
    ['probability(ruin)', 'less', 'share'],
    ['p50(profit)', 'more', 'EUR'],
    ['mean(revenue)', 'less', 'EUR'],
    ['mean(cost)', 'more', 'EUR'],
    ['mean(subscribers of large at end)', 'more', 'customers'],
  ]);
  assert.equal(figures[1].differences, rowOf(comparison, 'p50(profit)').differences);
});

test('what one scenario cannot have is none there, and has no difference', async () => {
  const alone = fileOf(business('40', 'invariants: [subscribers of large at end >= 1]'));
  const without = fileOf(
    business('40')
      .replace(/ {2}large: .*\n/, '')
      .replace(/ {2}pro: .*\n/, '')
      .replace('[small, large]', '[small]'),
  );
  const { invariants, rows } = await compared([alone, without]);
  assert.equal(invariants[0].verdicts, ['holds', null]);
  const figure = rows.find(({ group }) => group === 'invariants');
  assert.is(figure?.values[1], null);
  assert.equal(figure?.differences, [null]);
});

test('scenarios of other months or another currency are all told where a file says so', async () => {
  const other = fileOf(business('40').replace('months: 12', 'months: 24').replace('seed', 'step: week\nseed'));
  const foreign = fileOf(business('40'));
  try {
    await compared([base, other, { ...foreign, scenario: { ...foreign.scenario, currency: 'USD' } }]);
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), 'a.yaml:5:9 months: expected 12, as in "A test", got 24');
    assert.match(String(error), 'a.yaml:7:7 step: expected month, as in "A test", got week');
    assert.match(String(error), 'a.yaml:2:11 currency: expected EUR, as in "A test", got USD');
  }
  await studied(async (runner) => {
    for (const [files, kind] of [[[base, other], Mistakes], [[base], InvalidRequest], [[], InvalidRequest]] as const) {
      const error: unknown = await compare(files, {}, { runner }).catch((one: unknown) => one);
      assert.instance(error, kind);
    }
  });
});

test('stopped after some scenarios, a comparison is of those, and goes on from its journal', async () => {
  const journal = journalOf();
  const whole = await compared([base, dearer, fileOf(business('50'))]);
  const found = await studied(async (runner) => {
    const stopping: typeof runner = {
      ...runner,
      cost: () => runner.cost(),
      run: async (scenario, wanted) => {
        if (runner.cost().runs === 2) throw new Cancelled('cancelled');
        return runner.run(scenario, wanted);
      },
    };
    return compare([base, dearer, fileOf(business('50'))], {}, { runner: stopping, journal });
  });
  assert.is(found.complete, false);
  assert.equal(found.scenarios.length, 2);
  assert.equal(rowOf(found, 'mean(profit)').differences, rowOf(whole, 'mean(profit)').differences.slice(0, 1));
  const left = readJournal(journal.text('compare'), 'compare');
  const { rows, complete, provenance } = await studied((runner) => compare([base, dearer, fileOf(business('50'))], {}, { runner, journal: left }));
  assert.ok(complete);
  assert.equal(rows, whole.rows);
  assert.equal([provenance.runs, provenance.recalled], [1, 2]);
});

test('variants of one file that differ in numbers alone share kernels', async () => {
  const { provenance } = await compared([base, fileOf(business('44')), fileOf(business('48'))]);
  assert.equal([provenance.runs, provenance.compiled], [3, 1]);
});

test.run();
