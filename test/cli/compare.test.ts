import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Attribution } from '../../engine/studies/attribute/attribution.js';
import type { Comparison } from '../../engine/studies/compare/comparison.js';
import { formatDiagnostic } from '../../scenarios/diagnostic.js';
import { loadScenario } from '../../scenarios/load.js';
import { bellwether as withApi, type Outcome } from './harness.js';

const test = suite<{ folder: string }>('compare and attribute', { folder: '' });

const plan = `name: A plan
currency: EUR
start: 2027-01
months: 6
trials: 60
seed: first
market: { everyone: { customers: 2000, agents: 4 } }
reach: { innovation: 10% }
offer: { service: { price: 100, conversion: "uniform(10%, 30%)" } }
retention: { churn: 2% }
costs: { team: { group: management, per_month: 5k } }
invariants: [probability(ruin) <= 10%]
`;

const files = {
  'plan.yaml': plan,
  'dearer.yaml': 'extends: plan.yaml\nname: A plan, dearer\noffer: { service: { price: 120 } }\n',
  'later.yaml': 'extends: plan.yaml\nname: Later\nmonths: 9\ncosts: { team: { per_month: 8k } }\n',
  'same.yaml': 'extends: plan.yaml\nname: A plan, again\nseed: second\n',
  'wrong.yaml': 'extends: plan.yaml\nmonths: many\n',
};

const checkout = process.cwd();
test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'bellwether-cli-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(context.folder, name), text);
  process.chdir(context.folder);
});
test.after.each(({ folder }) => {
  process.chdir(checkout);
  rmSync(folder, { recursive: true, force: true });
});

const bellwether = (argv: readonly string[]): Promise<Outcome> => withApi([...argv, '--threads', '1'], { api: { loadScenario, formatDiagnostic } });

test('compare prints its findings and tables, and leaves a page, charts and JSON', async () => {
  const { exitCode, out, err } = await bellwether(['compare', 'plan.yaml', 'dearer.yaml', '--out', 'out']);
  assert.equal([exitCode, err], [0, '']);
  assert.match(out, /^A plan: comparison\ndearer beside the base, with the same luck in every future\.\n6 months from 2027-01; 60 trials a run, seed first; 2 runs, 1 compiled, in /);
  assert.match(out.replaceAll(/\n +/g, ' '), 'Raising the price of service from 100 to 120 raises mean profit over 6 months by ');
  assert.match(out, /\nprobability\(ruin\) <= 10% +\S+ +\S+\n/);
  assert.match(out, 'Report      out/plan.compare.html\n');
  const charts = ['cashDifference', 'cashOverlay', 'moneyDifferences', 'profitOverlay', 'recurringOverlay'];
  assert.equal(readdirSync('out').sort(), [...charts.flatMap((chart) => [`plan.compare.${chart}.svg`, `plan.compare.${chart}.vl.json`]), 'plan.compare.html', 'plan.compare.json'].sort());
  const result = JSON.parse(readFileSync('out/plan.compare.json', 'utf8')) as Comparison;
  assert.equal([result.kind, result.version, result.complete, result.scenarios.map(({ name }) => name)], ['compare', 1, true, ['A plan', 'A plan, dearer']]);
  const page = readFileSync('out/plan.compare.html', 'utf8');
  for (const word of ['<svg', 'offer.service.price', 'Where the numbers come from']) assert.match(page, word);
});

test('attribute prints why the forecast moved, and leaves a page, waterfalls and JSON', async () => {
  const { exitCode, out, err } = await bellwether(['attribute', 'plan.yaml', 'dearer.yaml', '--figure', 'mean(revenue)', '--figure', 'p5(cash at end)', '--out', 'out']);
  assert.equal([exitCode, err], [0, '']);
  assert.match(out, /^A plan: why the forecast moved\n/);
  assert.match(out.replaceAll(/\n +/g, ' '), 'On mean total revenue: raising the price of service from 100 to 120 adds ');
  const result = JSON.parse(readFileSync('out/dearer.attribute.json', 'utf8')) as Attribution;
  assert.equal(result.figures.map(({ figure, unit }) => [figure, unit]), [['mean(revenue)', 'EUR'], ['p5(cash at end)', 'EUR']]);
  assert.ok(readdirSync('out').includes('dearer.attribute.waterfall2.svg'));
});

test('a scenario beside itself under another seed is said to give the same numbers', async () => {
  const { exitCode, out } = await bellwether(['compare', 'plan.yaml', 'same.yaml', '--trials', '20', '--out', 'out']);
  assert.is(exitCode, 0);
  assert.match(out, '- Again gives the same numbers as the base in every future.\n');
});

test('JSON for a program is alone on stdout, and needs no folder', async () => {
  const { exitCode, out } = await bellwether(['compare', 'plan.yaml', 'dearer.yaml', '--trials', '20', '--json', '-']);
  assert.is(exitCode, 0);
  assert.is((JSON.parse(out) as Comparison).provenance.trials, 20);
  assert.equal(readdirSync('.').sort(), Object.keys(files).sort());
});

test('what cannot be compared is the mistake of the user, told where it is', async () => {
  const told = async (...argv: readonly string[]): Promise<readonly [number, string]> => {
    const { exitCode, err } = await bellwether([...argv, '--out', 'out']);
    return [exitCode, err];
  };
  assert.equal(await told('compare', 'plan.yaml'), [1, 'bellwether: compare: expected two or more scenario files, got 1: name what plan.yaml is to be compared with\n']);
  const [missing, missingText] = await told('compare', 'plan.yaml', 'nowhere.yaml', 'wrong.yaml');
  assert.is(missing, 1);
  assert.match(missingText, 'nowhere.yaml:1:1: expected a scenario file that can be read');
  assert.match(missingText, 'wrong.yaml:2:9 months: expected');
  const [months, monthsText] = await told('compare', 'plan.yaml', 'later.yaml');
  assert.is(months, 1);
  assert.match(monthsText, 'later.yaml:3:9 months: expected 6, as in "A plan", got 9');
  assert.equal((await told('attribute', 'plan.yaml', 'same.yaml'))[0], 1);
  const [figure, figureText] = await told('attribute', 'plan.yaml', 'dearer.yaml', '--figure', 'mean(profits)');
  assert.is(figure, 1);
  assert.match(figureText, 'figure:1:6: expected a quantity of this scenario, got profits\n  hint: did you mean profit?');
  assert.is((await told('attribute', 'plan.yaml', 'dearer.yaml', '--figure', ' '))[0], 1);
  assert.is((await told('compare', 'plan.yaml', 'dearer.yaml', '--trials', '0'))[0], 1);
});

test.run();
