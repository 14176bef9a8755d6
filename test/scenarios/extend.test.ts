import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hashScenario } from '../../scenarios/hash.js';
import { parseScenario } from '../../scenarios/parse.js';
import { mistakesOf, readerOf, scenarioOf, smallest } from './reading.js';

const base = `${smallest()}
seed: luck
costs:
  team: { group: management, per_month: 10, growth: 8%/year }
  data: { group: data, per_month: 5 }
`;

test('a variant holds what it states and takes the rest from the file it extends', () => {
  const variant = 'extends: base.yaml\nname: variant\ncosts: { team: { per_month: 20 } }\n';
  const scenario = scenarioOf(variant, { 'base.yaml': base });
  assert.is(scenario.name, 'variant');
  assert.is(scenario.seed, 'luck');
  assert.equal(
    scenario.costs.map(({ name }) => name),
    ['team', 'data'],
  );
  assert.equal(scenario.costs[0].perMonth?.entries[0].value.quantity, { randomness: 'known', value: 20 });
  assert.is(scenario.costs[0].growth?.path, 'costs.team.growth');
});

test('an empty value takes an inherited part away, and only an inherited one', () => {
  const files = { 'base.yaml': base };
  assert.equal(
    scenarioOf('extends: base.yaml\ncosts: { data: ~, team: { growth: ~ } }', files).costs.map(({ name, growth }) => [name, growth]),
    [['team', undefined]],
  );
  assert.equal(scenarioOf('extends: base.yaml\ncosts:', files).costs, []);
  assert.match(mistakesOf('extends: base.yaml\ncosts: { dat: ~ }', files)[0], /a\.yaml:2:10 costs\.dat: expected a cost line .*, found nothing/);
  assert.match(mistakesOf('extends: base.yaml\nmonths: ~', files)[0], /months: expected a known whole number from 1 to 600, found nothing/);
});

test('the price of a file stays the list price of a variant with another price, at which the conversion of the file holds', () => {
  const planned = (plan: string, variant: string) => {
    const base = smallest({ market: 'market: { everyone: { customers: 1000, usage: 10 } }', offer: `offer: { service: ${plan} }` });
    const { plans } = scenarioOf(`extends: base.yaml\nname: dearer\noffer: { service: ${variant} }`, { 'base.yaml': base });
    const quantity = plans[0].listPrice?.quantity;
    return quantity?.randomness === 'known' ? quantity.value : quantity;
  };
  assert.is(planned('{ price: 10, conversion: 5% }', '{ price: 12 }'), 10);
  assert.is(planned('{ price: { value: 10, growth: 2%/year }, conversion: 5% }', '{ price: [{ value: 8 }, { from: 2027-03, value: 9 }] }'), 10);
  assert.is(planned('{ price: [{ value: 10 }, { from: 2027-02, value: 12 }], conversion: 5% }', '{ price: 9 to 15 }'), 10);
  assert.is(planned('{ unit_price: 20 per 1000, conversion: 5% }', '{ unit_price: 30 per 1000 }'), 0.02);
  // Who states the conversion, or the list price, means it; another first price is needed; and what is uncertain has no one price to hold at.
  assert.is(planned('{ price: 10, conversion: 5% }', '{ price: 12, conversion: 4% }'), undefined);
  assert.is(planned('{ price: 10, conversion: 5% }', '{ price: 12, list_price: 11 }'), 11);
  assert.is(planned('{ price: 10, list_price: 9, conversion: 5% }', '{ price: 12 }'), 9);
  assert.is(planned('{ price: 10, conversion: 5% }', '{ price: [{ value: 10 }, { from: 2027-02, value: 12 }] }'), undefined);
  assert.is(planned('{ price: 9 to 11, conversion: 5% }', '{ price: 12 }'), undefined);
});

test('files extend files, found beside the file that names them', () => {
  const files = { 'far/middle.yaml': 'extends: ../base.yaml\nmonths: 24', 'base.yaml': base };
  const result = parseScenario('extends: far/middle.yaml', 'a.yaml', readerOf(files));
  assert.ok(E.isRight(result));
  assert.is(result.right.scenario.months, 24);
  assert.equal(
    result.right.sources.map(({ file }) => file),
    ['a.yaml', 'far/middle.yaml', 'base.yaml'],
  );
  assert.is(result.right.sources[2].text, base);
});

