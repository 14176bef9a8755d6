import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hashScenario } from '../../../scenarios/hash.js';
import { packageRoot } from '../../../scenarios/packageRoot.js';
import { studySections } from '../../../scenarios/studies/studySections.js';
import { mistakesOf } from '../reading.js';
import { asking, loadedOf } from './asking.js';

const sections = `shocks: [retention.churn]
stresses: { fewer: { multiply: { reach: 0.6 } } }
decisions: { price: { maximise: mean(npv), alternatives: { keep: {}, dear: { offer.service.price: 20 } } } }
optimise: { over: { offer.service.price: 5 to 20 }, maximise: mean(npv), subject_to: [probability(ruin) <= 5%] }`;
const base = asking(sections);

test('what is asked of studies changes neither a scenario nor its hash', () => {
  const [asked, plain] = [base, asking('')].map((text) => loadedOf(text).scenario);
  assert.equal(asked, plain);
  assert.is(hashScenario(asked), hashScenario(plain));
  const shipped = readFileSync(join(packageRoot(), 'scenarios', 'customer-service.yaml'), 'utf8');
  const bare = shipped.slice(0, shipped.indexOf('\nshocks:'));
  assert.ok(studySections.every((section) => shipped.includes(`\n${section}:`) && !bare.includes(`\n${section}:`)));
  assert.is(hashScenario(loadedOf(shipped).scenario), hashScenario(loadedOf(bare).scenario));
});

test('a file that extends another asks the same, as far as it does not ask otherwise', () => {
  const files = { 'base.yaml': base };
  const asked = (text: string): unknown => {
    const { shocks, stresses, decisions, optimisation } = loadedOf(`extends: base.yaml\nname: more\n${text}`, files).studies;
    return [shocks.length, stresses.map(({ name }) => name), decisions.map(({ alternatives }) => alternatives.map(({ name }) => name)), optimisation?.over.map(({ path }) => path)];
  };
  const free = ['offer.service.price'];
  assert.equal(asked(''), [1, ['fewer'], [['keep', 'dear']], free]);
  assert.equal(asked('stresses: { dear: { change: { offer.service.price: 20 } } }\noptimise: { over: { retention.churn: 1% to 3% } }'), [1, ['fewer', 'dear'], [['keep', 'dear']], [...free, 'retention.churn']]);
  assert.equal(asked('shocks: [retention.churn, reach.imitation]\ndecisions: { price: { alternatives: { dear: ~, cheap: { offer.service.price: 5 } } } }'), [2, ['fewer'], [['keep', 'cheap']], free]);
  assert.equal(asked('shocks: ~\nstresses: ~\ndecisions: ~\noptimise: ~'), [0, [], [], undefined]);
});

test('a file may say by itself what a stress of the file that it extends changes', () => {
  const files = { 'base.yaml': asking('stresses: { late: { change: { "finance.funding[0].at": 2027-09 } } }') };
  const own = 'extends: base.yaml\nfinance: { funding: [{ at: 2027-09, value: 5 }] }';
  assert.is(loadedOf(own, files).studies.stresses.length, 1);
  assert.match(mistakesOf(files['base.yaml'].replace('at: 2027-06', 'at: 2027-09'))[0], /stresses\.late: expected a stress that changes something, got what is so already/);
});

test('what is asked in a file and makes no sense in one that extends it says how to mend it there', () => {
  assert.equal(mistakesOf('extends: base.yaml\nretention: { churn: 2% }', { 'base.yaml': base }), [
    'base.yaml:13:10 shocks[0]: expected a unit beside a known number, found nothing | say how far one unit of distance is: { input: retention.churn, unit: 10% }; a.yaml inherits this, and may state shocks of its own, or none: shocks: ~',
  ]);
});

test('a variant asks what its file asks', () => {
  const loaded = loadedOf(base);
  const made = loaded.variant(loaded.studies.decisions[0].alternatives[1].edits);
  assert.ok(E.isRight(made));
  assert.is(made.right.studies, loaded.studies);
});

test.run();
