import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mistakesOf, smallest } from './reading.js';

const market = (segment: string): string => smallest({ market: `market: { everyone: { ${segment} } }` });
const offer = (plan: string): string => smallest({ offer: `offer: { service: { ${plan} } }` });
const line = (cost: string): string => `${smallest()}\ncosts: { team: { ${cost} } }`;

test('a bad value of any field is one message at its place', () => {
  const bad: readonly (readonly [text: string, message: RegExp])[] = [
    [smallest({ name: 'name: 2027' }), /name: expected a title in words, got 2027 \| put it into quotes: "2027"/],
    [smallest({ name: "name: ''" }), /name: expected a title in words, got an empty text/],
    [smallest({ name: '' }), /a\.yaml:1:1 name: expected a title in words, found nothing/],
    [`${smallest()}\nabout: [1]`, /about: expected a text, got a list/],
    [smallest({ currency: 'currency: usd' }), /currency: expected an ISO 4217 currency code such as USD, got usd \| did you mean USD\?/],
    [smallest({ currency: 'currency: RMB' }), /currency: .* \| did you mean CNY\?/],
    [smallest({ currency: 'currency: 1' }), /currency: expected a currency code such as USD, got 1/],
    [smallest({ start: 'start: 2027' }), /start: expected a month such as 2027-01, got 2027 \| write year and month: 2027-01/],
    [smallest({ start: 'start: 2027-1' }), /start: expected a month .* \| write 2027-01/],
    [smallest({ start: 'start: 2027-01-15' }), /start: expected a month .* \| write 2027-01/],
    [smallest({ months: 'months: 601' }), /months: expected a known whole number from 1 to 600, got 601/],
    [smallest({ months: 'months: 1.5' }), /months: expected a known whole number from 1 to 600, got 1.5/],
    [
      smallest({ months: 'months: 12 to 36' }),
      /months: expected a known whole number from 1 to 600, got 12 to 36 \| this is not drawn: write one number/,
    ],
    [smallest({ months: 'months: .nan' }), /months: expected a known whole number from 1 to 600, got \.nan/],
    [smallest({ months: 'months: .inf' }), /months: expected a known whole number from 1 to 600, got \.inf/],
    [smallest({ months: 'months: a year' }), /months: expected a known whole number from 1 to 600, got a year/],
    [`${smallest()}\nstep: wek`, /step: expected a step: month, week or day, got wek \| did you mean week\?/],
    [`${smallest({ months: 'months: 135' })}\nstep: day`, /months: expected at most 134 months of steps of a day, got 135/],
    [`${smallest()}\ntrials: 0`, /trials: expected a known whole number from 1 to 10000000, got 0/],
    [`${smallest()}\ntrials: 20M`, /trials: expected a known whole number from 1 to 10000000, got 20M/],
    [`${smallest()}\nseed: [1]`, /seed: expected a text or a number, got a list/],
    [`${smallest()}\nseed: true`, /seed: expected a text or a number, got true/],
    [`${smallest()}\nexpected: yes`, /expected: expected true or false, got yes \| write true or false/],
    [smallest({ market: 'market: {}' }), /market: expected at least one segment, got an empty map/],
    [smallest({ market: 'market: everyone' }), /market: expected segments by name, got everyone/],
    [smallest({ market: 'market: { 1st: { customers: 1 } }' }), /market\.1st: expected a name: a letter, then letters, digits, _ or -, got 1st/],
    [smallest({ market: 'market: { a: 5 }' }), /market\.a: expected a segment \{ customers: \.\.\. \}, got 5/],
    [market('agents: 5'), /market\.everyone\.customers: expected a known whole number of 1 or more, found nothing/],
    [market('customers: 0'), /customers: expected a known whole number of 1 or more, got 0/],
    [market('customers: -5'), /customers: expected a known whole number of 1 or more, got -5/],
    [market('customers: 10, agents: 11'), /agents: expected at most one agent a customer, 10 here, got 11/],
    [market('customers: 2B, agents: 50'), /agents: expected at most 16777216 customers an agent, got 40000000 \| write agents: 120 or more/],
    [market('customers: 10M, agents: 1048576'), /agents: expected a known whole number from 1 to 1048575, got 1048576/],
    [market('customers: 1e14'), /customers: expected at most \d+ customers in a segment, got 100000000000000/],
    [market('customers: 10, subscribers: 11'), /subscribers: expected at most as many subscribers as customers, 10 here, got 11/],
    [market('customers: 10, willingness_to_pay: 0'), /willingness_to_pay: expected an amount above 0, got 0/],
    [
      market('customers: 10, willingness_to_pay: "each month normal(10, 1)"'),
      /willingness_to_pay: expected a value that does not change every month/,
    ],
    [market('customers: 10, churn: 5'), /churn: expected a chance from 0% to 100%, got 5 \| did you mean 5%\?/],
    [market('customers: 10, churn: 2 to 5'), /churn: expected a chance from 0% to 100%, got 2 to 5 \| write shares with %: 3% is 0.03/],
    [market('customers: 10, churn: "normal(3, 1)"'), /churn: expected a chance from 0% to 100%, got normal\(3, 1\)/],
    [market('customers: 10, win_back: -1%'), /win_back: expected a chance from 0% to 100%, got -1%/],
    [smallest({ reach: 'reach: al' }), /reach: expected all, or \{ innovation: \.\.\., imitation: \.\.\. \}, got al \| did you mean all\?/],
    [smallest({ reach: 'reach: [1]' }), /reach: expected all, or .*, got a list/],
    [smallest({ reach: '' }), /reach: expected all, or .*, found nothing/],
    [smallest({ reach: 'reach: { innovation: -1% }' }), /reach\.innovation: expected a rate of 0% or more, got -1%/],
    [
      smallest({ reach: 'reach: { imitation: "across beta(1, 2)" }' }),
      /reach\.imitation: expected a value that is the same for every agent, .* \| leave out across: this does not differ between agents/,
    ],
    [smallest({ offer: 'offer: {}' }), /offer: expected at least one plan, got an empty map/],
    [offer('price: 1'), /offer\.service\.conversion: expected a share from 0% to 100%, found nothing/],
    [offer('conversion: 20'), /conversion: expected a share from 0% to 100%, got 20 \| did you mean 20%\?/],
    [offer('conversion: 20%/year'), /conversion: expected a share .* with no time in it, got \/year \| this is no rate: leave out \/year/],
    [offer('conversion: 20%, price: -1'), /price: expected an amount of 0 or more, got -1/],
    [offer('conversion: 20%, price: free'), /price: expected a number, low to high, or a distribution, got free/],
    [offer('conversion: 20%, price: []'), /price: expected at least one \{ from, value \}, got an empty list/],
    [offer('conversion: 20%, price: { vale: 1 }'), /price\.vale: expected a key of offer\.service\.price, got vale \| did you mean value\?/],
    [
      offer('conversion: 20%, price: [{ from: 2027-03, value: 1 }]'),
      /price\[0\]\.from: expected a first entry in force from the start, got 2027-03/,
    ],
    [
      offer('conversion: 20%, price: [{ value: 1 }, { value: 2 }]'),
      /price\[1\]\.from: expected a month from which the value is in force, found nothing/,
    ],
    [
      offer('conversion: 20%, price: [{ value: 1 }, { from: 2027-05, value: 2 }, { from: 2027-05, value: 3 }]'),
      /price\[2\]\.from: expected a month after that of the entry before, got/,
    ],
    [
      offer('conversion: 20%, price: [{ value: 1 }, { from: 2028-01, value: 2 }]'),
      /price\[1\]\.from: expected a month of the story, 2027-01 to 2027-12, got 2028-01/,
    ],
    [offer('conversion: 20%, price: [{ value: 1 }, { from: soon, value: 2 }]'), /price\[1\]\.from: expected a month such as 2027-01, got soon/],
    [offer('conversion: 20%, price: [3]'), /price\[0\]: expected \{ from: 2027-01, value: \.\.\. \}, got 3/],
    [offer('conversion: 20%, price: { value: 1, growth: -2 }'), /growth: expected a relative change of -100% or more, got -2/],
    [offer('conversion: 20%, price: { value: 1, growth: "each month normal(0, 1%)" }'), /growth: expected a value that does not change every month/],
    [offer('conversion: 20%, setup_fee: 5/year'), /setup_fee: expected an amount of 0 or more with no time in it, got \/year/],
    [offer('conversion: 20%, segments: [evryone]'), /segments\[0\]: expected a segment of the market, got evryone \| did you mean everyone\?/],
    [offer('conversion: 20%, segments: []'), /segments: expected at least one segment, got an empty list/],
    [offer('conversion: 20%, segments: everyone'), /segments: expected a list of names of segments, got everyone/],
    [offer('conversion: 20%, segments: [everyone, everyone]'), /segments\[1\]: expected every segment once, got everyone/],
    [
      smallest({ offer: 'offer: { a: { conversion: 60% }, b: { conversion: 50% } }' }),
      /offer\.b\.conversion: expected conversions in segment everyone that add up to at most 100%, got a 60% \+ b 50%/,
    ],
    [`${smallest()}\nchoice: { price_elasticity: -1 }`, /price_elasticity: expected a number of 0 or more, got -1/],
    [
      `${offer('conversion: 20%, price: [{ value: 0 }, { from: 2027-02, value: 5 }]')}\nchoice: { price_elasticity: 1 }`,
      /price\[0\]\.value: expected a price above 0 where choice\.price_elasticity acts, got 0/,
    ],
    [`${smallest()}\nchoice: 3`, /choice: expected a map of weights such as price_elasticity and willingness_to_pay, got 3/],
    [`${smallest()}\nretention: { churn: 101% }`, /retention\.churn: expected a chance from 0% to 100%, got 101%/],
    [line('per_month: 1'), /costs\.team\.group: expected a group of costs: .*, found nothing/],
    [line('group: servce, per_month: 1'), /group: expected a group of costs: .*, got servce \| did you mean service\?/],
    [line('group: data'), /costs\.team: expected an amount in the cost line, found nothing/],
    [line('group: data, every: 12'), /costs\.team\.value: expected the amount that is due every so many months, found nothing/],
    [line('group: data, value: 12'), /costs\.team\.value: expected every beside value, got value alone/],
    [line('group: data, per_month: 1, growth: 1%, decline: 1%'), /decline: expected growth or decline, got both/],
    [line('group: data, per_month: 1, decline: 130%'), /decline: expected a relative fall from 0% to 100%, got 130%/],
    [line('group: data, per_new_customer: 1/month'), /per_new_customer: expected an amount with no time in it, got \/month/],
    [line('group: data, once: 100k'), /once: expected a list of \{ at, value \}, got 100k/],
    [line('group: data, once: [{ value: 1 }]'), /once\[0\]\.at: expected a month such as 2027-01, found nothing/],
    [
      line('group: data, once: [{ at: 2026-12, value: 1 }]'),
      /once\[0\]\.at: expected a month of the story, 2027-01 to 2027-12, got 2026-12/,
    ],
    [line('group: data, once: [{ at: 2027-01, value: 20 to 10 }]'), /once\[0\]\.value: expected low < high in low to high, got 20 to 10/],
    [line('group: data, per_customer: 20 to 35 per 1000'), /per_customer: expected an amount for one, got per 1000/],
    [
      `${smallest()}\nfinance: { opening_cash: "each month normal(1, 2)" }`,
      /opening_cash: expected a value that does not change every month, got each month normal\(1, 2\) \| leave out each month/,
    ],
    [`${smallest()}\nfinance: { discount_rate: -100% }`, /discount_rate: expected a rate above -100%, got -100%/],
  ];
  for (const [text, message] of bad) {
    const [only, ...more] = mistakesOf(text);
    assert.match(only ?? 'no mistake', message, text);
    assert.equal(more, [], text);
  }
});

