import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Cancelled } from '../../../../engine/error.js';
import { attribute, type AttributeOptions } from '../../../../engine/studies/attribute/attribute.js';
import type { AttributedFigure, Attribution } from '../../../../engine/studies/attribute/attribution.js';
import { compare } from '../../../../engine/studies/compare/compare.js';
import { journalOf, readJournal } from '../../../../engine/studies/journal.js';
import type { LoadedScenario } from '../../../../scenarios/parse.js';
import { fileOf, studied } from '../loading.js';

const attributed = (files: readonly [LoadedScenario, LoadedScenario], options: AttributeOptions = {}): Promise<Attribution> => studied((runner) => attribute(files, options, { runner }));

const failure = async (files: readonly [LoadedScenario, LoadedScenario], options: AttributeOptions): Promise<string> => {
  try {
    await attributed(files, options);
    return 'nothing';
  } catch (error) {
    return String(error);
  }
};

const contribution = ({ changes }: Attribution, { contributions }: AttributedFigure, path: string) => {
  const found = contributions[changes.findIndex((group) => group.some((change) => change.path === path))];
  if (found === undefined) throw new Error(`no change of ${path}`);
  return found;
};

const assertSums = ({ figures }: Attribution): void => {
  for (const { figure, difference, contributions } of figures) {
    const sum = contributions.reduce((total, { value }) => total + (value ?? NaN), 0);
    assert.ok(Math.abs(sum - (difference?.value ?? NaN)) < 1e-6 * Math.max(1, Math.abs(difference?.value ?? NaN)), `${figure}: ${sum}, not ${difference?.value}`);
  }
};

/** Customers who stay, nobody new. */
const kept = (customers: number, price: number): LoadedScenario =>
  fileOf(`
months: 1
expected: true
market: { everyone: { customers: 10000, subscribers: ${customers} } }
reach: { innovation: 0 }
offer: { service: { price: ${price}, conversion: 10% } }
`);

test('of revenue = price x customers each factor contributes its rise at the mean of the other, the split of every textbook', async () => {
  const result = await attributed([kept(1000, 20), kept(1500, 26)], { figures: ['revenue'] });
  const [figure] = result.figures;
  const price = contribution(result, figure, 'offer.service.price');
  const customers = contribution(result, figure, 'market.everyone.subscribers');
  // Two factors: Shapley's value gives (p1 - p0) (n0 + n1) / 2 and (n1 - n0) (p0 + p1) / 2.
  assert.equal([price.value, customers.value], [6 * 1250, 500 * 23]);
  assert.equal([price.alone, price.last], [{ value: 6000, se: 0 }, { value: 9000, se: 0 }]);
  assert.equal([figure.from?.value, figure.to?.value, figure.difference?.value, figure.interaction], [20000, 39000, 19000, { value: 3000, se: 0 }]);
  assert.equal([figure.figure, figure.words, figure.unit, result.method.kind], ['mean(revenue)', 'mean total revenue', 'EUR', 'exact']);
});

/** A business with knowledge and luck, whose parts can be written otherwise. */
const business = (parts: Readonly<Record<string, string>> = {}): string => {
  const { price = '40', churn = '"across uniform(1%, 9%)"', spend = '5k', team = '18k', more = '' } = parts;
  return `
months: 10
trials: 300
seed: moved
market: { small: { customers: 4000, agents: 8, churn: ${churn} } }
reach: { innovation: 4%, imitation: "uniform(5%, 40%)", channels: { search: { spend: ${spend}, cost_per_lead: 20 to 40 } } }
offer: { basic: { price: ${price}, conversion: "uniform(5%, 12%)" } }
choice: { price_elasticity: "normal(1.4, 0.3)" }
costs: { team: { group: management, per_month: ${team} }, servers: { group: operations, per_customer: 2 to 4 } }
finance: { opening_cash: 60k }
${more}`;
};

const [before, after] = [fileOf(business()), fileOf(business({ price: '[{ value: 40 }, { from: 2027-05, value: 52 }]', churn: '"across uniform(1%, 13%)"', spend: '9k', team: '17k' }))];

/** By mean, P5 and P50 of profit, with few trials. */
const moved = await attributed([before, after], { trials: 40 });

test('contributions sum to the difference of every figure, and both are those of a comparison', async () => {
  const result = await attributed([before, after], { figures: ['mean(profit)', 'p5(cash at end)', 'probability(ruin)', 'mean(mrr at end) / mean(subscribers at end)'] });
  assert.is(result.changes.length, 4);
  assertSums(result);
  const { rows } = await studied((runner) => compare([before, after], {}, { runner }));
  for (const figure of result.figures.slice(0, 3)) {
    const row = rows.find((one) => one.figure === figure.figure);
    assert.equal([figure.from, figure.to, figure.difference], [row?.values[0], row?.values[1], row?.differences[0]], figure.figure);
  }
});

