import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Fit } from '../../../models/fit.js';
import { sentimentTrainer } from '../../../models/sentiment/trainSentiment.js';
import { packageRoot } from '../../../scenarios/packageRoot.js';
import { cardSchema, storedModelSchema } from '../../../scenarios/storedModel.js';
import { scenarioOf, smallest } from '../../scenarios/reading.js';
import { csv, draws } from '../../support/exampleData/draws.js';
import { fitFile, type Wishes } from '../fitting.js';
import { fileOf, mistakesOf, rightOf } from '../purchases/table.js';

const path = join(packageRoot(), 'scenarios', 'data', 'reviews.csv');
const text = readFileSync(path, 'utf8');
const lines = text.trimEnd().split('\n');
const fitOf = async (data: string, wishes: Wishes = {}): Promise<Fit> => rightOf(await fitFile(sentimentTrainer, data, wishes));

const fit = await fitOf(path, { settings: { features: 1024 }, context: { members: 6 } });

test('tones are found far more often than by the most frequent one, in Chinese and in English', () => {
  const of = (metrics: Fit['card']['metrics']) => metrics.filter(({ name }) => name === 'accuracy')[0];
  const all = of(fit.card.metrics);
  // The made-up reviews mix tones in three of ten: what is right for sure is about 80 %.
  assert.ok(all.value > 0.65 && all.value < 0.9);
  assert.equal(
    fit.card.segments.map(({ name }) => name),
    ['Chinese', 'English and other languages'],
  );
  for (const { metrics } of [fit.card, ...fit.card.segments]) assert.ok(of(metrics).value - 1.96 * (of(metrics).se ?? 0) > (of(metrics).baseline?.value ?? 1));
  assert.match(fit.report.findings[0], /^The tone of [67]\d(\.\d+)? % of \d+ held-out texts is found \(90 % interval \d+(\.\d+)? to \d+(\.\d+)? %\); always saying the most frequent tone is right for \d+(\.\d+)? %\.$/);
});

test('every text is counted once in the index, with a label or without', () => {
  const table = fit.report.tables.find(({ title }) => title === 'Mood by month');
  assert.is(table?.rows.length, 24);
  assert.equal([table?.rows[0][0], table?.rows[23][0]], ['2024-11', '2026-10']);
  assert.is(table?.rows.reduce((sum, row) => sum + Number(row[1]), 0), lines.length - 1);
  assert.is(fit.report.charts.backtest?.history.length, 24);
  assert.equal(fit.report.charts.backtest?.ahead[0].time, '2026-11');
});

test('what is stored is a process by member, without any of the texts', () => {
  assert.equal(storedModelSchema.parse(JSON.parse(JSON.stringify(fit.model))), JSON.parse(JSON.stringify(fit.model)));
  assert.is(fit.model?.kind === 'sentiment' ? fit.model.tables.start.length : 0, 6);
  const stored = JSON.stringify([fit.model, fit.report]);
  for (const word of ['assistant', '客服', 'disappointed']) assert.not.ok(stored.includes(word), word);
  scenarioOf(smallest({ sentiment: fit.report.paste[0], choice: 'choice: { sentiment: 0.3 }' }));
});

test('texts without a label count with the tone that was learned', async () => {
  const { pick } = draws('labels');
  const month = (index: number): string => `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-15`;
  const rows = Array.from({ length: 320 }, (_, row) => {
    const index = Math.floor(row / 20);
    const tone = index === 15 ? 'positive' : pick(['positive', 'negative']);
    return [month(index), tone === 'positive' ? pick(['很好用', 'a great help', 'works really well']) : pick(['太慢了', 'keeps failing', 'gives wrong answers']), index === 15 ? '' : tone];
  });
  const { report } = await fitOf(fileOf(csv(['date', 'text', 'label'], rows)), { settings: { features: 128 } });
  const last = report.tables.find(({ title }) => title === 'Mood by month')?.rows[15] ?? [];
  assert.equal(last.slice(0, 2), ['2026-04', 20]);
  // All 20 are positive: their balance is 20 by the mean of 20 texts a month.
  assert.ok(Math.abs(Number(last[3]) - 1) < 1e-9);
  assert.ok(report.findings.includes('20 texts have no label; their tone in the index is the one that was learned.'));
});

test('without a time tones are learned, and there is no index', async () => {
  const timeless = fileOf(lines.slice(0, 301).map((line) => line.replace(/^[^,]*,/, '')).join('\n') + '\n');
  const { model, report, card } = await fitOf(timeless, { settings: { features: 256, epochs: 40 } });
  assert.is(model, undefined);
  assert.equal(cardSchema.parse(card), card);
  assert.ok(report.findings.includes('No column says when the texts were written, so there is no monthly index.'));
  assert.equal(report.paste, []);
});

test('what cannot be learned from is refused with what to do', async () => {
  const wrong = async (rows: readonly string[], wishes: Wishes = {}): Promise<readonly string[]> => mistakesOf(await fitFile(sentimentTrainer, fileOf(rows.join('\n') + '\n'), { settings: { features: 64, epochs: 5 }, ...wishes }));
  const labels = 'expected one of negative, -1, 负面, neutral, 0, 中性, positive, 1, +1, 正面, or nothing';
  assert.equal(await wrong(lines.map((line, row) => (row === 3 ? line.replace(/,[a-z]*$/, ',postive') : line))), [`4:${lines[3].lastIndexOf(',') + 2} label: ${labels}, got postive | did you mean positive?`]);
  assert.equal(await wrong(lines.map((line, row) => (row === 0 ? line : line.replace(/,[a-z]*$/, ',positive')))), ['1:1: expected labels of two tones or more, got positive only | label some texts of another tone']);
  assert.equal(await wrong(lines.map((line, row) => (row === 0 ? line : line.replace(/,[a-z]*$/, ',')))), ['1:1: expected labels of two tones or more, got no label | label some texts of another tone']);
  assert.equal(await wrong(lines.map((line, row) => (row < 60 ? line : line.replace(/,neutral$/, ',')))), [
    `1:1: expected at least 20 texts labelled neutral, got ${lines.slice(0, 60).filter((line) => line.endsWith(',neutral')).length} | label more of them, or leave that tone out`,
  ]);
  assert.equal(await wrong(lines.map((line) => line.replace(/^20(24|25)-\d\d/, '2026-01'))), [
    '1:1: expected at least 12 months of texts for a monthly index, got 10 | add older texts, or leave the time out to learn tones only',
  ]);
  assert.equal(await wrong(lines.map((line, row) => (row === 9 ? line.replace(/^[^,]*,/, ',') : line))), ['10:1 date: expected a date, got a blank cell | fill the cell, or take the row out of the file']);
  assert.equal(await wrong(lines, { context: { epsilon: 2 } }), ['1:1: expected a fit of counts for noise with an epsilon, got a model of rows, which is not private in that sense | leave epsilon out']);
});

test.run();
