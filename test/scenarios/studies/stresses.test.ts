import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pathText } from '../../../scenarios/diagnostic.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { NamedStress } from '../../../scenarios/studies/studies.js';
import { toPlain } from '../../../scenarios/tree.js';
import { asking, loadedOf, mistaken } from './asking.js';

const stressesIn = (section: string): readonly NamedStress[] => loadedOf(asking(section)).studies.stresses;

/** The edits of a stress as plain data by path. */
const edits = (stress: NamedStress): readonly (readonly [string, string])[] => stress.edits.map(({ path, tree }) => [pathText(path), JSON.stringify(toPlain(tree))]);

const stressed = (loaded: LoadedScenario, name: string): LoadedScenario => {
  const made = loaded.variant(loaded.studies.stresses.find((stress) => stress.name === name)?.edits ?? []);
  if (E.isLeft(made)) throw new Error(JSON.stringify(made.left));
  return made.right;
};

test('factors are a lever of the same months: from the start or a month, to the end or for some months', () => {
  const lever = (when: string): unknown => {
    const loaded = loadedOf(asking(`stresses: { fewer: { multiply: { reach: 0.6 }${when} } }`));
    const [{ name, month, until, multiply }] = stressed(loaded, 'fewer').scenario.levers;
    return [name, month, until, ...multiply.map(({ target, factor }) => [target.of, factor.quantity])];
  };
  const factor = ['reach', { randomness: 'known', value: 0.6 }];
  assert.equal(lever(''), ['stress_fewer', 0, undefined, factor]);
  assert.equal(lever(', at: 2027-03'), ['stress_fewer', 2, undefined, factor]);
  assert.equal(lever(', months: 5'), ['stress_fewer', 0, 5, factor]);
  assert.equal(lever(', at: 2027-03, months: 5'), ['stress_fewer', 2, 7, factor]);
  assert.equal(lever(', at: 2027-10, months: 99'), ['stress_fewer', 9, undefined, factor]);
});

test('a stress changes parts of the file as a file does that extends it', () => {
  const [stress] = stressesIn('stresses: { a: { change: { offer.service.price: 20, "finance.funding[0].at": 2027-09, costs.search: ~, retention: { win_back: 1% } } } }');
  assert.equal(edits(stress), [
    ['offer.service.list_price', '10'],
    ['offer.service.price', '20'],
    ['finance.funding[0].at', '"2027-09"'],
    ['costs.search', 'null'],
    ['retention', '{"win_back":"1%"}'],
  ]);
  const { scenario } = stressed(loadedOf(asking('stresses: { a: { change: { offer.service.price: 20, costs.search: ~, retention: { win_back: 1% } } } }')), 'a');
  assert.equal(scenario.costs.map((cost) => cost.name), ['team']);
  assert.equal([scenario.retention.winBack.quantity, scenario.retention.churn.quantity.randomness], [{ randomness: 'known', value: 0.01 }, 'uncertain']);
});

test('a change of the first price of a plan leaves the price at which its conversion holds where it was', () => {
  const listed = (section: string, written = 'price: 10'): readonly string[] =>
    loadedOf(asking(`stresses: { a: { change: { ${section} } } }`).replace('price: 10', written)).studies.stresses[0].edits.flatMap(({ path, tree }) => (path[2] === 'list_price' ? [JSON.stringify(toPlain(tree))] : []));
  assert.equal(listed('offer.service.price: 20'), ['10']);
  assert.equal(listed('offer.service: { price: 20 }'), ['10']);
  assert.equal(listed('offer: { service: { price: [{ value: 20 }, { from: 2027-03, value: 30 }] } }'), ['10']);
  assert.equal(listed('"offer.service.price[0].value": 20', 'price: [{ value: 12 }, { from: 2027-05, value: 15 }]'), ['12']);
  assert.equal(listed('offer.service.unit_price: 9 per 1000', 'unit_price: 5 per 1000'), ['0.005']);
  // Nothing is moved, or it is said what holds.
  assert.equal(listed('offer.service.conversion: 10%'), []);
  assert.equal(listed('"offer.service.price[1].value": 20', 'price: [{ value: 12 }, { from: 2027-05, value: 15 }]'), []);
  assert.equal(listed('offer.service.price: 20', 'price: 10, list_price: 8'), []);
  assert.equal(listed('offer.service.price: 20, offer.service.list_price: 15'), ['15']);
  assert.equal(listed('offer.service.unit_price: 3', 'price: 10, unit_price: 2'), []);
});

