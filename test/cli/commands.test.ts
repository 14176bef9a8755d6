import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { packageRoot } from '../../scenarios/packageRoot.js';
import { parseScenario } from '../../scenarios/parse.js';
import { bellwether, planText } from './harness.js';

test('validate says what each good file asks, and every mistake of the others', async () => {
  const { exitCode, out, err } = await bellwether(['validate', 'good.yaml', 'bad.yaml']);
  assert.is(exitCode, 1);
  assert.is(out, 'good.yaml: fine (A plan: 36 months, 500 trials, 1 segment and 1 plan)\n');
  assert.match(err, 'bad.yaml:3:7 months: expected a whole number');
  assert.match(err, '2 mistakes in 1 file\n');
  assert.is((await bellwether(['validate', 'good.yaml'])).exitCode, 0);
});

test('validate counts what is asked of studies, and makes every stress and alternative', async () => {
  const validated = (stress: string) => {
    const text = `${planText}stresses: { dear: { change: { offer.service.price: ${stress} } } }\noptimise: { over: { offer.service.price: 60 to 160 }, maximise: mean(npv) }\n`;
    return bellwether(['validate', 'plan.yaml'], { api: { loadScenario: (path) => async () => parseScenario(text, path) } });
  };
  const good = await validated('120');
  assert.is(good.out, 'plan.yaml: fine (A plan: 36 months, 500 trials, 1 segment and 1 plan; 1 stress and 1 input to optimise)\n');
  const bad = await validated('dear');
  assert.equal([bad.exitCode, bad.out], [1, '']);
  assert.match(bad.err, 'plan.yaml:14:52 offer.service.price: expected a number');
  assert.match(bad.err, '1 mistake in 1 file');
});

test('schema prints the schema asked for, the scenario when none is', async () => {
  assert.equal(JSON.parse((await bellwether(['schema'])).out), { title: 'scenario' });
  assert.equal(JSON.parse((await bellwether(['schema', 'summary'])).out), { title: 'summary' });
  assert.is((await bellwether(['schema', 'tables'])).exitCode, 1);
});

test('backends lists what is here and why the rest is not', async () => {
  const { exitCode, out } = await bellwether(['backends']);
  assert.is(exitCode, 0);
  assert.is(
    out,
    'Simulation\nwebgpu  not here   no adapter answered\nsimd    available  WebAssembly SIMD, 2 threads\n\n' +
      'Learning (TensorFlow.js)\ntfjs-node-gpu  not here   not installed\nwasm           available  TensorFlow.js 4.22.0\n',
  );
});

test('colour is for those who asked for it', async () => {
  assert.ok((await bellwether(['backends'], { color: true })).out.includes('\u001b['));
  assert.ok(!(await bellwether(['run', 'plan.yaml', '--emit', 'summary'])).out.includes('\u001b['));
});

test('help and version are fine; no command, or an unknown one, is not', async () => {
  const help = await bellwether(['--help']);
  assert.is(help.exitCode, 0);
  for (const word of ['run', 'fit', 'validate', 'schema', 'backends', 'Exit codes']) assert.match(help.out, word);
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  assert.is((await bellwether(['--version'])).out, `${version}\n`);
  assert.is((await bellwether([])).exitCode, 1);
  const unknown = await bellwether(['rum', 'plan.yaml']);
  assert.is(unknown.exitCode, 1);
  assert.match(unknown.err, 'run');
  assert.is((await bellwether(['run'])).exitCode, 1);
});

test.run();
