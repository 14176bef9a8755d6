import { isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hashScenario } from '../../../scenarios/hash.js';
import { pathText } from '../../../scenarios/diagnostic.js';
import { parseScenario } from '../../../scenarios/parse.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import { changesBetween, withChanges } from '../../../scenarios/studies/changes.js';
import { changeTextOf } from '../../../scenarios/studies/changeText.js';
import { mistakesOf, readerOf } from '../reading.js';

const plan = `
name: A plan
currency: EUR
start: 2027-01
months: 24
market:
  shops: { customers: 1000, churn: 3% }
  chains: { customers: 50, churn: 1% }
reach: { innovation: 2%, channels: { search: { spend: 10k, cost_per_lead: 40 } } }
offer:
  basic: { price: [{ value: 99 }, { from: 2028-01, value: 119 }], conversion: 6%, segments: [shops] }
  pro: { price: 900, conversion: "pert(2%, 5%, 9%)", segments: [chains] }
costs: { team: { group: management, per_month: 20k } }
finance: { opening_cash: 1M, funding: [{ at: 2027-09, value: 2M }] }
`;

const loaded = (text: string): LoadedScenario => {
  const read = parseScenario(text, 'a.yaml', readerOf({ 'plan.yaml': plan }));
  if (!isRight(read)) throw new Error(mistakesOf(text, { 'plan.yaml': plan }).join('\n'));
  return read.right;
};

const base = loaded(plan);

const words = (text: string): readonly string[] => {
  const other = loaded(text);
  return changesBetween(base, other).map(changeTextOf(base, other)).map(({ words: said }) => said);
};

const variant = (text: string): string => `extends: plan.yaml\nname: Another\n${text}`;

test('changes are told as a reader would say them', () => {
  assert.equal(words(variant('offer: { pro: { price: 990 } }')), ['raising the price of pro from 900 to 990']);
  assert.equal(words(variant('reach: { channels: { search: { spend: 8k } } }')), ['lowering the spend on search from 10k to 8k']);
  assert.equal(words(variant('offer: { pro: { conversion: "pert(2%, 4%, 9%)" } }')), ['changing the conversion of pro from pert(2%, 5%, 9%) to pert(2%, 4%, 9%)']);
  assert.equal(words(variant('finance: { funding: [{ at: 2028-03, value: 2M }] }')), ['moving the month of funding from 2027-09 to 2028-03']);
  assert.equal(words(variant('offer: { basic: { price: [{ value: 99 }, { from: 2028-01, value: 129 }] } }')), ['raising the price of basic from 2028-01 on from 119 to 129']);
  assert.equal(words(variant('offer: { basic: { price: 109 } }')), ['changing the price of basic from 99 (119 from 2028-01) to 109']);
  assert.equal(words(variant('offer: { pro: { price: { value: 900, growth: 2%/year } } }')), ['changing the price of pro from 900 to 900 with a growth of 2%/year']);
  assert.equal(words(variant('competitors: { rival: { price: 80, share: 20%, segments: [shops] } }')), ['adding the competitor rival']);
  assert.equal(words(variant('costs: { key_account: { group: service, per_customer: 4 } }')), ['adding the cost of key account']);
  assert.equal(words(variant('reach: { innovation: 1% to 4% }')), ['changing the reach that nobody paid for (before: 2%; now: 1% to 4%)']);
  assert.equal(words(variant('costs: ~')), ['removing the cost of team']);
  assert.equal(words(variant('retention: { win_back: 1% }')), ['adding the win-back']);
});

test('what is only written otherwise, or says nothing about the business, is no change', () => {
  assert.equal(words(plan.replace('churn: 3%', 'churn: 0.03').replace('10k', '10000').replace('months: 24', 'months: 24\nseed: x\ntrials: 7\nabout: Words\ninvariants: [probability(ruin) <= 5%]')), []);
  assert.equal(words(variant('')), []);
});

test('a list of other length, or of values, is one change; maps in lists of one length are followed', () => {
  assert.equal(words(variant('finance: { funding: [{ at: 2027-09, value: 2M }, { at: 2028-03, value: 1M }] }')), [
    'changing the rounds of funding from [{ at: 2027-09, value: 2M }] to [{ at: 2027-09, value: 2M }, { at: 2028-03, value: 1M }]',
  ].map((text) => text.replace(/ from \[.*/, '')));
  assert.equal(changesBetween(base, loaded(variant('finance: { funding: [{ at: 2027-10, value: 3M }] }'))).map(({ path }) => pathText(path)), ['finance.funding[0].at', 'finance.funding[0].value']);
});

test('with every change made, the first scenario is the second; with none, it stays what it was', () => {
  const other = loaded(
    variant(`
market: { chains: ~, banks: { customers: 5, churn: 0.5% } }
offer: { pro: { segments: [banks], price: 5000 }, basic: { price: 109 } }
costs: ~
finance: { opening_cash: 2M, funding: ~ }
`),
  );
  const changes = changesBetween(base, other);
  const [all, none] = [withChanges(base, changes, changes), withChanges(base, changes, [])];
  assert.ok(isRight(all) && isRight(none));
  const { name, about, ...made } = all.right.scenario;
  const { name: _name, about: _about, ...wanted } = other.scenario;
  assert.equal([name, about], ['A plan', undefined]);
  assert.is(hashScenario({ ...made, name: 'same', seed: 's' }), hashScenario({ ...wanted, name: 'same', seed: 's' }));
  assert.is(hashScenario(none.right.scenario), hashScenario(base.scenario));
});

test('the list price that a variant takes from its base goes with the price, and is no change of its own', () => {
  const other = loaded(variant('offer: { pro: { price: 990 }, basic: { price: [{ value: 89 }, { from: 2028-01, value: 109 }] } }'));
  const changes = changesBetween(base, other);
  assert.equal(changes.map(({ path }) => pathText(path)), ['offer.basic.price[0].value', 'offer.basic.price[1].value', 'offer.pro.price']);
  const alone = withChanges(base, changes, changes.slice(0, 1));
  assert.ok(isRight(alone));
  const listPrices = ({ scenario }: LoadedScenario) => scenario.plans.map(({ listPrice }) => (listPrice?.quantity.randomness === 'known' ? listPrice.quantity.value : undefined));
  assert.equal([listPrices(base), listPrices(alone.right), listPrices(other)], [[undefined, undefined], [99, undefined], [99, 900]]);
  assert.equal(changesBetween(other, base).map(({ path }) => pathText(path)), changes.map(({ path }) => pathText(path)));
  assert.equal(words(variant('offer: { pro: { price: 990, list_price: 950 } }')), ['raising the price of pro from 900 to 990', 'adding the list price of pro']);
});

test('a change that cannot stand without another is told why', () => {
  const other = loaded(variant('market: { banks: { customers: 5, churn: 0.5% } }\noffer: { gold: { price: 5000, conversion: 5%, segments: [banks] } }'));
  const changes = changesBetween(base, other);
  const alone = withChanges(base, changes, changes.filter(({ path }) => path[0] === 'offer'));
  assert.ok(!isRight(alone));
  assert.match(alone.left[0].message, 'segment');
});

test.run();
