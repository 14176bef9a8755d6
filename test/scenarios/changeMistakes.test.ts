import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseScenario } from '../../scenarios/parse.js';
import { business, eachIsOneMistake, mistakesOf, scenarioOf } from './reading.js';

test('what is wrong with levers, events and policies is said at its place', () => {
  eachIsOneMistake([
    [business('levers: { q: { multiply: { team: 1 } } }'), '11:11 levers.q.at: expected a month such as 2027-01, found nothing'],
    [
      business('levers: { q: { at: 2028-01, multiply: { team: 1 } } }'),
      '11:20 levers.q.at: expected a month of the story, 2027-01 to 2027-12, got 2028-01',
    ],
    [
      business('levers: { q: { at: 2027-02, until: 2027-02, multiply: { team: 1 } } }'),
      '11:36 levers.q.until: expected a month after at, got 2027-02 | until is the first month in which the lever is no longer in force',
    ],
    [
      business('levers: { q: { at: 2027-02, until: 2028-02, multiply: { team: 1 } } }'),
      '11:36 levers.q.until: expected a month of the story, 2027-01 to 2027-12, or the one after it, got 2028-02 | leave out until: the lever then stays in force to the end',
    ],
    [
      business('levers: { q: { at: 2027-02, cost: 5 } }'),
      '11:11 levers.q: expected an effect of the lever, found nothing | state multiply or quality; a cost alone is a cost line with once',
    ],
    [
      business('levers: { q: { at: 2027-02, multiply: { search: 1 } } }'),
      '11:41 levers.q.multiply.search: expected channels.search or costs.search, got search | several have this name: write channels.search, say',
    ],
    [
      business('levers: { q: { at: 2027-02, multiply: { costs.serch: 1 } } }'),
      '11:41 levers.q.multiply.costs.serch: expected something that can be acted on, got costs.serch | did you mean costs.search?',
    ],
    [
      business('levers: { q: { at: 2027-02, multiply: { cost.search: 1 } } }'),
      '11:41 levers.q.multiply.cost.search: expected something that can be acted on, got cost.search | did you mean costs.search?',
    ],
    [
      business('levers: { q: { at: 2027-02, multiply: { costs.search: 1, channels.search: 2, team: 1, costs.team: 1 } } }'),
      '11:87 levers.q.multiply.costs.team: expected everything once, got costs.team | it is named above, with or without its section',
    ],
    [
      business('levers: { q: { at: 2027-02, multiply: { tem: 1 } } }'),
      '11:41 levers.q.multiply.tem: expected something that can be acted on, got tem | did you mean team?',
    ],
    [business('levers: { q: { at: 2027-02, multiply: { team: -1 } } }'), '11:47 levers.q.multiply.team: expected a factor of 0 or more, got -1'],
    [
      business('levers: { q: { at: 2027-02, multiply: { team: 1/month } } }'),
      '11:48 levers.q.multiply.team: expected a factor of 0 or more with no time in it, got /month | this is no rate: leave out /month',
    ],
    [
      business('events: { e: { hazard: 1%, at: 2027-03 } }'),
      '11:28 events.e.at: expected hazard or at, got both | an event comes at any time, or in one month',
    ],
    [
      business('events: { e: { months: 3 } }'),
      '11:11 events.e.hazard: expected hazard or at, found nothing | write hazard: 20%/year, or at: 2028-03 with a probability',
    ],
    [
      business('events: { e: {} }'),
      '11:11 events.e.hazard: expected hazard or at, found nothing | write hazard: 20%/year, or at: 2028-03 with a probability',
    ],
    [
      business('events: { e: { hazard: 1%, probability: 5% } }'),
      '11:28 events.e.probability: expected at beside probability, got hazard | a probability is that of one month; how often it comes at any time is its hazard',
    ],
    [business('events: { e: { at: 2028-03 } }'), '11:20 events.e.at: expected a month of the story, 2027-01 to 2027-12, got 2028-03'],
    [business('events: { e: { hazard: -1% } }'), '11:24 events.e.hazard: expected a rate of 0% or more, got -1%'],
    [
      business('events: { e: { hazard: 1%, raised_by: { f: 2 } } }'),
      '11:41 events.e.raised_by.f: expected an event under events, got f | there is none to name',
    ],
    [
      business('events: { e: { hazard: 1%, raised_by: { e: 2 } } }'),
      '11:41 events.e.raised_by.e: expected events that do not raise one another in a circle, got e -> e | leave out one of them: whether an event is in force has to be known before what it raises is drawn',
    ],
    [
      business(
        'events: { a: { hazard: 1%, raised_by: { b: 2 } }, b: { hazard: 1%, raised_by: { c: 2 } }, c: { hazard: 1%, raised_by: { a: 2 } }, d: { hazard: 1%, raised_by: { a: 2, b: 2 } } }',
      ),
      '11:121 events.c.raised_by.a: expected events that do not raise one another in a circle, got a -> b -> c -> a | leave out one of them: whether an event is in force has to be known before what it raises is drawn',
    ],
    [
      business('events: { e: { at: 2027-03, raised_by: { f: 2 } }, f: { hazard: 1% } }'),
      '11:29 events.e.raised_by: expected hazard beside raised_by, got at | it is the hazard that is raised',
    ],
    [
      business('events: { e: { hazard: 1%, sentiment: 1 } }'),
      '11:28 events.e.sentiment: expected a section sentiment beside it, found nothing | write sentiment: { noise: 0.15 }, or sentiment: {} where events alone move it',
    ],
    [
      business('events: { e: { hazard: 1%, multiply: { chrun: 1 } } }'),
      '11:40 events.e.multiply.chrun: expected something that can be acted on, got chrun | did you mean churn?',
    ],
    [business('events: { e: { hazard: 1%, months: 0 } }'), '11:36 events.e.months: expected a known whole number from 1 to 600, got 0'],
    [business('events: { e: { hazard: 1%, overlap: maybe } }'), '11:37 events.e.overlap: expected true or false, got maybe | write true or false'],
    [business('policies: { when: runway < 6 }'), '11:1 policies: expected a list of { when, then }, got a map with when'],
    [business('policies: [{ when: runway < 6 }]'), '11:12 policies[0].then: expected { multiply: { ... }, set: { ... } }, found nothing'],
    [
      business('policies: [{ when: runway < 6, then: {} }]'),
      '11:32 policies[0].then: expected multiply or set with at least one name, found nothing | write then: { multiply: { search: 0.5 } }',
    ],
    [
      business('policies: [{ when: runway < 6, then: { multply: { search: 1 } } }]'),
      '11:40 policies[0].then.multply: expected a key of policies[0].then, got multply | did you mean multiply?',
    ],
    [
      business('policies: [{ when: runwy < 6, then: { multiply: { team: 1 } } }]'),
      '11:20 policies[0].when: expected what a manager sees, got runwy | did you mean runway?',
    ],
    [
      business('policies: [{ when: runway = 6, then: { multiply: { team: 1 } } }]'),
      '11:27 policies[0].when: expected a comparison: <, <=, > or >=, got = | a number is hardly ever met exactly: write <= or >=',
    ],
    [
      business('policies: [{ when: runway 6, then: { multiply: { team: 1 } } }]'),
      '11:27 policies[0].when: expected a comparison: <, <=, > or >=, got 6 | write runway < 6',
    ],
    [
      business('policies: [{ when: runway, then: { multiply: { team: 1 } } }]'),
      '11:26 policies[0].when: expected a comparison: <, <=, > or >=, found nothing | write runway < 6',
    ],
    [
      business('policies: [{ when: runway < soon, then: { multiply: { team: 1 } } }]'),
      '11:29 policies[0].when: expected a number to compare with, got soon | write a number such as 0.03, 3%, 40k, 1.2M or 2B',
    ],
    [
      business('policies: [{ when: runway < 6 months, then: { multiply: { team: 1 } } }]'),
      '11:29 policies[0].when: expected a number to compare with, got 6 months | write a number such as 0.03, 3%, 40k, 1.2M or 2B',
    ],
    [
      business('policies: [{ when: churn > 5, then: { multiply: { team: 1 } } }]'),
      '11:20 policies[0].when: expected churn compared with a share of at most 100%, got 5 | did you mean 5%?',
    ],
    [
      business('policies: [{ when: 6 > runway, then: { multiply: { team: 1 } } }]'),
      '11:20 policies[0].when: expected what a manager sees, got 6 | known here: runway, cash, profit, revenue, subscribers, growth, churn, gross_margin, service, month',
    ],
    [
      business('policies: [{ when: runway < 6, then: { multiply: { churn: 1 } } }]'),
      '11:52 policies[0].then.multiply.churn: expected a channel, a plan, a cost line, price or cost, got churn | a policy changes what a manager decides; events and levers change the rest',
    ],
    [
      business('policies: [{ when: runway < 6, then: { multiply: { gpus: 1 } } }]'),
      '11:52 policies[0].then.multiply.gpus: expected a channel, a plan, a cost line, price or cost, got gpus | a policy changes what a manager decides; events and levers change the rest',
    ],
    [
      business('policies: [{ when: runway < 6, then: { set: { price: 1 } } }]'),
      '11:47 policies[0].then.set.price: expected a channel, a plan or a cost line, got price | set states an amount a month; multiply changes price or cost as a whole',
    ],
    [
      business('policies: [{ when: runway < 6, then: { set: { team: -1 } } }]'),
      '11:53 policies[0].then.set.team: expected an amount of 0 or more, got -1',
    ],
    [
      business('policies: [{ when: runway < 6, then: { set: { team: 1 }, multiply: { team: 2 } } }]'),
      '11:47 policies[0].then.set.team: expected multiply or set, got both for team | an amount that is set needs no factor',
    ],
    [
      business('policies: [{ when: runway < 6, cool_down: -1, then: { set: { team: 1 } } }]'),
      '11:43 policies[0].cool_down: expected a known whole number from 0 to 600, got -1',
    ],
    [
      business('policies: [{ when: 6, then: { set: { team: 1 } } }]'),
      '11:20 policies[0].when: expected a condition such as runway < 6, got 6 | put it into quotes: "6"',
    ],
  ]);
});

