import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bellwether as package_ } from '../../cli/bellwether.js';
import type { OptimisationResult } from '../../engine/studies/optimise/result.js';
import { temporaryFolder } from '../support/temporary.js';
import { bellwether, planText } from './harness.js';

const folder = temporaryFolder();

const planAt = (name: string, more: string): string => {
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, `${planText.replace('reach: all', 'reach: all\nchoice: { price_elasticity: 1 }').replace('trials: 500', 'trials: 40')}costs: { service: { group: product, per_customer: 60 } }\n${more}`);
  return path;
};

const priced = planAt('priced', 'optimise: { over: { offer.service.price: 60 to 260 }, maximise: mean(profit), subject_to: [ "mean(subscribers at end) >= 90" ] }\n');

const typed = (...argv: readonly string[]) => bellwether(['optimise', ...argv, '--threads', '1'], { api: { loadScenario: package_.loadScenario, formatDiagnostic: package_.formatDiagnostic } });

test('optimise prints what it found and leaves its report, its charts and its result', async () => {
  const out = join(folder, 'report');
  const { exitCode, out: text, err } = await typed(priced, '--evaluations', '12', '--out', out, '--json', join(folder, 'result.json'));
  assert.is(err, '');
  assert.is(exitCode, 0);
  assert.match(text, /^A plan: the best setting\nWhich price of service maximises mean total profit, with mean subscribers/);
  assert.match(text, 'The best setting that was found is price of service ');
  assert.match(text, 'The best setting\n');
  assert.match(text, `Report      ${join(out, 'priced.optimise.html')}`);
  assert.equal(readdirSync(out).sort(), ['along_offer_service_price.svg', 'along_offer_service_price.vl.json', 'html', 'json'].map((end) => `priced.optimise.${end}`).sort());
  const result = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as OptimisationResult;
  assert.equal([result.kind, result.version, result.complete, result.settings.budget], ['optimise', 1, true, 12]);
  assert.match(readFileSync(join(out, 'priced.optimise.html'), 'utf8'), `price of service ${result.best.texts[0] ?? ''}`);
});

test('with --json - the result is all that stdout has', async () => {
  const { exitCode, out } = await typed(priced, '--evaluations', '10', '--json', '-');
  assert.is(exitCode, 0);
  assert.is((JSON.parse(out) as OptimisationResult).trials.all, 40);
});

test('a file that does not say what to optimise is given a section that can be pasted', async () => {
  const plain = planAt('plain', '');
  const { exitCode, out, err } = await typed(plain);
  assert.is(exitCode, 1);
  assert.is(out, '');
  assert.match(err, `bellwether: ${plain}: it does not say what is to be optimised; add a section such as\n\noptimise:\n  over: { offer.service.price: 50 to 150 }`);
  assert.not.ok(existsSync(join(folder, 'bellwether-report')));
});

test('mistakes in the section are told with their places, all at once', async () => {
  const bad = planAt('bad', 'optimise:\n  over: { offer.service.prise: 60 to 160 }\n  maximise: mean(npw)\n  subject_to: [ "probability(ruin) <= " ]\n');
  const { exitCode, err } = await typed(bad);
  assert.is(exitCode, 1);
  for (const place of ['did you mean offer.service.price?', 'got npw', '3 mistakes in 1 file']) assert.match(err, place);
  assert.match(err, /bad\.yaml:\d+:\d+/);
});

for (const [option, value, said] of [
  ['--evaluations', '0', 'Expected a whole number from 1'],
  ['--evaluations', '3', '3 settings are too few'],
  ['--trials', '0', 'Expected a whole number from 1'],
  ['--trials', '7', 'at least 20 trials'],
  ['--resume', 'nowhere.json', 'nowhere.json'],
  ['--evaluation', '30', 'evaluations'],
] as const) {
  test(`${option} ${value} is refused`, async () => {
    const { exitCode, out, err } = await typed(priced, option, value);
    assert.is(exitCode, 1);
    assert.is(out, '');
    assert.match(err, said);
  });
}

test.run();
