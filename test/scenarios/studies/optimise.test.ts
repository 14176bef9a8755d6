import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asking, loadedOf, mistaken } from './asking.js';

const over = (path: string, range: string): string => `optimise: { over: { ${path}: ${range} }, maximise: mean(npv) }`;
const variableOf = (path: string, range: string) => {
  const variable = loadedOf(asking(over(path, range))).studies.optimisation?.over[0];
  if (variable === undefined) throw new Error('nothing is free');
  return variable;
};

test('what is free is a number between two others in the units of the file, or a month between two others', () => {
  const { kind, low, high, write } = variableOf('offer.service.price', '10k to 90k');
  assert.equal([kind, low, high, write(12_345.6)], ['number', 10_000, 90_000, '12345.6']);
  const month = variableOf('"finance.funding[0].at"', '2027-03 to 2027-10');
  assert.equal([month.kind, month.path, month.low, month.high, month.write(4)], ['month', 'finance.funding[0].at', 2, 9, '2027-05']);
  const share = variableOf('offer.service.conversion', '5% to 20%');
  assert.equal([share.low, share.high, share.write(0.075)], [0.05, 0.2, '7.5%']);
  const whole = variableOf('market.everyone.customers', '900 to 1100');
  assert.is(whole.write(1000.4), '1000');
});

test('an uncertain value may be set to a known one', () => {
  assert.equal([variableOf('retention.churn', '1% to 3%').low, variableOf('retention.churn', '1% to 3%').high], [0.01, 0.03]);
});

test('a range that is read again between its ends is the same range', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      fc.pre(low < high);
      const { write } = variableOf('offer.service.price', '1 to 2');
      const read = variableOf('offer.service.price', `${write(low)} to ${write(high)}`);
      assert.equal([read.low, read.high], [low, high]);
    }),
    { numRuns: 40 },
  );
});

test('what is optimised has an objective, conditions that hold or not, and something that is free', () => {
  const price = 'over: { offer.service.price: 5 to 20 }';
  mistaken([
    ['optimise: 3', '11 optimise: expected a map of over, maximise or minimise, and subject_to, got 3'],
    ['optimise: { over: {}, maximise: mean(npv) }', '13 optimise.over: expected at least one input, got an empty map'],
    [`optimise: { ${price} }`, '1 optimise: expected maximise or minimise, found nothing | say what is wanted: maximise: mean(npv)'],
    [`optimise: { ${price}, minimize: mean(cost) }`, '53 optimise.minimize: expected a key of optimise, got minimize | did you mean minimise?'],
    [`optimise: { ${price}, maximise: mean(proffit) }`, '68 optimise.maximise: expected a quantity of this scenario, got proffit | did you mean profit?'],
    [`optimise: { ${price}, maximise: mean(npv), subject_to: probability(ruin) <= 5% }`, '86 optimise.subject_to: expected a list of texts, got probability(ruin) <= 5%'],
    [
      `optimise: { ${price}, maximise: mean(npv), subject_to: [probability(ruin), p5(csah at end) >= 0] }`,
      '87 optimise.subject_to[0]: expected something that holds or not, got probability(ruin) | compare it: probability(ruin) >= 0, say',
      '109 optimise.subject_to[1]: expected a quantity of this scenario, got csah | did you mean cash?',
    ],
  ]);
});

test('what is free is an input of the file, once', () => {
  mistaken([
    [over('offer.servise.price', '5 to 20'), '21 optimise.over.offer.servise.price: expected the path of an input, got offer.servise.price | did you mean offer.service.price?'],
    [over('trials', '2 to 9'), '21 optimise.over.trials: expected the path of an input, got trials, a setting of the simulation | studies move values and months of the business itself'],
    [
      'optimise: { over: { reach.channels.search.cost_per_lead: 1 to 2, reach.channels.serch.spend: 1 to 2 }, maximise: mean(npv) }',
      '66 optimise.over.reach.channels.serch.spend: expected the path of an input, got reach.channels.serch.spend | did you mean reach.channels.search.spend?',
    ],
  ]);
  const growing = asking('optimise: { over: { offer.service.price: 5 to 20, "offer.service.price[1].value": 5 to 20 }, maximise: mean(npv) }').replace('price: 10', 'price: [{ value: 10 }, { from: 2027-05, value: 12 }]');
  assert.throws(() => loadedOf(growing), 'optimise.over.offer.service.price[1].value: expected every input once, got offer.service.price[1].value beside offer.service.price | keep one of the two');
});

test('a range of numbers rises, is stated as the value is, and stays within what the language allows', () => {
  const price = (range: string, mistake: string): readonly [string, string] => [over('offer.service.price', range), `42 optimise.over.offer.service.price: expected ${mistake}`];
  const share = (range: string, mistake: string): readonly [string, string] => [over('offer.service.conversion', range), `47 optimise.over.offer.service.conversion: expected ${mistake}`];
  mistaken([
    price('20 to 5', 'low < high in low to high, got 20 to 5 | write the smaller number first'),
    price('20', 'LOW to HIGH, such as 60 to 160, got 20 | put it into quotes: "20"'),
    price('5 - 20', 'LOW to HIGH, such as 60 to 160, got 5 - 20'),
    price('"normal(5, 1)"', 'LOW to HIGH, such as 60 to 160, got normal(5, 1)'),
    price('2027-03 to 2027-09', 'LOW to HIGH, such as 60 to 160, got 2027-03 to 2027-09'),
    price('-5 to 20', 'an amount of 0 or more at both ends, got -5 to 20'),
    price('60 to 240/year', 'a range stated as the value in the file is, for one, and a month, got 60 to 240/year | write 60 to 240, if those are the numbers meant'),
    price('1 to 20 per 1000', 'a range stated as the value in the file is, for one, and a month, got 1 to 20 per 1000 | write 1 to 20, if those are the numbers meant'),
    share('5 to 20', 'a share from 0% to 100% at both ends, got 5 to 20 | did you mean 5% to 20%?'),
    share('50% to 120%', 'a share from 0% to 100% at both ends, got 50% to 120%'),
    [over('market.everyone.customers', '10 to 20.5'), '48 optimise.over.market.everyone.customers: expected a known whole number of 1 or more at both ends, got 10 to 20.5'],
  ]);
});

test('a range of months rises and stays within the story', () => {
  const months = (range: string, mistake: string): readonly [string, string] => [over('"finance.funding[0].at"', range), `46 optimise.over.finance.funding[0].at: expected ${mistake}`];
  mistaken([
    months('2027-10 to 2027-02', 'the earlier month first, got 2027-10 to 2027-02 | write 2027-02 to 2027-10'),
    months('2027-03 to 2027-03', 'two months, got 2027-03 to 2027-03 | what is free has an earlier and a later end'),
    months('2027-02 to 2028-10', 'months from 2027-01 to 2027-12, got 2027-02 to 2028-10'),
    months('3 to 9', 'months from FIRST to LAST, such as 2027-03 to 2028-06, got 3 to 9'),
    months('2027-03', 'months from FIRST to LAST, such as 2027-03 to 2028-06, got 2027-03'),
  ]);
});

test.run();