test('a mistake points to the file in which it is written', () => {
  const files = { 'base.yaml': `${smallest({ months: 'months: 0' })}\nfoo: 1` };
  assert.equal(mistakesOf('extends: base.yaml\nname: b\nbar: 2', files), [
    'a.yaml:3:1 bar: expected a key of a scenario, got bar | known here: name, about, extends, currency, start, months, step, trials, seed, expected, sampling, market, reach, offer, competitors, choice, retention, sentiment, demand, usage, indices, revenue, costs, capacity, levers, events, drivers, finance, policies, correlate, metrics, invariants, shocks, stresses, decisions, optimise',
    'base.yaml:4:9 months: expected a known whole number from 1 to 600, got 0',
    'base.yaml:8:1 foo: expected a key of a scenario, got foo | known here: name, about, extends, currency, start, months, step, trials, seed, expected, sampling, market, reach, offer, competitors, choice, retention, sentiment, demand, usage, indices, revenue, costs, capacity, levers, events, drivers, finance, policies, correlate, metrics, invariants, shocks, stresses, decisions, optimise',
  ]);
  assert.match(mistakesOf('extends: base.yaml', { 'base.yaml': 'a: b: c' })[0], /^base\.yaml:1:4: expected one key: value on a line/);
});

test('circles, missing files, endless chains and wrong names are mistakes at extends', () => {
  assert.match(
    mistakesOf('extends: a.yaml')[0],
    /^a\.yaml:1:10 extends: expected files that do not extend one another in a circle, got a\.yaml -> a\.yaml$/,
  );
  assert.match(mistakesOf('extends: b.yaml', { 'b.yaml': 'extends: ./a.yaml' })[0], /^b\.yaml:1:10 extends: .* got a\.yaml -> b\.yaml -> a\.yaml$/);
  assert.equal(mistakesOf('extends: no.yaml\nmonths: 0'), [
    'a.yaml:1:10 extends: expected a file that can be read, got no.yaml (there is no such file)',
  ]);
  assert.match(mistakesOf('extends: [1]')[0], /a\.yaml:1:1 extends: expected the name of a scenario file, got a map or a list/);
  assert.match(mistakesOf('extends: ~')[0], /extends: expected the name of a scenario file, found nothing/);
  const endless = parseScenario('extends: x.yaml', 'a.yaml', (path) => E.right(`extends: x${path}`));
  assert.match(E.isLeft(endless) ? endless.left[0].message : '', /at most 20 files that extend one another/);
  const alone = parseScenario('extends: x.yaml', 'a.yaml');
  assert.match(E.isLeft(alone) ? (alone.left[0].found ?? '') : '', /no files are read/);
});

test('the same question has the same hash, another question another', () => {
  const hash = (text: string): string => hashScenario(scenarioOf(`${text}\nseed: luck`));
  const same = hash(smallest());
  assert.match(same, /^[0-9a-f]{64}$/);
  assert.is(hash(smallest({ name: 'name: another' })), same);
  assert.is(hash(`${smallest({ months: 'months: 12 # a comment' })}\nabout: x\ntrials: 10k`), same);
  assert.is(hash(`${smallest()}\ninvariants: [ probability(ruin) <= 15% ]\nlevers: {}`), same);
  assert.is.not(hash(`${smallest()}\nsampling: sobol`), same);
  assert.is(hash(smallest({ market: 'market: { everyone: { customers: 1k, agents: 50 } }' })), same);
  assert.is.not(hash(smallest({ months: 'months: 13' })), same);
  assert.is.not(hash(`${smallest()}\ntrials: 9999`), same);
  assert.is.not(hashScenario(scenarioOf(smallest())), same);
  assert.is.not(hash(smallest({ market: 'market: { somebody: { customers: 1k } }' })), same);
});

test.run();
