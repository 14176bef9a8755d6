import * as fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pathText } from '../../scenarios/diagnostic.js';
import { editOf, parsePath, type Edit } from '../../scenarios/edit.js';
import { hashScenario } from '../../scenarios/hash.js';
import { parseScenario } from '../../scenarios/parse.js';
import type { LoadedScenario } from '../../scenarios/parse.js';

const plan = `name: A plan
currency: CNY
start: 2027-01
months: 12
market: { everyone: { customers: 1000, agents: 10 } }
reach: { innovation: 1%, imitation: 2% }
offer: { service: { price: [{ value: 100 }, { from: 2027-06, value: 120 }], conversion: 20% } }
finance: { funding: [{ at: 2027-03, value: 1M }] }
`;

const loaded = (text: string): LoadedScenario => {
  const parsed = parseScenario(text, 'plan.yaml');
  if (isLeft(parsed)) throw new Error(JSON.stringify(parsed.left));
  return parsed.right;
};

const edit = (path: string, yaml: string): Edit => {
  const made = editOf(parsePath(path) ?? [], yaml, 'the command line');
  if (isLeft(made)) throw new Error(JSON.stringify(made.left));
  return made.right;
};

test('a path is read as it is written', () => {
  assert.equal(parsePath('offer.basic.price[1].from'), ['offer', 'basic', 'price', 1, 'from']);
  for (const text of ['', '.', 'a..b', 'a.', '[0]', 'a[x]', 'a b', 'a[0', 'a[0]b']) assert.is(parsePath(text), undefined, text);
  const step = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9_-]*$/), fc.nat(1000));
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z][a-z0-9_-]*$/), fc.array(step), (first, rest) => {
      const path = [first, ...rest];
      assert.equal(parsePath(pathText(path)), path);
    }),
  );
});

const replaced: readonly (readonly [string, string, string, string])[] = [
  ['offer.service.price', '90', 'price: [{ value: 100 }, { from: 2027-06, value: 120 }]', 'price: 90'],
  ['offer.service.price[1].value', '90', 'value: 120', 'value: 90'],
  ['finance.funding[0].at', '2027-05', 'at: 2027-03', 'at: 2027-05'],
  ['retention', '{ churn: 3% }', 'finance:', 'retention: { churn: 3% }\nfinance:'],
  ['levers.cut.at', '2027-04', 'finance:', 'levers: { cut: { at: 2027-04, multiply: { churn: 0.5 } } }\nfinance:'],
  ['reach.imitation', '5%', 'imitation: 2%', 'imitation: 5%'],
  ['finance', '~', 'finance: { funding: [{ at: 2027-03, value: 1M }] }\n', ''],
];

for (const [path, yaml, was, is] of replaced)
  test(`${path} put as ${yaml} means what the file so written means`, () => {
    const edits = path === 'levers.cut.at' ? [edit(path, yaml), edit('levers.cut.multiply', '{ churn: 0.5 }')] : [edit(path, yaml)];
    const variant = loaded(plan).variant(edits);
    assert.ok(isRight(variant), JSON.stringify(variant));
    assert.is(hashScenario(variant.right.scenario), hashScenario(loaded(plan.replace(was, is)).scenario));
  });

test('variants of a variant keep what was changed before', () => {
  const first = loaded(plan).variant([edit('reach.imitation', '5%')]);
  assert.ok(isRight(first));
  const second = first.right.variant([edit('reach.innovation', '3%')]);
  assert.ok(isRight(second));
  const both = loaded(plan.replace('imitation: 2%', 'imitation: 5%').replace('innovation: 1%', 'innovation: 3%'));
  assert.is(hashScenario(second.right.scenario), hashScenario(both.scenario));
});

test('every mistake of an edit is told where the edit is written', () => {
  const wrong = loaded(plan).variant([edit('reach.imitation', 'much'), edit('offer.service.conversion', '130%')]);
  assert.ok(isLeft(wrong));
  assert.equal(wrong.left.map(({ file, path }) => [file, path]), [['the command line', 'reach.imitation'], ['the command line', 'offer.service.conversion']]);
});

test('places that are not there to be edited are told', () => {
  for (const path of ['finance.funding[1].at', 'offer.service.price.value[0]', 'name.first']) {
    const wrong = loaded(plan).variant([edit(path, '1')]);
    assert.ok(isLeft(wrong), path);
    assert.is(wrong.left[0].file, 'the command line');
  }
  const unknown = loaded(plan).variant([edit('offer.service.prise', '1')]);
  assert.ok(isLeft(unknown));
  assert.match(unknown.left[0].hint ?? '', 'price');
});

test.run();
