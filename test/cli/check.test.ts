import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadScenario } from '../../scenarios/load.js';
import { formatDiagnostic } from '../../scenarios/diagnostic.js';
import { parseXml } from '../support/parseXml.js';
import { bellwether, planText, type Outcome, type Stage } from './harness.js';

const test = suite<{ folder: string }>('check', { folder: '' });

/** Each test runs in a folder of its own that holds some plans. */
const checkout = process.cwd();
test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'bellwether-check-'));
  process.chdir(context.folder);
  const write = (name: string, invariants: string, text = planText): void => writeFileSync(`${name}.yaml`, `${text.replace('A plan', name)}trials: 40\ninvariants: [ ${invariants} ]\n`.replace('trials: 500\n', ''));
  write('holds', 'mean(profit) >= 0');
  write('broken', 'mean(profit) <= 0, mean(profit) >= 0');
  write('open', 'mean(ltv) >= 1', planText.replace('conversion: 20%', 'conversion: 0'));
  write('silent', '');
  write('mistaken', 'mean(profitt) >= 0');
});
test.after.each(({ folder }) => {
  process.chdir(checkout);
  rmSync(folder, { recursive: true, force: true });
});

const check = (words: readonly string[], stage: Stage = {}): Promise<Outcome> => bellwether(['check', '--threads', '1', ...words], { ...stage, api: { loadScenario, formatDiagnostic } });
/** Without a report, whose charts take their time. */
const quickly = (...words: readonly string[]): Promise<Outcome> => check(['--json', 'result.json', '--markdown', '-', ...words]);

test('a plan that keeps its invariants is fine: a table, a report, and the JSON', async () => {
  const { exitCode, out, err } = await check(['holds.yaml', '--json', 'result.json']);
  assert.is(err, '');
  assert.is(exitCode, 0);
  assert.match(out, /mean\(profit\) >= 0 .* holds\n/);
  assert.match(out, 'Report      bellwether-report/holds.check.html\n');
  assert.ok(existsSync('bellwether-report/holds.check.margins.svg'));
  const result = JSON.parse(readFileSync('result.json', 'utf8')) as { kind: string; files: { invariants: { verdict: string }[] }[] };
  assert.equal([result.kind, result.files[0]?.invariants.map(({ verdict }) => verdict)], ['check', ['holds']]);
});

test('broken exits 3, a mistake exits 1 whatever else is broken, undecided is fine unless it is strict, and so is silence', async () => {
  const exits = async (...words: readonly string[]): Promise<number> => (await check(['--json', '-', ...words])).exitCode;
  assert.is(await exits('holds.yaml', 'broken.yaml'), 3);
  assert.is(await exits('mistaken.yaml', 'broken.yaml'), 1);
  assert.is(await exits('open.yaml', 'silent.yaml'), 0);
  assert.is(await exits('open.yaml', '--strict'), 3);
});

test('a file with mistakes is told at its place, and the others are checked all the same', async () => {
  const { err, out, exitCode } = await check(['mistaken.yaml', 'broken.yaml', 'silent.yaml', '--json', '-']);
  assert.is(exitCode, 1);
  assert.match(err, /mistaken\.yaml:\d+:20 invariants\[0\]: expected .*\n {2}hint: did you mean profit\?/);
  const { files, mistakes } = JSON.parse(out) as { files: { file: string }[]; mistakes: { file: string; messages: string[] }[] };
  assert.equal([files.map(({ file }) => file), mistakes.map(({ file, messages }) => [file, messages.length])], [['broken.yaml', 'silent.yaml'], [['mistaken.yaml', 1]]]);
  const alone = await check(['mistaken.yaml', '--json', '-', '--junit', 'check.xml']);
  assert.is(alone.exitCode, 1);
  assert.is(parseXml(readFileSync('check.xml', 'utf8')).attributes['errors'], '1');
});

test('a comment on stdout is nothing else, JUnit XML has every verdict', async () => {
  const { out, err } = await check(['broken.yaml', '--markdown', '-', '--junit', 'check.xml']);
  assert.match(out, /^<!-- bellwether check -->\n\n### 1 of 2 invariants is broken\n/);
  assert.match(err, 'BROKEN');
  assert.match(err, 'Report      bellwether-report/broken.check.html');
  const root = parseXml(readFileSync('check.xml', 'utf8'));
  assert.equal(root.children[0]?.children.map(({ attributes, children }) => [attributes['name'], children[0]?.name]), [
    ['mean(profit) <= 0', 'failure'],
    ['mean(profit) >= 0', undefined],
  ]);
});

test('what moved since a baseline of check and of run', async () => {
  await quickly('holds.yaml');
  writeFileSync('holds.yaml', readFileSync('holds.yaml', 'utf8').replace('price: 100', 'price: 110'));
  const paired = await check(['holds.yaml', '--baseline', 'result.json', '--markdown', 'check.md']);
  assert.match(paired.out, /mean total profit rose by [\d.]+[kM]/);
  assert.match(readFileSync('check.md', 'utf8'), 'What moved since the baseline');
  for (const [content, message] of [
    ['{}', 'bellwether: --baseline base.json: expected the JSON that `bellwether check --json` or `bellwether run --json` writes\n'],
    ['', 'got something that is no JSON'],
  ] as const) {
    writeFileSync('base.json', content);
    const wrong = await check(['holds.yaml', '--baseline', 'base.json']);
    assert.is(wrong.exitCode, 1);
    assert.match(wrong.err, message);
  }
  assert.match((await check(['holds.yaml', '--baseline', 'nowhere.json'])).err, /--baseline nowhere\.json: .*no such file/);
});

for (const [words, message] of [
  [['holds.yaml', 'holds.yaml'], 'holds.yaml: expected each file once, got it twice'],
  [['holds.yaml', '--json', '-', '--markdown', '-'], 'both write to stdout'],
  [['holds.yaml', '--junit', '-'], '--junit: expected a FILE, got -'],
  [['holds.yaml', '--junit', 'nowhere/check.xml'], 'cannot write'],
  [['holds.yaml', '--most-trials', '0'], 'Expected a whole number from 1 to 10,000,000.'],
  [['holds.yaml', '--trials', '0'], 'Expected a whole number from 1 to 10,000,000.'],
  [['holds.yaml', '--stric'], 'Did you mean --strict?'],
  [[], "missing required argument 'FILE'"],
] as const) {
  test(`check ${words.join(' ')} is told before anything is simulated`, async () => {
    const { exitCode, out, err } = await check(words);
    assert.is(exitCode, 1);
    assert.is(out, '');
    assert.match(err, message);
  });
}

test('stopped by Ctrl-C it says what it knows, and goes on from the file that it leaves', async () => {
  const stop = new AbortController();
  stop.abort();
  const stopped = await check(['holds.yaml', 'broken.yaml', '--out', '.'], { signal: stop.signal });
  assert.is(stopped.exitCode, 130);
  assert.match(stopped.err, '--resume plans.check.resume.json goes on from there');
  const whole = await check(['holds.yaml', 'broken.yaml', '--json', '-', '--resume', 'plans.check.resume.json']);
  assert.is(whole.exitCode, 3);
});

test.run();
