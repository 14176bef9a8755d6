import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ReplayResult, StressResult } from '../../../engine/studies/stress/result.js';
import { formatDiagnostic } from '../../../scenarios/diagnostic.js';
import { loadScenario } from '../../../scenarios/load.js';
import { shop, startUp } from '../../engine/studies/stress/businesses.js';
import { bellwether as withApi, type Outcome, type Stage } from '../harness.js';

const test = suite<{ folder: string }>('stress', { folder: '' });

const shocks = 'shocks: [ costs.licence.per_month, { input: offer.service.price, unit: 10% } ]\n';
const stresses = 'stresses: { dear_licence: { about: The licence costs twice as much., change: { costs.licence.per_month: 1000 } } }\n';

const files = {
  'shop.yaml': shop(`${shocks}${stresses}invariants: [ cost of licence <= 750, cost of rent <= 2000 ]`),
  'broken.yaml': shop('invariants: [ cost of licence <= 100 ]'),
  'silent.yaml': shop(''),
  'known.yaml': startUp('invariants: [ probability(ruin) <= 5% ]'),
};

const checkout = process.cwd();
test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'bellwether-stress-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(context.folder, name), text);
  process.chdir(context.folder);
});
test.after.each(({ folder }) => {
  process.chdir(checkout);
  rmSync(folder, { recursive: true, force: true });
});

const bellwether = (argv: readonly string[], stage: Stage = {}): Promise<Outcome> => withApi([...argv, '--threads', '1'], { ...stage, api: { loadScenario, formatDiagnostic } });

const read = <Result>(path: string): Result => JSON.parse(readFileSync(path, 'utf8')) as Result;

test('stress prints the nearest failing shock with its certificate, leaves a page, charts and JSON, and replays the same numbers', async () => {
  const { exitCode, out, err } = await bellwether(['stress', 'shop.yaml', '--json', 'shop.json', '--out', 'out']);
  assert.equal([exitCode, err], [0, '']);
  assert.match(out, /- The smallest shock that breaks \u201ccost of licence <= 750\u201d has distance 0\.8\d: monthly cost of licence\n? +rises from 500 to 75\d\./);
  assert.match(out, '- No shock up to a distance of 3 was found that breaks \u201ccost of rent <= 2000\u201d.');
  assert.match(out, 'dear licence breaks \u201ccost of licence <= 750\u201d');
  assert.match(out, /Replay +bellwether stress shop\.yaml --replay\s+'costs\.licence\.per_month=0\.8/);
  assert.equal(
    readdirSync('out').sort(),
    ['frontier.svg', 'frontier.vl.json', 'html', 'json', 'stresses.svg', 'stresses.vl.json', 'waterfall.svg', 'waterfall.vl.json'].map((ending) => `shop.stress.${ending}`),
  );
  const page = readFileSync('out/shop.stress.html', 'utf8');
  for (const words of ['The nearest failing shock', 'Where it holds and where it breaks', 'Named stresses', 'How sure it is', 'What it does not say']) assert.match(page, words);

  const failing = read<StressResult>('shop.json').requirements[0]?.failing;
  assert.ok(failing != null);
  const again = await bellwether(['stress', 'shop.yaml', '--replay', failing.replay, '--json', 'again.json', '--out', 'out']);
  assert.is(again.exitCode, 0);
  assert.match(again.out, '\u201ccost of licence <= 750\u201d is broken');
  assert.equal(read<ReplayResult>('again.json').requirements[0]?.judged, failing.judged);
});

test('a plan that breaks its own invariant ends with exit code 3, and is not searched', async () => {
  const { exitCode, out } = await bellwether(['stress', 'broken.yaml', '--out', 'out']);
  assert.is(exitCode, 3);
  assert.match(out.replace(/\s+/g, ' '), '\u201ccost of licence <= 100\u201d is broken in the plan as it stands, without any shock');
});

test('what cannot be asked ends with a message and exit code 1', async () => {
  const said = async (...argv: readonly string[]): Promise<string> => {
    const { exitCode, err } = await bellwether(['stress', ...argv]);
    assert.is(exitCode, 1, err);
    return err;
  };
  assert.match(await said('silent.yaml'), 'silent.yaml: the scenario says nothing that must hold: add `invariants:` to it');
  assert.match(await said('known.yaml'), 'say under `shocks:` what a shock may move');
  assert.match(await said('shop.yaml', '--radius', '0'), 'Expected a number above 0 and at most 8');
  assert.match(await said('shop.yaml', '--trials', '0'), 'Expected a whole number from 1');
  assert.match(await said('shop.yaml', '--replay', 'price'), '--replay: expected the path that a study gave');
  assert.match(await said('shop.yaml', '--replay', 'costs.licence.per_mont=1@100#1'), 'did you mean costs.licence.per_month?');
  assert.match(await said('none.yaml'), 'none.yaml');
});

test('a study that is stopped says what it knows, and goes on from the file that it leaves', async () => {
  const stop = new AbortController();
  stop.abort();
  const { exitCode, out, err } = await bellwether(['stress', 'shop.yaml', '--out', 'out'], { signal: stop.signal });
  assert.is(exitCode, 130);
  assert.match(out, 'stopped before all shocks up to a distance of 3 were searched');
  assert.match(err, '--resume out/shop.stress.resume.json goes on from there');
  assert.ok(existsSync('out/shop.stress.resume.json'));
  const again = await bellwether(['stress', 'shop.yaml', '--out', 'out', '--resume', 'out/shop.stress.resume.json']);
  assert.is(again.exitCode, 0);
});

test.run();
