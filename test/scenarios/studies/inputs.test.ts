import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dimensionsOf } from '../../../scenarios/dimensions.js';
import { formatDiagnostic } from '../../../scenarios/diagnostic.js';
import { loadScenario } from '../../../scenarios/load.js';
import { packageRoot } from '../../../scenarios/packageRoot.js';
import { parseScenario, type LoadedScenario } from '../../../scenarios/parse.js';
import { parseQuantity } from '../../../scenarios/quantity.js';
import { inputsOf, movedBy, movedValue, quantileOf, roundedTextOf, textOf, type Input, type Move } from '../../../scenarios/studies/inputs.js';
import { readerOf, smallest } from '../reading.js';

const folder = join(packageRoot(), 'scenarios');

const loadedOf = (result: ReturnType<typeof parseScenario>): LoadedScenario => {
  if (E.isLeft(result)) throw new Error(result.left.map((diagnostic) => formatDiagnostic(diagnostic, { color: false, frame: true })).join('\n'));
  return result.right;
};
const loadFile = async (file: string): Promise<LoadedScenario> => loadedOf(await loadScenario(join(folder, file))());
const loadText = (text: string, files: Readonly<Record<string, string>> = {}): LoadedScenario => loadedOf(parseScenario(text, 'a.yaml', readerOf(files)));

const inputAt = (loaded: LoadedScenario, path: string): Input => {
  const found = inputsOf(loaded).find((input) => input.path === path);
  if (found === undefined) throw new Error(`no input ${path} among ${inputsOf(loaded).map((input) => input.path).join(', ')}`);
  return found;
};

/** What an input is in the file once it is moved. */
const after = (loaded: LoadedScenario, input: Input, move: Move): Input => inputAt(loadedOf(loaded.variant(movedBy(input, move))), input.path);

const service = await loadFile('customer-service.yaml');
const learned = await loadFile('learned-customer-service.yaml');

const everything = smallest({
  months: 'months: 24',
  market: 'market: { big_ones: { customers: 1000, usage: "across gamma(20 to 40, 0.8)", churn: "across beta(uniform(0.5, 0.9), 12)" } }',
  reach: 'reach: { innovation: 12%/year, imitation: "each month normal(3%, 0.1% to 0.2%)", channels: { search: { spend: { value: 20k, growth: 10%/year }, cost_per_lead: [{ value: 20 }, { from: 2027-07, value: 20 to 30 }] } } }',
  offer: 'offer: { basic: { price: [{ value: 10 }, { from: 2027-05, value: 12 }, { from: 2028-01, value: 15 }], conversion: 5% to 9%, unit_price: 40 per 1000, segments: [big_ones] } }',
  more: `costs: { search: { group: data, per_month: 9k, once: [{ at: 2027-02, value: 5k }] } }
levers: { tune: { at: 2027-03, until: 2027-09, multiply: { costs.search: 0.9, usage: 1.1 } } }
events: { leak: { at: 2027-04, probability: 30%, multiply: { churn: 2 } } }
finance: { opening_cash: 1M, funding: [{ at: 2027-06, value: 2M }], loans: [{ at: 2027-08, value: 1M, interest: 8%/year, months: 12 }] }
policies: [{ when: runway < 6, then: { multiply: { channels.search: 0.5 } } }]`,
});

test('every input has a label, a unit and a value within its ends, once', async () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const inputs = inputsOf(await loadFile(file));
    assert.is(new Set(inputs.map(({ path }) => path)).size, inputs.length, file);
    for (const { path, label, unit, value, low, high } of inputs) {
      assert.ok(value >= low && value <= high, `${file}: ${path} is ${value}, from ${low} to ${high}`);
      assert.match(label, /^\p{Lu}[^{}#_]+$/u, path);
      assert.not.match(label, /\.|  /, path);
      assert.ok(path.includes(' parameter ') || unit !== '', `${file}: ${path}`);
      assert.not.match(unit, /\bcurrency\b/, path);
    }
    assert.is(new Set(inputs.map(({ label }) => label)).size, inputs.length - inputs.filter(({ entries }) => entries?.length === 1).length, file);
  }
});

test('the uncertain inputs are the dimensions of the scenario', async () => {
  for (const loaded of [service, learned, loadText(everything), await loadFile('credit-guarantee.yaml'), await loadFile('learning-recommendations.yaml')]) {
    const uncertain = inputsOf(loaded).filter(({ kind }) => kind === 'uncertain');
    assert.equal(uncertain.map(({ path }) => path).sort(), [...dimensionsOf(loaded.scenario)].sort());
  }
});

test('what a learned model replaces and settings of the simulation are no inputs', () => {
  const paths = (loaded: LoadedScenario): readonly string[] => inputsOf(loaded).map(({ path }) => path);
  assert.ok(paths(service).includes('sentiment.noise') && paths(service).includes('market.enterprise.churn'));
  assert.ok(!paths(learned).includes('sentiment.noise') && !paths(learned).includes('market.enterprise.churn'));
  for (const path of ['months', 'trials', 'metrics.lifetime_months', 'market.enterprise.agents', 'correlate[0][2]']) assert.not(paths(service).includes(path), path);
});

