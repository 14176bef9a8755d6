import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lawFaults } from '../../scenarios/lawFaults.js';
import { justBelow } from '../../scenarios/laws/justBelow.js';
import { parseQuantity } from '../../scenarios/quantity.js';
import { kinds } from '../../scenarios/valueRules.js';
import type { ValueRules } from '../../scenarios/valueRules.js';
import { eachIsOneMistake, mistakesOf, smallest } from './reading.js';

const churn = (value: string): string => smallest({ market: `market: { everyone: { customers: 10, churn: "${value}" } }` });
const innovation = (value: string): string => smallest({ reach: `reach: { innovation: "${value}" }` });

test('a chance, share or rate that is drawn outside its range names the quantile and what keeps it inside', () => {
  eachIsOneMistake([
    [
      churn('normal(3%, 1%)'),
      '5:46 market.everyone.churn: expected a chance from 0% to 100%, got normal(3%, 1%): under 0% below P0.13 | truncate(normal(3%, 1%), 0, 1) keeps it inside',
    ],
    [
      churn('across normal(50%, 50%)/year'),
      '5:46 market.everyone.churn: expected a chance from 0% to 100%, got across normal(50%, 50%)/year: under 0% below P16 and over 100% above P84 | across truncate(normal(50%, 50%), 0, 1)/year keeps it inside',
    ],
    [
      churn('each month lognormal(9%, 1.33)'),
      '5:46 market.everyone.churn: expected a chance from 0% to 100%, got each month lognormal(9%, 1.33): over 100% above P96.5 | each month truncate(lognormal(9%, 1.33), 0, 1) keeps it inside',
    ],
    [
      churn('lognormal(3%, 0.6)'),
      '5:46 market.everyone.churn: expected a chance from 0% to 100%, got lognormal(3%, 0.6): over 100% above P99.99999975 | truncate(lognormal(3%, 0.6), 0, 1) keeps it inside',
    ],
    [
      innovation('normal(3%, 1%)'),
      '6:23 reach.innovation: expected a rate of 0% or more, got normal(3%, 1%): under 0% below P0.13 | lognormal, gamma and pert have no values under 0',
    ],
    [
      innovation('truncate(normal(0, 1), 100, 101)'),
      '6:23 reach.innovation: expected a law that can be drawn from, got truncate(normal(0, 1), 100, 101) | truncate: expected at least 1e-9 of the distribution between low (100) and high (101), got 0',
    ],
    [
      `${smallest()}\nsentiment: { persistence: "mixture(normal(0.5, 0.01), 1, normal(0.9, 0.1), 1, beta(1, 2), 1)" }`,
      '8:28 sentiment.persistence: expected a share from 0% to 100%, got mixture(normal(0.5, 0.01), 1, normal(0.9, 0.1), 1, beta(…: over 100% above P94.7 | truncate(mixture(normal(0.5, 0.01), 1, normal(0.9, 0.1), 1, beta(1, 2), 1), 0, 1) keeps it inside',
    ],
  ]);
});

test('a law that leaves the range once in a billion draws, or within its range always, is fine', () => {
  for (const value of [
    'normal(50%, 8%)',
    'beta(0.7, 12)',
    'pert(0%, 3%, 100%)',
    'truncate(normal(3%, 1%), 0, 1)',
    'uniform(0, 1)',
    'bernoulli(3%)',
    '1% to 5%',
  ])
    assert.equal(mistakesOf(churn(value)), [], value);
  assert.equal(mistakesOf(churn('beta(normal(1, 1), 10)')), [], 'uncertain parameters stand at their medians');
  assert.is(mistakesOf(churn('normal(normal(3%, 1%), 1%)')).length, 1);
});

test('a range of chances or shares never leaves 0 to 1, however wide it is', () => {
  for (const value of ['1% to 80%', '20% to 40%', 'across 50% to 95%', 'each month 2% to 99%/year']) assert.equal(mistakesOf(churn(value)), []);
});

test('what keeps a law inside is itself without fault', () => {
  for (const value of ['normal(3%, 1%)', 'across student(4, 3%, 1%)', 'each month lognormal(9%, 1.33)/year', 'across  lognormal(3%, 0.6) / year']) {
    const [mistake] = mistakesOf(churn(value));
    const remedy = / \| (.*) keeps it inside$/.exec(mistake ?? '')?.[1] ?? 'none';
    assert.equal(mistakesOf(churn(remedy)), [], `${value} -> ${remedy}`);
  }
});

test('the least of an atom at the end of the range is inside it, and a law outside it is never passed over', () => {
  const rules: ValueRules = { ...kinds.share, about: '', unit: '', examples: [] };
  const faults = (text: string, changed: Partial<ValueRules> = {}): number => {
    const parsed = parseQuantity(text, () => E.right([0, 1]));
    return E.isRight(parsed) ? lawFaults({ ...rules, ...changed }, text, parsed.right.quantity).length : NaN;
  };
  assert.is(faults('discrete(0, 1, 1, 1)'), 0);
  assert.is(faults('discrete(0, 1, 1, 1)', { low: undefined, above: 0 }), 1);
  assert.is(faults('discrete(0, 1, 1, 1)', { high: undefined, below: 1 }), 1);
  assert.is(faults('empirical(a.csv)'), 0);
  assert.is(faults('normal(0, 1)', { high: undefined }), 0, 'a field without two ends may be left');
  fc.assert(
    fc.property(fc.double({ min: -1, max: 2, noNaN: true }), fc.double({ min: 1e-3, max: 1, noNaN: true }), (low, width) => {
      const high = low + width;
      assert.is(faults(`uniform(${low}, ${high})`), low >= -1e-9 * width && high <= 1 + 1e-9 * width ? 0 : 1);
    }),
  );
});

test('the number just below another is the next one down', () => {
  assert.is(justBelow(0), -Number.MIN_VALUE);
  assert.is(justBelow(1), 1 - Number.EPSILON / 2);
  assert.is(justBelow(-1), -1 - Number.EPSILON);
  assert.is(justBelow(Infinity), Infinity);
});

test.run();
