import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SummarySchema } from '../../engine/summary.js';
import { bellwether } from './harness.js';

const test = suite<{ folder: string }>('run', { folder: '' });

/** Each test runs in an empty folder of its own: the checkout may hold the report of an earlier run. */
const checkout = process.cwd();
test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'bellwether-cli-'));
  process.chdir(context.folder);
});
test.after.each(({ folder }) => {
  process.chdir(checkout);
  rmSync(folder, { recursive: true, force: true });
});

test('a run prints its table first and then the path of a report that is complete', async ({ folder }) => {
  const { exitCode, out, err } = await bellwether(['run', 'plans/plan.yaml', '--out', folder]);
  assert.is(exitCode, 0);
  assert.is(err, '');
  assert.ok(out.indexOf('Over 36 months') < out.indexOf('Report'));
  assert.match(out, `Report      ${join(folder, 'plan.html')}\n`);
  assert.equal(readdirSync(folder).sort(), [
    'plan.cashFan.svg',
    'plan.cashFan.vl.json',
    'plan.html',
    'plan.mrrBridge.svg',
    'plan.mrrBridge.vl.json',
    'plan.profitHistogram.svg',
    'plan.profitHistogram.vl.json',
    'plan.revenueByLine.svg',
    'plan.revenueByLine.vl.json',
    'plan.ruinByMonth.svg',
    'plan.ruinByMonth.vl.json',
    'plan.subscribersBySegment.svg',
    'plan.subscribersBySegment.vl.json',
    'plan.summary.json',
  ]);
  assert.ok(SummarySchema.safeParse(JSON.parse(readFileSync(join(folder, 'plan.summary.json'), 'utf8'))).success);
  assert.match(readFileSync(join(folder, 'plan.html'), 'utf8'), 'seed: file-seed');
});

test('the table is there even when the charts then cannot be written', async ({ folder }) => {
  const deep = join(folder, 'new', 'deep');
  mkdirSync(join(deep, 'plan.cashFan.svg'), { recursive: true });
  const { exitCode, out, err } = await bellwether(['run', 'plan.yaml', '--out', deep]);
  assert.is(exitCode, 1);
  assert.match(out, 'Over 36 months');
  assert.match(err, `bellwether: cannot write ${join(deep, 'plan.cashFan.svg')}: it is a folder`);
  assert.ok(!existsSync(join(deep, 'plan.html')), 'an incomplete report has no page');
  assert.ok(readdirSync(deep).every((name) => !name.endsWith('.tmp')));
});

test('options override the file and reach the engine', async ({ folder }) => {
  const { runs } = await bellwether(['run', 'plan.yaml', '--trials', '100,000', '--seed', 'other', '--backend', 'reference', '--threads', '3', '--out', folder]);
  assert.is(runs[0]?.scenario.trials, 100_000);
  assert.is(runs[0]?.scenario.seed, 'other');
  assert.is(runs[0]?.options.backend, 'reference');
  assert.is(runs[0]?.options.threads, 3);
  const plain = await bellwether(['run', 'plan.yaml', '--out', folder]);
  assert.is(plain.runs[0]?.scenario.trials, 500);
  assert.is(plain.runs[0]?.scenario.seed, 'file-seed');
  assert.is(plain.runs[0]?.options.backend, 'auto');
});

for (const [option, value] of [
  ['--trials', '0'],
  ['--trials', '10000001'],
  ['--trials', '1.5'],
  ['--trials', 'many'],
  ['--trials', ''],
  ['--threads', '-1'],
  ['--seed', ' '],
  ['--backend', 'cuda'],
  ['--emit', 'everything'],
  ['--trails', '5'],
] as const) {
  test(`${option} ${JSON.stringify(value)} is the user's error, and nothing runs`, async () => {
    const { exitCode, out, err, runs } = await bellwether(['run', 'plan.yaml', option, value]);
    assert.is(exitCode, 1);
    assert.is(out, '');
    assert.match(err, option);
    assert.is(runs.length, 0);
  });
}

test('a misspelt option is told its neighbour', async () => {
  assert.match((await bellwether(['run', 'plan.yaml', '--trails', '5'])).err, '--trials');
});

test('one bad file: every mistake of every file, and nothing runs', async () => {
  const { exitCode, out, err, runs } = await bellwether(['run', 'plan.yaml', 'bad1.yaml', 'bad2.yaml']);
  assert.is(exitCode, 1);
  assert.is(out, '');
  assert.is(runs.length, 0);
  assert.is((err.match(/expected a whole number/g) ?? []).length, 4);
  assert.match(err, '4 mistakes in 2 files');
});

test('several files: a table and a report each, in their order', async ({ folder }) => {
  const { out } = await bellwether(['run', 'a.yaml', 'b.yaml', '--out', folder]);
  assert.ok(out.indexOf('a.html') < out.indexOf('b.html'));
  assert.ok(existsSync(join(folder, 'a.html')) && existsSync(join(folder, 'b.html')));
});

