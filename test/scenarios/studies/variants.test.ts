import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatDiagnostic } from '../../../scenarios/diagnostic.js';
import { loadScenario } from '../../../scenarios/load.js';
import { packageRoot } from '../../../scenarios/packageRoot.js';
import { checkVariants } from '../../../scenarios/studies/checkVariants.js';
import { smallest } from '../reading.js';
import { asking, loadedOf } from './asking.js';

const wrong = (text: string, files: Readonly<Record<string, string>> = {}): readonly string[] =>
  checkVariants(loadedOf(text, files)).map((diagnostic) => formatDiagnostic(diagnostic, { color: false, frame: false }).replace('\n  hint: ', ' | '));

const decided = (alternative: string): string => asking(`decisions: { a: { maximise: mean(npv), alternatives: { keep: {}, other: ${alternative} } } }`);

test('the stresses, alternatives and ranges of every shipped scenario can be made', async () => {
  const folder = join(packageRoot(), 'scenarios');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const loaded = await loadScenario(join(folder, file))();
    assert.equal(E.isRight(loaded) ? checkVariants(loaded.right) : loaded.left, [], file);
  }
});

test('what does not fit in a stress or an alternative is told where it is written', () => {
  assert.equal(wrong(asking('stresses: { a: { change: { offer.service.price: dear, offer.service.conversion: 130% } } }')), [
    'a.yaml:13:49 offer.service.price: expected a number, low to high, or a distribution, got dear | write a number such as 0.03, 3%, 40k, 1.2M or 2B',
    'a.yaml:13:81 offer.service.conversion: expected a share from 0% to 100%, got 130%',
  ]);
  assert.equal(wrong(decided('{ "finance.funding[0].at": 2029-08 }')), ['a.yaml:13:100 finance.funding[0].at: expected a month of the story, 2027-01 to 2027-12, got 2029-08']);
  assert.equal(wrong(decided('{ costs.data: { group: dat, per_month: 5 } }')), [
    'a.yaml:13:96 costs.data.group: expected a group of costs: product, service, management, data, training, operations or acquisition, got dat | did you mean data?',
  ]);
});

test('where another part of the file does not fit any more, the change is told', () => {
  assert.equal(wrong(asking('stresses: { a: { change: { offer.service: ~ } } }')), [
    'a.yaml:13:43 stresses.a: expected a change that the rest of the file allows, got one of offer.service | a.yaml:7 offer would have to be at least one plan, not an empty map',
  ]);
  const late = asking('stresses: { a: { change: { "offer.service.price[1].from": 2027-10 } }, b: { all_of: [a], multiply: { churn: 2 } } }');
  const [alone, together] = wrong(late.replace('price: 10', 'price: [{ value: 10 }, { from: 2027-05, value: 12 }, { from: 2027-08, value: 14 }]'));
  const why = '| a.yaml:7 offer.service.price[2].from would have to be a month after that of the entry before, not 2027-08';
  assert.is(alone, `a.yaml:13:59 stresses.a: expected a change that the rest of the file allows, got one of offer.service.price[1].from ${why}`);
  assert.is(together, `a.yaml:13:72 stresses.b: expected a change that the rest of the file allows, got one of offer.service.price[1].from, levers.stress_b ${why}`);
});

test('the rest of the file allows both ends of a range that is free', () => {
  const levers = 'levers: { tune: { at: 2027-02, until: 2027-06, multiply: { churn: 0.9 } } }';
  const free = (range: string): string => `${smallest()}\n${levers}\noptimise: { over: { levers.tune.at: ${range} }, maximise: mean(npv) }`;
  assert.equal(wrong(free('2027-01 to 2027-05')), []);
  assert.equal(wrong(free('2027-01 to 2027-09')), [
    'a.yaml:9:37 optimise.over.levers.tune.at: expected a range that the rest of the file allows, got an end at 2027-09 | levers.tune.until would have to be a month after at',
  ]);
});

test.run();