test('what is given away has no price to change; what is paid for by use or once has', () => {
  const changed = (plan: string): readonly string[] =>
    mistakesOf(`name: small
currency: USD
start: 2027-01
months: 12
market: { everyone: { customers: 10, usage: 5 } }
reach: all
offer: { free: { ${plan}conversion: 20% } }
policies: [{ when: month > 6, then: { multiply: { free: 2 } } }]`);
  const wanted = '8:51 policies[0].then.multiply.free: expected a plan that has a price, got free | what is given away has no price that could be changed: state price, or unit_price, in offer';
  for (const plan of ['', 'price: 0, ', 'price: [{ value: 0 }, { from: 2027-03, value: 0 }], setup_fee: 0, ']) assert.equal(changed(plan), [`a.yaml:${wanted}`], plan);
  for (const plan of ['unit_price: 2, ', 'licence: 9, ', 'price: [{ value: 0 }, { from: 2027-03, value: 5 }], ', 'tiers: [{ from: 0, price: 3 }], ']) assert.equal(changed(plan), [], plan);
});

test('a lever may be in force to the very end', () => {
  assert.is(scenarioOf(business('levers: { q: { at: 2027-02, until: 2028-01, multiply: { team: 1 } } }')).levers[0].until, 12);
});

test('a name stands for the word of the language first, and for what is named so with its section', () => {
  const named = business(
    'levers: { q: { at: 2027-02, multiply: { cost: 1, costs.cost: 2, costs.search: 3, channels.search: 4, ads: 5, gpus: 6 } } }',
  );
  const targets = scenarioOf(named.replace('costs: {', 'costs: { cost: { group: data, per_month: 1 },')).levers[0].multiply.map(
    ({ target }) => target,
  );
  assert.equal(targets, [
    { of: 'cost' },
    { of: 'cost line', name: 'cost' },
    { of: 'cost line', name: 'search' },
    { of: 'spend', name: 'search' },
    { of: 'revenue line', name: 'ads' },
    { of: 'capacity', name: 'gpus' },
  ]);
});

