import { capital } from '../../../reports/sentence.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { describe } from '../../../models/describe/describe.js';
import type { Fit, FitTable } from '../../../models/fit.js';
import { escapeHtml } from '../../../reports/html/escape.js';
import { cellTexts } from '../../../reports/cells.js';
import { fitCharts } from '../../../reports/learning/charts.js';
import { fitPage } from '../../../reports/learning/page.js';
import { figure } from '../../../reports/sentence.js';
import { describeText, fitText } from '../../../reports/learning/text.js';
import { toSvgs } from '../../../reports/svg.js';
import { columnsOf, terminalWidth } from '../../../reports/terminalText.js';
import { matchesGolden } from '../golden.js';
import { churnFit, sbgFit } from './fits.js';

const fits: Readonly<Record<string, Fit>> = { churn: churnFit, sbg: sbgFit };

const pageOf = async (kind: 'churn' | 'sbg', fit: Fit): Promise<string> => fitPage(kind, fit, await toSvgs(fitCharts(fit.report.charts)));

for (const [name, fit] of Object.entries(fits)) {
  test(`the text of the fit ${name} is as it was read and found good`, () => matchesGolden(`${name}.fit.txt`, `${fitText(fit, { color: false })}\n`));

  test(`the text of the fit ${name} is at most ${terminalWidth} columns wide, and colour changes no letter`, () => {
    const text = fitText(fit, { color: false });
    for (const line of text.split('\n')) assert.ok(line.length <= terminalWidth, line);
    assert.not.match(text, '\u001b');
    assert.is(fitText(fit, { color: true }).replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, ''), text);
  });
}

test('what a stored model does is told under its card', () => {
  const { model, card } = churnFit;
  if (model === undefined) throw new Error('the fixture has no model');
  const text = describeText(card, describe(model), { color: false });
  assert.match(text, /^Churn of 7,032 customers by logistic regression\n7,032 of 7,043 rows of customers\.csv; /);
  assert.match(text, 'Chance of leaving within a month');
  assert.match(text, 'What it does not say');
});

test('a table too wide for the terminal breaks its words and no number', () => {
  const table: FitTable = {
    title: 'Wide',
    columns: ['Feature', ...Array.from({ length: 6 }, (_, index) => `A long heading of column ${index}`), 'Remark'],
    rows: [['monthly charges', ...Array.from({ length: 6 }, (_, index) => 1234.5678 * (index + 1)), 'words '.repeat(30).trim()]],
  };
  const text = fitText({ ...sbgFit, report: { ...sbgFit.report, tables: [table] } }, { color: false });
  for (const line of text.split('\n')) assert.ok(line.length <= terminalWidth, line);
  for (const number of ['1,235', '7,407']) assert.ok(text.includes(number), number);
  assert.is((text.match(/words/g) ?? []).length, 30);
});

test('a table of more columns than fit is shown in parts, each with the names of its rows', () => {
  const table: FitTable = { title: 'Many', columns: ['segment', ...Array.from({ length: 20 }, (_, index) => `recall@${index}`)], rows: [['hobby', ...Array.from({ length: 20 }, (_, index) => index + 0.1234)]] };
  const text = fitText({ ...sbgFit, report: { ...sbgFit.report, tables: [table] } }, { color: false });
  for (const line of text.split('\n')) assert.ok(line.length <= terminalWidth, line);
  assert.is((text.match(/^hobby /gm) ?? []).length, 3);
  for (let index = 0; index < 20; index++) assert.match(text, new RegExp(`\\b${index}\\.12`));
});

test('Chinese names are whole, however narrow their column', () => {
  const name = '月付合同客户与其他所有按年付费的企业客户';
  const table: FitTable = { title: '分群', columns: ['分群', 'Remark'], rows: [[name, 'words '.repeat(40).trim()]] };
  const text = fitText({ ...sbgFit, report: { ...sbgFit.report, tables: [table] } }, { color: false });
  assert.ok(text.includes(name), text);
  for (const line of text.split('\n')) assert.ok(columnsOf(line) <= terminalWidth, line);
});

test('noise on the counts is printed with its epsilon', () => {
  const noisy = { ...sbgFit, card: { ...sbgFit.card, privacy: { ...sbgFit.card.privacy, epsilon: 0.5 } } };
  assert.match(fitText(noisy, { color: false }), '\nCounts have differentially private noise: epsilon 0.5\n');
  assert.not.match(fitText({ ...noisy, card: { ...noisy.card, privacy: { ...noisy.card.privacy, epsilon: null } } }, { color: false }), 'epsilon');
});