test('inputs are what the file states, in its own units', () => {
  const loaded = loadText(everything);
  const shown = (path: string): string => {
    const input = inputAt(loaded, path);
    const end = (value: number): string => (Number.isFinite(value) ? roundedTextOf(input, value) : 'any');
    return `${input.kind}: ${input.label} = ${roundedTextOf(input, input.value)} (${input.unit}), ${end(input.low)} to ${end(input.high)}`;
  };
  const expected: Readonly<Record<string, string>> = {
    'market.big_ones.customers': 'known: Customers of big ones = 1000 (customers), 1 to any',
    'market.big_ones.usage parameter 0': 'uncertain: Mean of the law of usage of big ones = 28.3 (), any to any',
    'market.big_ones.churn parameter 0': 'uncertain: Alpha of the law of churn of big ones = 0.7 (), any to any',
    'reach.innovation': 'known: Reach that nobody paid for = 12%/year (expected looks a prospect a year), 0%/year to any',
    'reach.channels.search.spend': 'known: Spend on search = 20k (USD a month), 0 to any',
    'reach.channels.search.spend.growth': 'known: Growth of the spend on search = 10%/year (relative change a year), -100%/year to any',
    'reach.channels.search.cost_per_lead[0].value': 'known: Cost per lead of search at the start = 20 (USD for a lead), 5e-324 to any',
    'reach.channels.search.cost_per_lead[1].value': 'uncertain: Cost per lead of search from 2027-07 = 24.5 (USD for a lead), 5e-324 to any',
    'offer.basic.price': 'known: Price of basic = 10 (USD a month), 0 to any',
    'offer.basic.price[2].value': 'known: Price of basic from 2028-01 = 15 (USD a month), 0 to any',
    'offer.basic.price[1].from': 'month: Month of change 1 of the price of basic = 2027-05 (month), 2027-02 to 2027-12',
    'offer.basic.price[2].from': 'month: Month of change 2 of the price of basic = 2028-01 (month), 2027-06 to 2028-12',
    'offer.basic.unit_price': 'known: Price of a unit of use of basic = 40 per 1000 (USD for 1000 units of use), 0 per 1000 to any',
    'levers.tune.multiply.costs.search': 'known: Effect of tune on costs search = 0.9 (factor), 0 to any',
    'levers.tune.at': 'month: Start of tune = 2027-03 (month), 2027-01 to 2028-12',
    'levers.tune.until': 'month: End of tune = 2027-09 (month), 2027-04 to 2029-01',
    'events.leak.at': 'month: Month of leak = 2027-04 (month), 2027-01 to 2028-12',
    'finance.funding[0].at': 'month: Month of funding = 2027-06 (month), 2027-01 to 2028-12',
    'finance.loans[0].at': 'month: Month of loan = 2027-08 (month), 2027-01 to 2028-12',
    'finance.tax': 'known: Tax rate = 0% (share of profit), 0% to 100%',
  };
  for (const [path, text] of Object.entries(expected)) assert.is(shown(path), text);
});

test('a number of an input that is written as the file would and read again is the same number', () => {
  const inputs = [...inputsOf(service), ...inputsOf(loadText(everything))].filter(({ kind }) => kind !== 'month');
  fc.assert(
    fc.property(fc.constantFrom(...inputs), fc.double({ min: 0, max: 1, noNaN: true }), (input, place) => {
      const [low, high] = [Math.max(input.low, -1e9), Math.min(input.high, 1e9)];
      const number = low + place * (high - low);
      const read = parseQuantity(textOf(input, number), () => E.left({ expected: 'no data' }));
      assert.ok(E.isRight(read) && read.right.quantity.randomness === 'known' && read.right.quantity.value === number, textOf(input, number));
      const { each, per } = read.right;
      const form = input.form.kind === 'number' ? input.form : undefined;
      assert.equal([each?.count ?? 1, per?.period ?? 'month'], [form?.each, form?.per]);
    }),
    { numRuns: 500 },
  );
});

