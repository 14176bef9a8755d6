import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asking, loadedOf, mistaken } from './asking.js';

test('a shock moves an uncertain value by its own law, a known number by a share of it and a month by months', () => {
  const section = 'shocks: [retention.churn, { input: reach.imitation }, { input: offer.service.price, unit: 10% }, { input: "finance.funding[0].at", unit: 3 months }]';
  assert.equal(loadedOf(asking(section)).studies.shocks, [
    { path: 'retention.churn' },
    { path: 'reach.imitation' },
    { path: 'offer.service.price', unit: { kind: 'share', share: 0.1 } },
    { path: 'finance.funding[0].at', unit: { kind: 'months', months: 3 } },
  ]);
  assert.equal(loadedOf(asking('')).studies.shocks, []);
});

test('shocks are a list of inputs', () => {
  mistaken([
    ['shocks: 3', '9 shocks: expected a list of inputs, got 3'],
    ['shocks: []', '1 shocks: expected at least one input, got an empty list'],
    ['shocks: [3]', '10 shocks[0]: expected the path of an input, or { input: offer.basic.price, unit: 10% }, got 3'],
    ['shocks: [""]', '10 shocks[0]: expected the path of an input, got an empty text'],
    ['shocks: [{ unit: 10% }]', '10 shocks[0].input: expected the path of an input, found nothing'],
    ['shocks: [{ inptu: retention.churn }]', '12 shocks[0].inptu: expected a key of shocks[0], got inptu | did you mean input?'],
    ['shocks: [{ input: finance.funding[0].at, unit: 3 months }]', '19: expected quotes around a path with [ ] inside { }, got finance.funding[0].at | write "finance.funding[0].at"'],
  ]);
});

test('a shock names an input that can be moved', () => {
  const expected = 'expected the path of an input, got';
  mistaken([
    ['shocks: [retention.chrun]', `10 shocks[0]: ${expected} retention.chrun | did you mean retention.churn?`],
    ['shocks: [{ input: "finance.funding[1].at", unit: 3 months }]', `19 shocks[0].input: ${expected} finance.funding[1].at | did you mean finance.funding[0].at?`],
    ['shocks: [reach.channels]', `10 shocks[0]: ${expected} reach.channels, a map with search | known here: reach.channels.search.spend, reach.channels.search.cost_per_lead`],
    ['shocks: [costs.team.per_customer]', `10 shocks[0]: ${expected} costs.team.per_customer, which is drawn each month | its law can be made uncertain, and then moved: each month normal(1, 0.1 to 0.3)`],
    ['shocks: [trials]', `10 shocks[0]: ${expected} trials, a setting of the simulation | studies move values and months of the business itself`],
    ['shocks: [market.everyone.agents]', `10 shocks[0]: ${expected} market.everyone.agents, a setting of the simulation | studies move values and months of the business itself`],
    ['shocks: [name]', `10 shocks[0]: ${expected} name, a text | only numbers and months can be moved`],
  ]);
});

test('a shock has a unit where the law of its input does not say it, and only there', () => {
  mistaken([
    ['shocks: [{ input: retention.churn, unit: 10% }]', '42 shocks[0].unit: expected no unit beside an uncertain value, got 10% | leave it out: its own law says how far a unit of distance is'],
    ['shocks: [offer.service.price]', '10 shocks[0]: expected a unit beside a known number, found nothing | say how far one unit of distance is: { input: offer.service.price, unit: 10% }'],
    ['shocks: [{ input: "finance.funding[0].at" }]', '10 shocks[0]: expected a unit beside a month, found nothing | say how far one unit of distance is: { input: finance.funding[0].at, unit: 3 months }'],
    ['shocks: [{ input: "finance.funding[0].at", unit: 10% }]', '50 shocks[0].unit: expected months, such as 3 months, got 10%'],
    ['shocks: [{ input: "finance.funding[0].at", unit: 0 months }]', '50 shocks[0].unit: expected months, such as 3 months, got 0 months'],
    ...['3 months', '-10%', '0', 'ten', '1M', '101%'].map((unit): readonly [string, string] => [
      `shocks: [{ input: offer.service.price, unit: ${unit} }]`,
      `46 shocks[0].unit: expected a share of it, such as 10%, got ${unit}`,
    ]),
    ['shocks: [{ input: offer.service.price, unit: [1] }]', '40 shocks[0].unit: expected a share such as 10%, or months such as 3 months, got a list'],
    ['shocks: [{ input: choice.price_elasticity, unit: 10% }]', '50 shocks[0].unit: expected a number other than 0 to take a share of, got choice.price_elasticity, which is 0 | write it as uncertain, such as 0 to 5'],
  ]);
});

test('every input is moved once, also where it is a part of another', () => {
  const again = (path: string, column: number, one = 'shocks[1]'): string => `${column} ${one}: expected every input once, got ${path} again | it is moved by shocks[0] already; keep one of the two`;
  mistaken([['shocks: [retention.churn, retention.churn]', again('retention.churn', 27)]]);
  const steps = asking('shocks: [{ input: offer.service.price, unit: 5% }, { input: "offer.service.price[1].value", unit: 5% }]').replace('price: 10', 'price: [{ value: 10 }, { from: 2027-05, value: 12 }]');
  assert.throws(() => loadedOf(steps), again('offer.service.price[1].value', 61, 'shocks[1].input'));
});

test('all mistakes of shocks are told at once', () => {
  mistaken([
    [
      'shocks: [offer.service.prise, { input: retention.churn, unit: 3 }, 7]',
      '10 shocks[0]: expected the path of an input, got offer.service.prise | did you mean offer.service.price?',
      '63 shocks[1].unit: expected no unit beside an uncertain value, got 3 | leave it out: its own law says how far a unit of distance is',
      '68 shocks[2]: expected the path of an input, or { input: offer.basic.price, unit: 10% }, got 7',
    ],
  ]);
});

test.run();