test('two files of one name would overwrite one another, so nothing runs', async () => {
  const { exitCode, err, runs } = await bellwether(['run', 'x/plan.yaml', 'y/plan.yaml']);
  assert.is(exitCode, 1);
  assert.is(runs.length, 0);
  assert.match(err, 'x/plan.yaml and y/plan.yaml would write the same report');
});

test('--json - prints JSON and nothing else, and writes no report', async () => {
  const { exitCode, out, err } = await bellwether(['run', 'plan.yaml', '--json', '-']);
  assert.is(exitCode, 0);
  assert.is(err, '');
  assert.ok(SummarySchema.safeParse(JSON.parse(out)).success);
  assert.ok(!existsSync('bellwether-report'));
});

test('--json - with --out keeps stdout pure and says on stderr where the report is', async ({ folder }) => {
  const { out, err } = await bellwether(['run', 'plan.yaml', '--json', '-', '--out', folder]);
  JSON.parse(out);
  assert.match(err, join(folder, 'plan.html'));
});

test('--json FILE holds one summary for a file, a list for several', async ({ folder }) => {
  const file = join(folder, 'all.json');
  await bellwether(['run', 'a.yaml', '--json', file, '--out', folder]);
  assert.is(JSON.parse(readFileSync(file, 'utf8')).version, 2);
  await bellwether(['run', 'a.yaml', 'b.yaml', '--json', file, '--out', folder]);
  assert.is(JSON.parse(readFileSync(file, 'utf8')).length, 2);
  assert.ok(readdirSync(folder).every((name) => !name.endsWith('.tmp')));
});

test('what cannot be written is found out before the run', async ({ folder }) => {
  writeFileSync(join(folder, 'file'), '');
  for (const flags of [['--out', join(folder, 'file')], ['--out', folder, '--json', join(folder, 'nowhere', 'all.json')], ['--out', folder, '--json', folder]]) {
    const { exitCode, err, runs } = await bellwether(['run', 'plan.yaml', ...flags]);
    assert.is(exitCode, 1);
    assert.is(runs.length, 0);
    assert.match(err, 'bellwether: cannot write');
  }
});

for (const [form, begins] of [
  ['scenario', '{\n  "name": "A plan"'],
  ['tables', '{"tables":[]}'],
  ['kernels', 'kernel text'],
  ['summary', '{\n  "version": 2'],
  ['charts', '{\n  "cashFan": {'],
] as const) {
  test(`--emit ${form} prints that and nothing else`, async () => {
    const { exitCode, out, err, runs } = await bellwether(['run', 'plan.yaml', '--emit', form]);
    assert.is(exitCode, 0);
    assert.is(err, '');
    assert.ok(out.startsWith(begins), out.slice(0, 80));
    assert.is(runs.length, form === 'summary' || form === 'charts' ? 1 : 0);
    assert.ok(!existsSync('bellwether-report'));
  });
}

test('--emit goes with no other output and with one file', async () => {
  for (const words of [['--emit', 'summary', '--json', '-'], ['--emit', 'summary', '--open'], ['b.yaml', '--emit', 'tables'], ['--json', '-', '--open']]) {
    assert.is((await bellwether(['run', 'a.yaml', ...words])).exitCode, 1, words.join(' '));
  }
});

test('--open opens the report; that it cannot be opened is said but is no failure', async ({ folder }) => {
  const opened: string[] = [];
  const open = async (path: string) => {
    opened.push(path);
    return 'no browser';
  };
  const { exitCode, err } = await bellwether(['run', 'plan.yaml', '--out', folder, '--open'], { open });
  assert.equal(opened, [join(folder, 'plan.html')]);
  assert.is(exitCode, 0);
  assert.match(err, 'could not be opened: no browser');
});

for (const [kind, exitCode, words] of [
  ['unavailable', 2, 'bellwether backends'],
  ['cancelled', 130, 'cancelled'],
  ['invalid', 1, 'no good'],
  ['failed', 70, 'fault of Bellwether'],
] as const) {
  test(`a run that ends as ${kind} exits ${exitCode}`, async ({ folder }) => {
    const api = { run: () => TE.left({ kind, message: 'no good' }) };
    const outcome = await bellwether(['run', 'plan.yaml', '--out', folder], { api });
    assert.is(outcome.exitCode, exitCode);
    assert.is(outcome.out, '');
    assert.match(outcome.err, words);
  });
}

test('an exception is our fault: 70, and how to report it', async () => {
  const api = {
    run: () => {
      throw new TypeError('x is not a function');
    },
  };
  const { exitCode, err } = await bellwether(['run', 'plan.yaml', '--json', '-'], { api });
  assert.is(exitCode, 70);
  assert.match(err, 'internal error: x is not a function');
  assert.match(err, 'npm bugs bellwether-sim');
});

test('a file below a file is told before anything runs', async () => {
  const { exitCode, err, runs } = await bellwether(['run', 'plan.yaml', '--json', '/dev/null/summary.json']);
  assert.is(exitCode, 1);
  assert.match(err, 'cannot write /dev/null/summary.json: a part of the path is a file, not a folder');
  assert.is(runs.length, 0);
});

test.run();
