import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { formatDiagnostic } from '../../scenarios/diagnostic.js';
import { bellwether, planText, type Outcome } from './harness.js';

const test = suite<{ folder: string }>('backtest', { folder: '' });

/** Each test runs in a folder of its own. */
const checkout = process.cwd();
test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'bellwether-backtest-'));
  process.chdir(context.folder);
  writeFileSync('actuals.csv', 'month,new,revenue\n2027-01,180,18000\n2027-02,150,33000\n2027-03,120,45000\n');
});
test.after.each(({ folder }) => {
  process.chdir(checkout);
  rmSync(folder, { recursive: true, force: true });
});

/** The scenario of the harness, 500 trials of it. */
const backtest = (...words: readonly string[]): Promise<Outcome> => bellwether(['backtest', 'plan.yaml', '--threads', '1', ...words], { api: { formatDiagnostic } });

test('a forecast is held against what happened: findings, a table, a page with charts, and JSON', async () => {
  const { exitCode, out, err } = await backtest('--actuals', 'actuals.csv', '--json', 'result.json');
  assert.is(err, '');
  assert.is(exitCode, 0);
  assert.match(out, 'A plan: how the forecast did');
  assert.match(out, '3 months of actuals.csv (2027-01 to 2027-03) against 500 futures, seed file-seed');
  assert.match(out, 'Report      bellwether-report/plan.backtest.html\n');
  assert.ok(existsSync('bellwether-report/plan.backtest.revenue.actuals.svg'));
  const { kind, measures } = JSON.parse(readFileSync('result.json', 'utf8')) as { kind: string; measures: { name: string; points: unknown[] }[] };
  assert.equal([kind, measures.map(({ name, points }) => [name, points.length])], ['backtest', [['new', 3], ['revenue', 3]]]);
  assert.ok(planText.includes('trials: 500'));
});

test('columns of other names are stated', async () => {
  writeFileSync('umsatz.csv', 'Monat;"Umsatz, netto"\n2027-01;18000\n');
  const { exitCode, out } = await backtest('--actuals', 'umsatz.csv', '--columns', 'month=Monat,revenue="Umsatz, netto"', '--json', '-');
  assert.is(exitCode, 0);
  assert.equal((JSON.parse(out) as { measures: { column: string }[] }).measures.map(({ column }) => column), ['Umsatz, netto']);
});

for (const [name, csv, words, message] of [
  ['a file that is not there', undefined, [], /nowhere\.csv/],
  ['a cell that is no number', 'month,revenue\n2027-01,lots\n', [], /wrong\.csv:2:9 revenue: expected a number, got lots/],
  ['a name that is nearly right', 'month,revenu\n2027-01,1\n', [], /wrong\.csv:1:7: expected the name of a measure, got revenu\n {2}hint: did you mean revenue\?/],
  ['a month after the story', 'month,revenue\n2031-01,1\n', [], /wrong\.csv:2:1 month: expected a month of the scenario, 2027-01 to 2029-12/],
  ['a measure that the scenario does not have', 'month,waiting\n2027-01,1\n', [], /the scenario has no waiting: take waiting out of/],
  ['a column that is stated twice', 'month,revenue\n2027-01,1\n', ['--columns', 'revenue=a,revenue=b'], /--columns: expected revenue once, got it twice/],
  ['a column without its measure', 'month,revenue\n2027-01,1\n', ['--columns', 'revenue'], /--columns revenue: expected measure=NAME/],
  ['too few trials', 'month,revenue\n2027-01,1\n', ['--trials', '50'], /a backtest needs 100 trials or more, and the scenario has 50/],
] as const)
  test(`${name} is told, and exits 1`, async () => {
    const file = csv === undefined ? 'nowhere.csv' : 'wrong.csv';
    if (csv !== undefined) writeFileSync(file, csv);
    const { exitCode, out, err } = await backtest('--actuals', file, ...words);
    assert.is(exitCode, 1);
    assert.is(out, '');
    assert.match(err, message);
  });

test('without actual figures there is no backtest', async () => {
  const { exitCode, err } = await backtest();
  assert.is(exitCode, 1);
  assert.match(err, "required option '--actuals <DATA>' not specified");
});

test.run();
