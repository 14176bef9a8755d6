import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mistakesOf, scenarioOf, smallest } from './reading.js';

test('what is left out has the value that the reference states', () => {
  const scenario = scenarioOf(smallest());
  assert.is(scenario.step, 'month');
  assert.is(scenario.trials, 10_000);
  assert.is(scenario.seed, 'small');
  assert.is(scenario.expected, false);
  assert.is(scenario.segments[0].agents, 50);
  assert.is(scenario.segments[0].subscribers, 0);
  assert.equal(scenario.costs, []);
  assert.equal(scenario.plans[0].segments, ['everyone']);
  assert.equal(scenario.choice.willingnessToPay, {
    path: 'choice.willingness_to_pay',
    quantity: { randomness: 'known', value: 1 },
    per: 'month',
    scaling: 'level',
  });
  assert.equal(scenario.retention.churn, { path: 'retention.churn', quantity: { randomness: 'known', value: 0 }, per: 'month', scaling: 'compound' });
  assert.equal(scenario.finance.discountRate, {
    path: 'finance.discount_rate',
    quantity: { randomness: 'known', value: 0 },
    per: 'month',
    scaling: 'growth',
  });
  assert.is(scenarioOf(smallest({ market: 'market: { few: { customers: 7 } }' })).segments[0].agents, 7);
  assert.is(scenarioOf(smallest({ market: 'market: { many: { customers: 2B } }' })).segments[0].agents, 120);
});

test('every field scales with time in its own way', () => {
  const scenario =
    scenarioOf(`${smallest({ reach: 'reach: { innovation: 3%/year }', offer: 'offer: { a: { price: 1200/year, setup_fee: 5, conversion: 20% } }' })}
costs: { line: { group: data, per_month: 1, per_customer: 2/week, per_new_customer: 3, once: [{ at: 2027-02, value: 4 }], every: 6, value: 5, growth: 8%/year } }
finance: { discount_rate: 12%/year }
retention: { churn: 20%/year }
`);
  const [line] = scenario.costs;
  const [plan] = scenario.plans;
  assert.equal(
    [
      scenario.reach.kind === 'all' ? '' : scenario.reach.innovation.scaling,
      plan.price.entries[0].value.scaling,
      plan.price.entries[0].value.per,
      plan.setupFee.entries[0].value.scaling,
      plan.conversion.scaling,
    ],
    ['intensity', 'flow', 'year', 'level', 'level'],
  );
  assert.equal(
    [
      line.perMonth?.entries[0].value.scaling,
      line.perCustomer?.entries[0].value.per,
      line.perNewCustomer?.entries[0].value.scaling,
      line.once[0].value.scaling,
      line.growth?.scaling,
    ],
    ['flow', 'week', 'level', 'level', 'growth'],
  );
  assert.equal([line.once[0].month, line.every?.months, line.every?.amount.path], [1, 6, 'costs.line.value']);
  assert.equal([scenario.finance.discountRate.scaling, scenario.retention.churn.scaling], ['growth', 'compound']);
});

test('a price list holds from its months on, and what was before the start gives way to the last of it', () => {
  const price = (text: string) => scenarioOf(smallest({ offer: `offer: { a: { price: ${text}, conversion: 1% } }` })).plans[0].price;
  assert.equal(
    price('[{ value: 99 }, { from: 2027-06, value: 119 }]').entries.map(({ month, value }) => [month, value.path]),
    [
      [0, 'offer.a.price[0].value'],
      [5, 'offer.a.price[1].value'],
    ],
  );
  assert.equal(
    price('[{ from: 2025-01, value: 1 }, { from: 2026-12, value: 2 }, { from: 2027-02, value: 3 }]').entries.map(({ month, value }) => [
      month,
      value.path,
    ]),
    [
      [0, 'offer.a.price[1].value'],
      [1, 'offer.a.price[2].value'],
    ],
  );
  assert.equal(
    price('[{ from: 2026-01, value: 1 }, { from: 2027-01, value: 2 }]').entries.map(({ month, value }) => [month, value.path]),
    [[0, 'offer.a.price[1].value']],
  );
  assert.is(price('{ value: 99, growth: 2%/month }').growth?.path, 'offer.a.price.growth');
  assert.is(price('{ value: 99 }').growth, undefined);
});