test('stresses that come together make their changes before its own, each once', () => {
  const storm = stressesIn(
    'stresses: { storm: { all_of: [both, dear], change: { offer.service.price: 9 } }, both: { all_of: [dear, fewer] }, dear: { change: { offer.service.price: 20 } }, fewer: { multiply: { reach: 0.6 } } }',
  )[0];
  assert.equal(storm.allOf, ['both', 'dear']);
  assert.equal(edits(storm).map(([path]) => path), ['offer.service.list_price', 'offer.service.price', 'levers.stress_fewer', 'offer.service.list_price', 'offer.service.price']);
  assert.equal(edits(storm).map(([, part]) => part).filter((part) => part.length < 5), ['10', '20', '10', '9']);
});

test('the lever of a stress takes no name that is taken', () => {
  const long = 'x'.repeat(60);
  const loaded = loadedOf(
    asking(`levers: { stress_fewer: { at: 2027-02, multiply: { reach: 0.9 } } }\nstresses: { fewer: { multiply: { reach: 0.6 } }, ${long}a: { multiply: { churn: 2 } }, ${long}b: { multiply: { churn: 3 } }, all: { all_of: [fewer, ${long}a, ${long}b] } }`),
  );
  const names = stressed(loaded, 'all').scenario.levers.map(({ name }) => name);
  assert.equal(names.slice(0, 2), ['stress_fewer', 'stress_fewer_2']);
  assert.is(new Set(names).size, 4);
  assert.ok(names.every((name) => name.length <= 64));
});

test('a stress changes something, in months of the story', () => {
  mistaken([
    ['stresses: 3', '11 stresses: expected stresses by name, got 3'],
    ['stresses: { a: 3 }', '16 stresses.a: expected a stress { multiply: { reach: 0.6 }, at: 2027-07, months: 12 }, got 3'],
    ['stresses: { a: {} }', '13 stresses.a: expected a stress that changes something, found nothing | state multiply, change or all_of'],
    ['stresses: { a: { multiply: { churn: 1 }, change: { offer.service.price: 10 } } }', '13 stresses.a: expected a stress that changes something, got what is so already | state multiply, change or all_of'],
    ['stresses: { a: { multply: { churn: 2 } } }', '18 stresses.a.multply: expected a key of stresses.a, got multply | did you mean multiply?'],
    ['stresses: { a: { multiply: { chrun: 2 } } }', '30 stresses.a.multiply.chrun: expected something that can be acted on, got chrun | did you mean churn?'],
    ['stresses: { a: { multiply: { search: 2 } } }', '30 stresses.a.multiply.search: expected channels.search or costs.search, got search | several have this name: write channels.search, say'],
    ['stresses: { a: { multiply: { churn: 1 to 2 } } }', '37 stresses.a.multiply.churn: expected a known factor of 0 or more, got 1 to 2 | this is not drawn: write one number'],
    ['stresses: { a: { multiply: { churn: 2 }, at: 2028-07 } }', '46 stresses.a.at: expected a month of the story, 2027-01 to 2027-12, got 2028-07'],
    ['stresses: { a: { multiply: { churn: 2 }, months: 0 } }', '50 stresses.a.months: expected a known whole number from 1 to 600, got 0'],
    [
      'stresses: { a: { change: { offer.service.price: 20 }, at: 2027-03, months: 3 } }',
      '55 stresses.a.at: expected multiply beside at, got at alone | it says when factors are in force; what is changed is so from the start',
      '68 stresses.a.months: expected multiply beside months, got months alone | it says when factors are in force; what is changed is so from the start',
    ],
  ]);
});

