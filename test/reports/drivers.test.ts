import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { DriverSummary, Summary } from '../../engine/summary.js';
import { chartsOf } from '../../reports/charts.js';
import { driverEffects, driverFindings, driverLines } from '../../reports/drivers.js';
import { headline } from '../../reports/headline.js';
import { driverTable } from '../../reports/html/wordTables.js';
import { terminalTable } from '../../reports/terminal.js';
import { ordinary } from './fixtures.js';

const driver = (kind: DriverSummary['kind'], parts: Partial<DriverSummary> = {}): DriverSummary => ({
  kind,
  model: `models/${kind}.model.json`,
  title: `A ${kind} of <things>`,
  data: { file: 'records.csv', sha256: 'a'.repeat(64), rows: 1000, used: 990, licence: 'CC0' },
  trained: '2026-11-01',
  backend: 'by hand',
  metrics: [{ name: 'AUC', value: 0.8123, se: 0.0123, baseline: { name: 'luck', value: 0.5 }, better: 'higher' }],
  limits: [],
  members: 20,
  profit: { members: [], sd: 123_456, share: 0.0456, se: 0.0151 },
  effect: { instead: 'all is as it was', trials: 100, mean: 1_234_000, se: 56_000 },
  ...parts,
});

const withDrivers = (...drivers: DriverSummary[]): Summary => ({ ...ordinary, drivers });

const linesOf = (one: DriverSummary): readonly string[] => driverLines(withDrivers(one))[0]?.texts ?? [];

test('a model says what it rests on, how good it is, what it does to profit and how sure that is', () => {
  assert.equal(linesOf(driver('churn')), [
    'A churn of <things>; 990 of 1,000 rows of records.csv (CC0), trained 2026-11-01, models/churn.model.json',
    'On data that training did not see: AUC 0.812 ± 0.012 (luck: 0.500)',
    'Adds 1.23M ± 0.06M CNY to mean total profit, against the same 100 futures where all is as it was',
    'Not knowing which of 20 models is right moves total profit by 123k CNY (one standard deviation), 4.6% ± 1.5% of its variance',
  ]);
});

test('a model whose training was stopped is told to be one', () => {
  const stopped = driver('churn', { limits: ['Other.', 'Training was stopped before its end: these are the best weights until then.'] });
  assert.is(linesOf(stopped)[1], 'Training was stopped before its end: these are the best weights until then');
});

test('what is not told apart from luck, or from its baseline, is not claimed', () => {
  const weak = driver('price', {
    metrics: [{ name: 'AUC', value: 0.51, se: 0.02, baseline: { name: 'luck', value: 0.5 }, better: 'higher' }],
    effect: { instead: 'all is as it was', trials: 100, mean: 10_000, se: 9_000 },
    profit: { members: [], sd: 0, share: -0.001, se: 0.002 },
  });
  assert.equal(linesOf(weak).slice(1), [
    'On data that training did not see: AUC 0.51 ± 0.02 (luck: 0.50); not better than luck beyond its error',
    'No effect on total profit beyond ± 18k CNY, against the same 100 futures where all is as it was',
    'Not knowing which of 20 models is right hardly moves total profit: less than 0.1% of its variance',
  ]);
  assert.is(driverFindings(withDrivers(weak)), undefined);
  assert.equal(linesOf(driver('risk', { members: 1, profit: null, effect: undefined })).slice(2), ['One model: what its training does not know is not in these numbers']);
});

test('one sentence says what learned models do, the largest first; without models there is none', () => {
  const churn = driver('churn', { effect: { instead: 'all is as it was', trials: 100, mean: -2_000_000, se: 50_000 } });
  assert.is(driverFindings(withDrivers(driver('forecast'))), 'The forecast of demand adds 1.23M ± 0.06M CNY to mean total profit, compared with futures where all is as it was.');
  assert.is(
    driverFindings(withDrivers(driver('forecast'), churn)),
    'The learned churn takes 2.00M ± 0.05M CNY from mean total profit, compared with what stands in its place without it; the forecast of demand adds 1.23M ± 0.06M CNY.',
  );
  assert.equal(driverEffects(withDrivers(driver('forecast'), churn)).map(({ name }) => name), ['Churn', 'Demand']);
  assert.ok(headline(withDrivers(churn)).some((sentence) => sentence.startsWith('The learned churn takes')));
  assert.is(driverFindings(ordinary), undefined);
  assert.is(driverTable(ordinary), '');
});

test('two effects are drawn, one is said', () => {
  const churn = driver('churn', { effect: { instead: 'all is as it was', trials: 100, mean: -2_000_000, se: 50_000 } });
  assert.is(chartsOf(withDrivers(driver('forecast')))['driverEffects'], undefined);
  const chart = JSON.stringify(chartsOf(withDrivers(driver('forecast'), churn))['driverEffects']);
  assert.match(chart, 'Of what was learned, the learned churn matters most: it takes 2M CNY');
  assert.match(chart, '"name":"Churn","value":-2000000,"low":-2050000,"high":-1950000');
});

test('page and terminal show every model, and nothing that a page or a terminal would act on', () => {
  const summary = withDrivers(driver('recommender'), driver('sentiment'));
  assert.match(driverTable(summary), 'A recommender of &lt;things&gt;');
  const text = terminalTable(summary, { color: false });
  assert.match(text, /\nRecommender {2}A recommender of <things>; 990 of 1,000 rows/);
  for (const line of text.split('\n')) assert.ok(line.length <= 100, line);
});

test.run();