test('the seed is the text as it is written', () => {
  assert.is(scenarioOf(`${smallest()}\nseed: 12345678901234567890`).seed, '12345678901234567890');
  assert.is(scenarioOf(`${smallest()}\nseed: 007`).seed, '007');
});

test('names of any script, quoted keys, anchors and aliases are understood', () => {
  const scenario = scenarioOf(smallest({ market: 'market: { 小企业: &kind { customers: 1k }, "Großkunden": *kind }' }));
  assert.equal(
    scenario.segments.map(({ name, customers }) => [name, customers]),
    [
      ['小企业', 1000],
      ['Großkunden', 1000],
    ],
  );
});

test("segments that have a name of JavaScript's own are segments like any other", () => {
  assert.equal(
    scenarioOf(smallest({ market: 'market: { constructor: { customers: 1 }, toString: { customers: 2 } }' })).segments.map(({ name }) => name),
    ['constructor', 'toString'],
  );
});

test('ten different mistakes are ten located messages, in file order', () => {
  const text = `name: Ten mistakes
curency: USD
start: 2027-13
months: 0
market:
  small:
    customers: 1000
    agents: 2000
    churn: pirt(1%, 3%, 6%)
  big: { customers: 400, churn: pert(1%, 3%, 6%) }
reach: { imitation: 3%, inovation: 1% }
offer:
  basic: { price: 9, conversion: 20%/year, segments: [smal] }
costs:
  team: { group: staff, per_month: 1 }
`;
  assert.equal(mistakesOf(text), [
    'a.yaml:2:1 curency: expected a key of a scenario, got curency | did you mean currency?',
    'a.yaml:3:8 start: expected a month such as 2027-01, got 2027-13 | the months of a year are 01 to 12',
    'a.yaml:4:9 months: expected a known whole number from 1 to 600, got 0',
    'a.yaml:8:13 market.small.agents: expected at most one agent a customer, 1000 here, got 2000',
    'a.yaml:9:12 market.small.churn: expected a distribution, got pirt | did you mean pert?',
    'a.yaml:10:33 market.big.churn: expected quotes around an expression with commas inside { }, got pert(1%, 3%, 6%) | write { churn: "pert(1%, 3%, 6%)" }',
    'a.yaml:11:25 reach.inovation: expected a key of reach, got inovation | did you mean innovation?',
    'a.yaml:13:37 offer.basic.conversion: expected a share from 0% to 100% with no time in it, got /year | this is no rate: leave out /year',
    'a.yaml:13:55 offer.basic.segments[0]: expected a segment of the market, got smal | did you mean small?',
    'a.yaml:15:18 costs.team.group: expected a group of costs: product, service, management, data, training, operations or acquisition, got staff | known here: product, service, management, data, training, operations, acquisition',
  ]);
});

test('a forgotten quote is one message, whatever the expression and wherever it stands', () => {
  const market = (churn: string): readonly string[] =>
    mistakesOf(smallest({ market: `market: { a: { customers: 10, churn: ${churn}, win_back: 1% } }` }));
  for (const expression of [
    'pert(1%, 3%, 6%)',
    'pert(1%,3%,6%)',
    'pert(1%, 3%, 3%)/year',
    'across beta(uniform(0.5, 0.9), 12)',
    'discrete(1%, 0.5, 2%, 0.5)',
    'mixture(beta(1, 2), 1, beta(3, 4), 1)',
  ]) {
    const [only, ...more] = market(expression);
    assert.equal(more, [], expression);
    assert.ok(
      only.endsWith(`churn: expected quotes around an expression with commas inside { }, got ${expression} | write { churn: "${expression}" }`),
      only,
    );
  }
  assert.equal(market('"pert(1%, 3%, 6%)"'), []);
  const [quotes, inside, ...more] = market('pert(6%, 3%, 1%)');
  assert.match(quotes, /expected quotes/);
  assert.match(inside, /a\.yaml:5:43 .*low <= mode <= high/);
  assert.equal(more, []);
});