test('what a stress changes is a part of the business that is there, or a new name', () => {
  const at = '28 stresses.a.change.';
  const change = (path: string, part: string, mistake: string): readonly [string, string] => [`stresses: { a: { change: { ${path}: ${part} } } }`, `${at}${path.replaceAll('"', '')}: ${mistake}`];
  mistaken([
    change('offer.service.prise', '20', 'expected a key of offer.service, got prise | did you mean price?'),
    change('ofer.service.price', '20', 'expected a key of a scenario, got ofer | did you mean offer?'),
    change('offer.servise.price', '20', 'expected a name under offer, got servise | did you mean service?'),
    change('"finance.funding[1].at"', '2027-08', 'expected an item of finance.funding, got finance.funding[1] | write finance.funding[0]'),
    change('offer.service.price.value', '20', 'expected a part of the scenario to change, got offer.service.price.value | offer.service.price has no parts: change it as a whole'),
    change('costs.data', '~', 'expected a name under costs, got data | known here: search, team'),
    change('trials', '5', 'expected a part of the business, got trials | it is the same in all stresses and alternatives'),
    change('stresses.b', '3', 'expected a part of the business, got stresses | it is the same in all stresses and alternatives'),
  ]);
  assert.is(stressesIn('stresses: { a: { change: { costs.data: { group: data, per_month: 5 } } } }').length, 1);
});

test('stresses are made of stresses of the file, each once, and in no circle', () => {
  const circle = (names: string): string => `expected stresses that are not made of one another in a circle, got ${names} | leave out one of them`;
  mistaken([
    ['stresses: { a: { all_of: [] } }', '18 stresses.a.all_of: expected at least one stress, got an empty list'],
    ['stresses: { a: { all_of: [a] } }', `27 stresses.a.all_of[0]: ${circle('a -> a')}`],
    ['stresses: { a: { all_of: [b] }, b: { all_of: [c] }, c: { all_of: [a] } }', `67 stresses.c.all_of[0]: ${circle('a -> b -> c -> a')}`],
    [
      'stresses: { up: { multiply: { churn: 2 } }, b: { all_of: [upp, up, up] } }',
      '59 stresses.b.all_of[0]: expected a stress under stresses, got upp | did you mean up?',
      '68 stresses.b.all_of[2]: expected every stress once, got up',
    ],
    [
      `stresses: { all: { all_of: [${Array.from({ length: 101 }, (_, number) => `s${number}`).join(', ')}] }, ${Array.from({ length: 101 }, (_, number) => `s${number}: { multiply: { churn: 2 } }`).join(', ')} }`,
      '20 stresses.all.all_of: expected a stress made of at most 100 others, got more',
    ],
  ]);
});

test('a stress that leads to a chain of others makes the changes of each of them once, whatever the chain', () => {
  const names = Array.from({ length: 8 }, (_, number) => `s${number}`);
  // Each is made of later ones only, so that there is no circle.
  const links = fc.tuple(...names.map((_, position) => fc.subarray(names.slice(position + 1))));
  fc.assert(
    fc.property(links, (parts) => {
      const section = names.map((name, position) => `${name}: { change: { costs.${name}: { group: data, per_month: 1 } }${parts[position].length > 0 ? `, all_of: [${parts[position].join(', ')}]` : ''} }`);
      const reached = new Set(['s0']);
      for (const name of reached) parts[names.indexOf(name)].forEach((part) => reached.add(part));
      const made = stressesIn(`stresses: { ${section.join(', ')} }`)[0].edits.map(({ path }) => String(path[1]));
      assert.equal([...made].sort(), [...reached].sort());
      made.forEach((name, position) => parts[names.indexOf(name)].forEach((part) => assert.ok(made.indexOf(part) < position)));
    }),
    { numRuns: 25 },
  );
});

test.run();