test('a text of the user cannot act on the terminal', () => {
  const text = fitText({ ...sbgFit, card: { ...sbgFit.card, title: 'evil\u001b[2J\ntitle' } }, { color: false });
  assert.match(text, 'evil [2J title');
});

test('numbers of a column have as many decimals as they need', () => {
  const texts = (cells: readonly (number | string)[]): readonly string[] => cellTexts({ title: '', columns: ['a', 'b'], rows: cells.map((cell) => ['x', cell]) }).rows.map(([, cell = '']) => cell);
  assert.equal(texts([1, 2000]), ['1', '2,000']);
  assert.equal(texts([0.8437, 0.5]), ['0.8437', '0.5000']);
  assert.equal(texts([120.5, 0.031]), ['120.50', '0.03']);
  assert.equal(texts([-1.5, NaN]), ['\u22121.500', 'n/a']);
  assert.equal(texts(['few', 3]), ['few', '3']);
});

test('a figure has the digits that its error supports', () => {
  assert.is(figure(0.84321, 0.0112), '0.843 \u00b1 0.011');
  assert.is(figure(-0.0002, 0.0004), '\u22120.0002 \u00b1 0.0004');
  assert.is(figure(-9582.43, null), '\u22129,582.4');
  assert.is(figure(0.5, null), '0.5');
  assert.is(figure(120.04, null), '120');
  assert.is(figure(3, null), '3');
  assert.is(figure(0.000_012_346, null), '0.00001235');
});

for (const kind of ['churn', 'sbg'] as const) {
  test(`the page of the fit ${kind} is one file without script, link or network, below 400 kB`, async () => {
    const html = await pageOf(kind, fits[kind] ?? churnFit);
    assert.ok(html.length < 400_000, `${html.length} bytes`);
    assert.ok(!/<script|<link|<img|<iframe|\ssrc=|@import|url\((?!data:)/i.test(html));
    assert.equal((html.match(/https?:\/\/[^"'\s<]+/g) ?? []).filter((address) => !address.startsWith('http://www.w3.org/')), []);
    assert.ok(!/NaN|undefined|Infinity/.test(html.replace(/base64,[^)]*/g, '')));
    for (const tag of ['table', 'tr', 'td', 'th', 'section', 'figure', 'svg', 'pre', 'ul', 'li', 'strong']) {
      assert.is((html.match(new RegExp(`<${tag}[ >]`, 'g')) ?? []).length, (html.match(new RegExp(`</${tag}>`, 'g')) ?? []).length, tag);
    }
    for (const [text] of html.matchAll(/<table class="fit">.*?<\/table>/gs)) {
      const columns = (text.match(/scope="col"/g) ?? []).length;
      for (const [row] of text.matchAll(/<tr>.*?<\/tr>/gs)) assert.is((row.match(/<t[hd][ >]/g) ?? []).length, columns, row);
    }
  });
}

test('the page has everything of the fit: findings, charts, tables, lines to paste, limits and the card', async () => {
  const html = await pageOf('churn', churnFit);
  const { card, report } = churnFit;
  const parts = [
    ...report.findings.map(capital),
    ...card.limits,
    ...report.paste,
    card.data.sha256,
    card.split,
    'Apache-2.0',
    'epochs 200, learning_rate 0.05, penalty 0.001, members 20',
    'features: tenure, MonthlyCharges, InternetService',
    'TotalCharges is blank (11)',
    'two <years>',
    'InternetService: <Fiber>',
    'Segments of fewer than 10 rows are not shown.',
    'identifiers were dropped; cells of fewer than 10 rows are left out; no noise was added',
  ];
  for (const part of parts) assert.ok(html.includes(escapeHtml(part)), part);
  for (const id of ['calibration', 'importance', 'learningCurve']) assert.ok(html.includes(`<figure id="${id}">`), id);
});

test('a page of a fit without segments, tables and limits is short', async () => {
  const html = await pageOf('sbg', sbgFit);
  for (const part of ['By segment', 'In numbers', 'What it does not say']) assert.not(html.includes(part), part);
});

test('noise is printed with its epsilon', async () => {
  const card = { ...sbgFit.card, privacy: { ...sbgFit.card.privacy, epsilon: 0.5 } };
  assert.match(await pageOf('sbg', { ...sbgFit, card }), 'differentially private noise, epsilon 0.5');
});

test.run();