test('every circle of events is named once, where it closes', () => {
  const events = (raised: Readonly<Record<string, string>>): readonly string[] =>
    mistakesOf(
      business(
        `events:\n${Object.entries(raised)
          .map(([name, by]) => `  ${name}: { hazard: 1%, raised_by: { ${by} } }`)
          .join('\n')}`,
      ),
    ).map((line) => line.slice(7).replace(/expected events that do not raise one another in a circle, got | \|.*/g, ''));
  assert.equal(events({ a: 'b: 2', b: '', c: 'a: 2, b: 2' }), []);
  assert.equal(events({ a: 'a: 2' }), ['12:33 events.a.raised_by.a: a -> a']);
  assert.equal(events({ a: 'b: 2', b: 'a: 2', c: 'd: 2, a: 1', d: 'c: 2' }), [
    '13:33 events.b.raised_by.a: a -> b -> a',
    '15:33 events.d.raised_by.c: c -> d -> c',
  ]);
});

test('a chain of thousands of events is followed to its end', () => {
  const chain = Array.from({ length: 9_000 }, (_, event) => `  e${event}: { hazard: 1%, raised_by: { e${event + 1}: 2 } }`).join('\n');
  assert.ok(E.isRight(parseScenario(business(`events:\n${chain}\n  e9000: { hazard: 1% }`), 'a.yaml')));
});

test('a condition compares what a manager sees with a number', () => {
  const when = (text: string) => scenarioOf(business(`policies: [{ when: "${text}", then: { multiply: { team: 0.5 } } }]`)).policies[0].when;
  assert.equal(when('runway < 6'), { measure: 'runway', comparison: '<', value: 6 });
  assert.equal(when(' gross_margin>=-5% '), { measure: 'gross_margin', comparison: '>=', value: -0.05 });
  assert.equal(when('cash<= 1.2M'), { measure: 'cash', comparison: '<=', value: 1_200_000 });
});

test.run();