test('an input of any shipped scenario that is moved is what it was moved to, and the file takes it', async () => {
  const shipped = await Promise.all(readdirSync(folder).filter((name) => name.endsWith('.yaml')).map(loadFile));
  // A file has no fewer customers than agents and subscribers, and no included use without use.
  const bound = /^market\.\w+\.(customers|subscribers)$|\.included_usage$/;
  const movable = [loadText(everything), ...shipped].map((base) => ({ base, inputs: inputsOf(base).filter(({ editable, path }) => editable && !bound.test(path)) }));
  fc.assert(
    fc.property(fc.nat({ max: movable.length - 1 }), fc.nat(), fc.double({ min: 0.9, max: 1.05, noNaN: true }), (file, position, times) => {
      const { base, inputs } = movable[file];
      const input = inputs[position % inputs.length];
      const wanted = Math.min(Math.max(movedValue(input, { times }), input.low), input.high);
      const moved = after(base, input, { to: wanted });
      assert.ok(moved.kind === 'month' || moved.kind === 'known', input.path);
      assert.ok(Math.abs(moved.value - wanted) <= 1e-12 * Math.abs(wanted), `${input.path}: ${moved.value} instead of ${wanted}`);
      assert.is(textOf(moved, moved.value), textOf(input, wanted), input.path);
    }),
    { numRuns: Number(process.env['BELLWETHER_MOVES'] ?? 60), seed: 2027 },
  );
});

test('a value over time moves as a whole, gives way to one number, and grows on', () => {
  const price = inputAt(service, 'offer.basic.price');
  const values = (loaded: LoadedScenario, path: string): readonly number[] => inputAt(loaded, path).entries?.map(({ value }) => value) ?? [inputAt(loaded, path).value];
  const moved = (input: Input, move: Move): readonly number[] => values(loadedOf(service.variant(movedBy(input, move))), input.path);
  assert.equal(moved(price, { times: 1 }), [99, 119]);
  assert.equal(moved(price, { times: 2 }), [198, 238]);
  assert.equal(moved(price, { by: -9 }), [90, 110]);
  assert.equal(moved(price, { to: 105 }), [105]);
  const spend = inputAt(service, 'reach.channels.field_sales.spend');
  const dearer = loadedOf(service.variant(movedBy(spend, { to: 90_000 })));
  assert.equal(values(dearer, spend.path), [90_000]);
  assert.is(inputAt(dearer, `${spend.path}.growth`).value, 0.01);
});

test('an uncertain value that becomes known is correlated with nothing any more, and other pairs stay', () => {
  const loaded = loadText(
    smallest({
      reach: 'reach: { innovation: 1% to 2%, imitation: 1% to 3%, channels: { search: { spend: 1k, cost_per_lead: 20 to 30 } } }',
      more: 'correlate: [[reach.innovation, reach.imitation, 0.4], [reach.channels.search.cost_per_lead, reach.imitation, 0.2]]',
    }),
  );
  const pairs = (path: string): number => loadedOf(loaded.variant(movedBy(inputAt(loaded, path), { times: 1 }))).scenario.correlations.length;
  assert.is(loaded.scenario.correlations.length, 2);
  assert.is(pairs('offer.service.price'), 2);
  assert.is(pairs('reach.innovation'), 1);
  assert.is(pairs('reach.imitation'), 0);
});

test('months move by whole months, and beyond the story only to a mistake', () => {
  const funding = inputAt(service, 'finance.funding[0].at');
  assert.is(after(service, funding, { by: 3.2 }).value, funding.value + 3);
  assert.is(textOf(funding, funding.value + 10), '2029-01');
  const late = service.variant(movedBy(funding, { to: 36 }));
  assert.ok(E.isLeft(late));
  assert.is(formatDiagnostic(late.left[0], { color: false, frame: false }), 'a change of finance.funding[0].at:1:1 finance.funding[0].at: expected a month of the story, 2027-01 to 2029-12, got 2030-01');
});

test('a quantile is the value of the law at the score, in the unit of the file', () => {
  const near = (path: string, score: number, value: number): void => {
    const found = quantileOf(inputAt(service, path), score);
    assert.ok(Math.abs(found / value - 1) < 1e-9, `${path} at ${score}: ${found} instead of ${value}`);
  };
  const p95 = 1.6448536269514722;
  near('costs.inference.per_usage', -p95, 20);
  near('costs.inference.per_usage', p95, 35);
  near('costs.inference.per_usage', 0, Math.sqrt(20 * 35));
  near('choice.price_elasticity', 1, 1.7);
  assert.is(quantileOf(inputAt(service, 'offer.pro.price'), 3), 3600);
  assert.equal([-9, 0, 9].map((score) => quantileOf(inputAt(learned, 'drivers.price'), score)), [1, 11, 20]);
});

test('what a file cannot be edited to is refused', () => {
  assert.throws(() => movedBy(inputAt(learned, 'drivers.price'), { to: 3 }), /drivers\.price cannot be edited/);
  assert.throws(() => movedBy(inputAt(loadText(everything), 'market.big_ones.churn parameter 0'), { to: 1 }), /cannot be edited/);
  assert.throws(() => movedBy(inputAt(service, 'offer.pro.price'), { to: NaN }), /cannot be edited to NaN/);
});

test('a file that extends another has the inputs of the whole', () => {
  const loaded = loadText('extends: base.yaml\noffer: { service: { price: 12 } }', { 'base.yaml': smallest() });
  assert.is(inputAt(loaded, 'offer.service.price').value, 12);
  assert.is(inputAt(loaded, 'offer.service.conversion').value, 0.2);
});

test.run();