test('a segment needs a plan, and is not missed where a plan may be meant for it', () => {
  const offered = (segments: string): readonly string[] =>
    mistakesOf(
      smallest({
        market: 'market: { a: { customers: 5, subscribers: 1 }, b: { customers: 5 } }',
        offer: `offer: { service: { conversion: 1%, segments: [${segments}] } }`,
      }),
    );
  assert.equal(offered('b'), ['a.yaml:5:11 market.a: expected a plan under offer for a, found nothing | add a to the segments of a plan, or leave a out']);
  assert.equal(offered('a, b'), []);
  assert.equal(offered('b, c').map((mistake) => mistake.replace(/:.*/s, '')), ['a.yaml']);
});

test('conversions that share leads add up to at most 100%, also where all of them are drawn high', () => {
  const plans = (a: string, b: string, rest = ''): readonly string[] =>
    mistakesOf(smallest({ offer: `offer:\n  a: { conversion: "${a}" }\n  b: { conversion: "${b}" }${rest}` })).map((mistake) =>
      mistake.replace(/^.*that add up to at most 100%, got | \|.*$/g, ''),
    );
  assert.equal(plans('pert(60%, 70%, 80%)', '50%'), ['a 60% + b 50%']);
  assert.equal(plans('pert(40%, 60%, 80%)', '50%'), ['a 78.1% + b 50%, their P99.9']);
  assert.equal(plans('10% to 20%', 'pert(15%, 40%, 60%)', '\ncompetitors: { x: { price: 9, share: 30% } }'), ['a 26.3% + b 58.4% + x 30%, their P99.9']);
  assert.equal(plans('10% to 20%', 'truncate(20% to 60%, 0, 50%)'), []);
  assert.equal(plans('70%', '30%'), []);
});

test.run();