test("broken YAML is located and said in the language's own words", () => {
  const broken: readonly (readonly [text: string, expected: RegExp])[] = [
    ['', /^a\.yaml:1:1: expected a scenario, found nothing$/],
    ['# nothing but a comment\n', /^a\.yaml:1:1: expected a scenario, found nothing$/],
    ['just words', /^a\.yaml:1:1: expected a scenario, got just words/],
    ['- a list', /^a\.yaml:1:1: expected a scenario, got a list/],
    ['name: a\nmarket:\n\tsmall: 1\n', /^a\.yaml:3:1: expected spaces for indentation, got a tab/],
    ['name: a\n---\nname: b\n', /^a\.yaml:2:1: expected one scenario in a file, got a second document/],
    ['name: a: b\n', /^a\.yaml:1:7: expected one key: value on a line/],
    ['name: "a\n', /expected a closing quote/],
    ['market: { a: 1\n', /expected lines of one map or list to begin in the same column/],
    ['name: @b\n', /^a\.yaml:1:7: expected a value, got a character that YAML keeps for itself/],
  ];
  for (const [text, expected] of broken) {
    const [only, ...more] = mistakesOf(text);
    assert.match(only ?? 'no mistake', expected, JSON.stringify(text));
    assert.equal(more, [], JSON.stringify(text));
  }
});

test('repeated keys, odd keys, tags, merge keys and lost aliases are each one message', () => {
  const odd: Readonly<Record<string, RegExp>> = {
    'months: 13': /a\.yaml:8:1 months: expected every key once in a map, got months again \| it stands in line 4 already/,
    '? [a, b]\n: 1': /a\.yaml:8:3: expected a name as the key, got a list, a map or an alias/,
    '~: 1': /a\.yaml:8:1: expected a name as the key/,
    '__proto__: 1': /a\.yaml:8:1: expected a name as the key, got __proto__/,
    '12: 1': /a\.yaml:8:1 12: expected a key of a scenario, got 12/,
    'trials: !big 10': /a\.yaml:8:9: expected a value without a tag, got !big/,
    'about: *lost': /a\.yaml:8:8 about: expected an alias of an anchor that stands above it, got \*lost/,
    '<<: { a: 1 }': /a\.yaml:8:1 <<: expected a key of a scenario, got << \| merge keys are not part of the language/,
    'costs: ~': /a\.yaml:8:1 costs: expected cost lines by name, found nothing/,
    'trials:': /a\.yaml:8:1 trials: expected a known whole number from 1 to 10000000, found nothing/,
  };
  for (const [text, expected] of Object.entries(odd)) {
    const [first] = mistakesOf(`${smallest()}\n${text}`);
    assert.match(first ?? 'no mistake', expected, text);
  }
  assert.match(mistakesOf('a: &a [*a]').find((line) => line.includes('*a')) ?? '', /\*a inside &a itself/);
});

test('aliases that multiply, endless levels and huge files are mistakes, found at once', () => {
  const laughs = `a0: &a0 [lol, lol]\n${Array.from({ length: 60 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`).join('\n')}`;
  const began = Date.now();
  assert.match(mistakesOf(laughs)[0], /at most 100000 values once every alias is written out/);
  for (const open of ['[', '{a: ', '- ', '? ', '[\n']) assert.match(mistakesOf(open.repeat(20_000))[0], /at most 40 levels of maps and lists/, open);
  assert.match(mistakesOf('a'.repeat(1_000_001))[0], /at most 1000000 characters/);
  assert.match(mistakesOf(Array.from({ length: 5_000 }, (_, key) => `k${key}: 1`).join('\n'))[0], /name: expected|key of a scenario/);
  assert.ok(Date.now() - began < 10_000);
});

test('messages carry nothing that a terminal would act on', () => {
  const [line] = mistakesOf(`${smallest()}\ntrials: "\\e[31m\\x07red"`);
  assert.not.match(line, /[\u0000-\u001f\u007f-\u009f]/);
});

test.run();