test('in the other direction every contribution has the other sign', async () => {
  const back = await attributed([after, before], { trials: 40 });
  assert.equal(moved.figures.map(({ figure }) => figure), ['mean(profit)', 'p5(profit)', 'p50(profit)']);
  for (const [place, figure] of moved.figures.entries())
    for (const { path } of moved.changes.flat()) {
      const [one, other] = [contribution(moved, figure, path), contribution(back, back.figures[place], path)];
      assert.ok(Math.abs((one.value ?? NaN) + (other.value ?? NaN)) < 1e-6 * Math.abs(one.value ?? NaN), `${figure.figure}, ${path}: ${one.value} and ${other.value}`);
    }
});

/** Costs that have nothing to do with one another. */
const costs = (amounts: readonly number[]): LoadedScenario =>
  fileOf(`
months: 10
trials: 2
market: { everyone: { customers: 100 } }
reach: { innovation: 0 }
offer: { service: { price: 1, conversion: 10% } }
costs:
${amounts.map((amount, place) => `  line${place}: { group: management, per_month: ${amount} }`).join('\n')}
`);

test('of more changes than every order allows, those that add up have contributions without an error of orders', async () => {
  const amounts = Array.from({ length: 9 }, (_, place) => 100 * (place + 1));
  const result = await attributed([costs(amounts), costs(amounts.map((amount, place) => amount + place + 1))], { figures: ['mean(cost)'] });
  const [figure] = result.figures;
  assert.equal([result.method.kind, result.changes.length], ['sampled', 9]);
  assertSums(result);
  for (const [place, { value, samplingSe }] of figure.contributions.entries()) {
    // Ten months; kernels add in single precision.
    assert.ok(Math.abs((value ?? NaN) - 10 * (place + 1)) < 0.05, `line ${place}: ${value}`);
    assert.ok(samplingSe < 0.05);
  }
});

test('a plan and the segment that it is for are one change, because neither stands without the other', async () => {
  const added = fileOf(
    business()
      .replace('small: {', 'large: { customers: 50, agents: 50, churn: 2% }, small: {')
      .replace('basic: { price: 40,', 'pro: { price: 900, conversion: 5%, segments: [large] }, basic: { segments: [small], price: 44,'),
  );
  const result = await attributed([before, added], { figures: ['mean(revenue)'], trials: 50 });
  assertSums(result);
  const together = result.changes.find((group) => group.some(({ path }) => path === 'offer.pro')) ?? [];
  assert.ok(together.some(({ path }) => path === 'market.large'));
  assert.ok(result.changes.some((group) => group.length === 1 && group[0]?.path === 'offer.basic.price'));
  assert.equal(result.unansweredPrices, ['basic']);
});

test('runs that differ in numbers alone share kernels, and trials are fewer where combinations are many', () => {
  const { provenance, method, trialsOfFile } = moved;
  assert.equal([method.combinations, provenance.runs, provenance.trials, trialsOfFile], [16, 16, 40, 300]);
  assert.ok(provenance.compiled <= 4);
});

test('what cannot be attributed is told: no change, an unknown figure where it is wrong, a figure that never comes', async () => {
  assert.match(await failure([before, fileOf(business().replace('seed: moved', 'seed: other'))], {}), 'ask the same question');
  assert.match(await failure([before, after], { figures: ['p5(cahs at end)'] }), /figure:1:4: expected a quantity of this scenario, got cahs\n {2}hint: did you mean cash\?/);
  assert.match(await failure([before, fileOf(business({ price: '50' }).replace('months: 10', 'months: 12'))], {}), 'a.yaml:5:9 months: expected 10, as in "A test", got 12');
  const { figures } = await attributed([kept(1000, 20), kept(1500, 26)], { figures: ['p50(runway)'] });
  assert.equal([figures[0].from, figures[0].difference, figures[0].contributions.map(({ value }) => value)], [null, null, [null, null]]);
});

test('stopped, it tells what it knows, and goes on from its journal to the same answer', async () => {
  const journal = journalOf();
  const part = await studied((runner) => {
    const run: typeof runner.run = async (scenario, wanted) => {
      if (runner.cost().runs === 5) throw new Cancelled('cancelled');
      return runner.run(scenario, wanted);
    };
    return attribute([before, after], { trials: 40 }, { runner: { cost: () => runner.cost(), run }, journal });
  });
  assert.is(part.complete, false);
  assert.equal(part.figures[0].difference, moved.figures[0].difference);
  assert.equal(part.figures[0].contributions.map(({ value }) => value), [null, null, null, null]);
  const { figures, complete, provenance } = await studied((runner) => attribute([before, after], { trials: 40 }, { runner, journal: readJournal(journal.text('attribute'), 'attribute') }));
  assert.equal([figures, complete, provenance.runs, provenance.recalled], [moved.figures, true, 11, 5]);
});

test.run();
