import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { BacktestResult, InputShift, MeasureBacktest } from '../../../../engine/studies/backtest/result.js';
import { backtestCharts } from '../../../../reports/studies/backtest/charts.js';
import { backtestDocument } from '../../../../reports/studies/backtest/document.js';
import { inputSentences } from '../../../../reports/studies/backtest/inputSentences.js';
import { studyText } from '../../../../reports/studies/studyText.js';
import { toSvgs } from '../../../../reports/svg.js';

const labels = Array.from({ length: 24 }, (_, step) => `${2027 + Math.floor(step / 12)}-${String((step % 12) + 1).padStart(2, '0')}`);
const line = (value: number): number[] => labels.map((_, step) => value + step);

const measure = (parts: Partial<MeasureBacktest> = {}): MeasureBacktest => ({
  name: 'new',
  column: 'new',
  words: 'new customers',
  unit: 'customers',
  forecast: { labels, p5: line(50), p25: line(70), p50: line(80), p75: line(90), p95: line(110) },
  points: labels.slice(0, 12).map((label, step) => ({ label, step, actual: 45 + step, place: 0.03 })),
  gaps: 0,
  before: 0,
  inside50: { hits: 0, points: 12, ifIndependent: [3, 9], asTrialsHave: [0, 12] },
  inside90: { hits: 0, points: 12, ifIndependent: [9, 12], asTrialsHave: [4, 12] },
  above: 0,
  firstOutside: '2027-01',
  pinball: [{ chance: 0.5, loss: 17.5 }],
  crps: { value: 25.31, se: 0.21 },
  naive: { kind: 'no change', origin: '2027-01', points: 11, crps: 6, own: 25.3, skill: -3.217 },
  asFarOff: { value: 0.004, se: 0.002 },
  ...parts,
});

const input = (parts: Partial<InputShift> = {}): InputShift => ({
  path: 'retention.churn',
  label: 'Churn',
  told: 0.8,
  verdict: 'moved',
  shift: { value: 1.9, se: 0.02 },
  now: { p5: 1.2, p50: 1.9, p95: 2.6, sd: 0.4 },
  place: 0.971,
  effectiveTrials: 400,
  stated: { form: { percent: true, unit: '' }, before: { p5: 0.02, p50: 0.03162, p95: 0.05 }, now: { p5: 0.0441, p50: 0.0533, p95: 0.0651 } },
  ...parts,
});

const result = (parts: Partial<BacktestResult> = {}): BacktestResult => ({
  kind: 'backtest',
  version: 1,
  complete: true,
  scenario: { name: 'A plan', currency: 'EUR', step: 'month', months: 24 },
  actuals: { file: 'actuals.csv', sha256: 'abc', ignored: ['note'] },
  measures: [measure(), measure({ name: 'mrr', words: 'monthly recurring revenue', unit: 'EUR a month', asFarOff: { value: 0.4, se: 0.01 }, inside90: { hits: 12, points: 12, ifIndependent: [9, 12], asTrialsHave: [4, 12] }, firstOutside: null, above: 6, naive: null })],
  inputs: [input()],
  backend: { name: 'simd', executor: 'wasm', threads: 1, fallbackReason: null },
  provenance: { scenarios: [{ name: 'A plan', hash: 'def' }], seed: 'seed', trials: 1_000, runs: 1, simulatedTrials: 1_000, compiled: 1, recalled: 0, versions: { bellwether: '0.4.0', node: '20.0.0' }, durationMs: 400 },
  ...parts,
});

test('what was not foreseen, which input the figures speak for, and whether a line would have been better, in this order', () => {
  assert.equal(backtestDocument(result()).findings, [
    'New customers went as hardly any futures of the plan do; the other measure went as it holds possible.',
    'Churn: the actual figures speak for 5.33% (4.41% to 6.51%), P97 of what was believed; 3.16% was believed.',
    'A line without a model would have forecast better than the plan did.',
    'New customers went as the plan did not foresee: 0.4% \u00b1 0.2% of its futures are as far off; below the median in all 12 months, and outside the range of nine futures in ten in all of them, first in 2027-01.',
    'Monthly recurring revenue went as the plan holds possible: 40.0% \u00b1 1.0% of its futures are as far off; above the median in 6 of 12 months, and never outside the range of nine futures in ten.',
  ]);
});

test('an input that moved, one that leans, one beyond its range, and none are told apart', () => {
  const said = (...inputs: readonly InputShift[]): readonly string[] => inputSentences(result({ inputs }));
  assert.match(said(input({ verdict: 'unmoved', shift: { value: 0.5, se: 0.02 } }))[0] ?? '', /^Churn: the actual figures lean to 5\.33% .*3\.16%, which was believed, is still within that range\.$/);
  assert.match(said(input({ verdict: 'beyond' }))[0] ?? '', /^Churn: it lies further up than nearly all futures have it/);
  assert.equal(said(input({ verdict: 'unmoved', shift: { value: 0.1, se: 0.02 } })), ['No uncertain input had to move: what was believed fits what happened.']);
  assert.equal(said(input({ verdict: 'untold' })), ['The actual figures say nothing about any uncertain input: add measures that depend on them more directly.']);
  assert.equal(said(), ['Nothing in the scenario is uncertain, so that no input can have moved.']);
});

test('what the file of actual figures lacks or has besides is among the limits', () => {
  const { limits } = backtestDocument(result({ measures: [measure({ gaps: 2, before: 13 })] }));
  assert.ok(limits.includes('New customers: 2 months in between without a value, left out.'));
  assert.ok(limits.includes('Values from before the scenario begins are used for the forecast without a model only (13 months).'));
  assert.ok(limits.includes('Columns that are no measure were left out: note.'));
});

test('the terminal has it within its width, and readers meet no path of the file', () => {
  const text = studyText(backtestDocument(result()), { color: false });
  assert.ok(text.split('\n').every((row) => row.length <= 100), text);
  assert.ok(!text.includes('retention.churn'));
});

test('a measure that is named after its unit does not say it twice', () => {
  const text = JSON.stringify(backtestCharts(result()));
  assert.match(text, 'New customers. Points:');
  assert.not.match(text, 'customers, customers');
});

test('every measure has its fan, and every chart can be drawn', async () => {
  const charts = backtestCharts(result());
  assert.equal(Object.keys(charts), ['beliefs', 'new.actuals', 'mrr.actuals']);
  const svgs = (await toSvgs(charts)) as Readonly<Record<string, string>>;
  assert.match(svgs['new.actuals'] ?? '', 'New customers: within the range of nine futures in ten in 0 of 12 months');
  assert.match(svgs['beliefs'] ?? '', 'What happened does not fit what was believed of churn');
});

test.run();
