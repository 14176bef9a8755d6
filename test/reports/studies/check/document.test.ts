import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Move, Moves } from '../../../../engine/studies/check/result.js';
import { checkCharts } from '../../../../reports/studies/check/charts.js';
import { checkDocument } from '../../../../reports/studies/check/document.js';
import { checkHeadline } from '../../../../reports/studies/check/findings.js';
import { checkMarkdown } from '../../../../reports/studies/check/markdown.js';
import { studyText } from '../../../../reports/studies/studyText.js';
import { awkward, checkResult, comparison, fileCheck, invariant } from './results.js';

const [holds, broken, undecided] = [invariant(), invariant({ verdict: 'broken' }), invariant({ verdict: 'undecided', trialsNeeded: 42_000 })];
const silent = fileCheck({ file: 'b.yaml', invariants: [] });
const wrong = { file: 'c.yaml', messages: ['c.yaml:1:1 months: expected a number'] };

test('the headline counts what holds, what is broken, what is undecided and what could not be checked', () => {
  const headline = (...files: Parameters<typeof checkHeadline>[0]['files']): string => checkHeadline(checkResult({ files }));
  assert.is(headline(fileCheck()), 'The invariant holds');
  assert.is(headline(fileCheck({ invariants: [holds, holds] })), 'Both invariants hold');
  assert.is(headline(fileCheck({ invariants: [broken] })), 'The invariant is broken');
  assert.is(headline(fileCheck({ invariants: [broken, broken] })), 'Both invariants are broken');
  assert.is(headline(fileCheck({ invariants: [undecided, undecided, undecided] })), 'All 3 invariants are undecided');
  assert.is(headline(fileCheck({ invariants: [holds, undecided] })), '1 of 2 invariants is undecided');
  assert.is(headline(fileCheck({ invariants: [broken, broken, undecided] }), silent), '2 of 3 invariants in 2 files are broken, 1 is undecided');
  assert.is(headline(fileCheck({ invariants: [holds, holds, holds] }), silent), 'All 3 invariants in 2 files hold');
  assert.is(headline(silent), 'Nothing was checked: the file says of nothing that it must hold');
  assert.is(checkHeadline(checkResult({ files: [], mistakes: [wrong] })), 'Nothing was checked; 1 file could not be checked');
});

test('a check says what is broken by how much, what would decide the rest, and which files it could say nothing of', () => {
  const { findings } = checkDocument(checkResult({ files: [fileCheck({ invariants: [broken, undecided] }), silent], mistakes: [wrong] }));
  assert.equal(findings, [
    '1 of 2 invariants in 2 files is broken, 1 is undecided; 1 file could not be checked.',
    'Broken in plan.yaml: probability(ruin) <= 15%; it is 8.2% \u00b1 0.3%, 6.8 points below the bound.',
    'Undecided in plan.yaml after 10,000 trials: probability(ruin) <= 15%; it is 8.2% \u00b1 0.3%, 6.8 points below the bound, and about 42k trials would decide (--most-trials 42000).',
    'Undecided does not fail the check; --strict makes it.',
    'The file c.yaml could not be checked: it has 1 mistake.',
    'No invariants stand in b.yaml, so that nothing was judged there: the section invariants says what must hold.',
  ]);
});

test('what never comes is said within how many months, and a verdict from more trials than the file has says so', () => {
  const never = invariant({ verdict: 'broken', trials: 40_000, comparisons: [comparison({ verdict: 'broken', unit: 'months', value: 'never', margin: null })] });
  const { findings, basis } = checkDocument(checkResult({ files: [fileCheck({ invariants: [never] })] }));
  assert.match(findings.join(' '), 'it does not come within 36 months.');
  assert.match(basis, '10,000 trials, seed seed, up to 40,000 where that did not decide;');
  assert.not.match(checkDocument(checkResult({ files: [fileCheck()] })).basis, 'up to');
});

test('a check that was stopped says so, and shows no table of nothing', () => {
  const { findings, sections } = checkDocument(checkResult({ complete: false, files: [] }));
  assert.equal(findings, ['Nothing was checked.', 'It was stopped before everything was judged that was asked.']);
  assert.equal(sections, []);
});

test('a share that no trial has says how many there were; a time that never comes and a value that is none are words', () => {
  const values = [
    comparison({ value: { value: 0, se: 0 } }),
    comparison({ unit: 'months', value: 'never', margin: null }),
    comparison({ unit: 'EUR', value: 'none', margin: null }),
  ].map((one) => invariant({ comparisons: [one] }));
  const [table] = checkDocument(checkResult({ files: [fileCheck({ invariants: values })] })).sections[0].tables ?? [];
  assert.equal(table?.rows.map((row) => row[1]), ['0% of 10,000', 'never', 'no value']);
});

const move = (parts: Partial<Move> = {}): Move => ({ text: 'mean(profit)', words: 'mean total profit', unit: 'EUR', ofInvariant: false, before: { value: 2e6, se: 2e4 }, now: { value: 2.4e6, se: 2e4 }, change: { value: 4e5, se: 1e4 }, moved: true, ...parts });
const moves = (parts: Partial<Moves> = {}): Moves => ({
  baseline: { name: 'A plan', seed: 'seed', trials: 10_000, months: 36, bellwether: '0.4.0' },
  unchanged: false,
  pairing: 'paired',
  sharedLuck: true,
  figures: [move(), move({ text: 'probability(ruin)', words: 'probability of ruin', unit: 'share', ofInvariant: true, before: { value: 0.1, se: 0.003 }, now: { value: 0.082, se: 0.003 }, change: { value: -0.018, se: 0.002 } }), move({ text: 'p5(npv)', words: 'P5 of net present value', change: { value: 1e3, se: 1e4 }, moved: false })],
  added: [],
  removed: ['mean(npv) >= 0'],
  ...parts,
});
const since = (parts: Partial<Moves> = {}) => checkResult({ files: [fileCheck({ moves: moves(parts) })], baseline: ['A plan'] });

test('what moved is told with the invariants first, its error, and how errors were reckoned', () => {
  const { findings, limits, sections } = checkDocument(since());
  assert.equal(findings.slice(1), [
    'Since the baseline: 2 of 3 figures moved: probability of ruin fell by 1.8 \u00b1 0.2 points and mean total profit rose by 400k \u00b1 10k EUR.',
    'What must hold changed: the plan no longer states mean(npv) >= 0.',
  ]);
  assert.equal(sections[1]?.tables?.[0]?.rows.map(([name]) => name), ['Probability of ruin', 'Mean total profit']);
  assert.ok(limits.some((text) => text.includes('are paired')));
  const limitsOf = (parts: Partial<Moves>): string => checkDocument(since(parts)).limits.join(' ');
  assert.match(limitsOf({ pairing: 'unpaired' }), 'unpaired, and rather too large');
  assert.match(limitsOf({ pairing: 'unpaired', sharedLuck: false }), 'differ in seed or trials');
  assert.match(limitsOf({ baseline: { ...moves().baseline, months: 24 } }), 'plan.yaml runs 36 months and its baseline 24');
  assert.match(checkDocument(since({ unchanged: true, figures: [], removed: [] })).findings[1] ?? '', 'nothing changed');
});

test('a plan that the baseline does not have is named', () => {
  assert.match(checkDocument(checkResult({ baseline: ['Another'] })).findings.join(' '), 'The baseline has no plan named A plan in EUR, with which plan.yaml could be compared.');
});

test('a comment begins with its mark and the verdict, has a table, and folds the rest', () => {
  const text = checkMarkdown(checkResult({ files: [fileCheck({ invariants: [holds, broken] })], mistakes: [wrong] }));
  assert.equal(text.split('\n').slice(0, 8), [
    '<!-- bellwether check -->',
    '',
    '### 1 of 2 invariants is broken; 1 file could not be checked',
    '',
    '| file | invariant | value | margin | verdict |',
    '| --- | --- | --: | --: | --- |',
    '| plan.yaml | `probability(ruin) <= 15%` | 8.2% \u00b1 0.3% | 6.8 points | holds |',
    '|  | `probability(ruin) <= 15%` | 8.2% \u00b1 0.3% | 6.8 points | **broken** |',
  ]);
  assert.match(text, '```text\nc.yaml:1:1 months: expected a number\n```');
  assert.match(text, /<details><summary>[^]*<\/details>\n$/);
});

test('no sign in a name breaks the table of a comment or leaves its line', () => {
  const text = checkMarkdown(checkResult({ files: [fileCheck({ file: awkward, invariants: [invariant({ text: `${awkward} <= 1` })] }), fileCheck()] }));
  const row = text.split('\n').find((line) => line.startsWith('| a '));
  assert.is(row?.replaceAll('\\|', '').split('|').length, 7, row);
  assert.ok(!text.includes('<b>') || text.includes('\\<b>'));
});

test('every comparison with a number is drawn on an axis of its own, at most twelve of them', () => {
  const strips = (count: number): number => (checkCharts(checkResult({ files: [fileCheck({ invariants: Array.from({ length: count }, () => holds) })] }))['margins'] as unknown as { vconcat: unknown[] } | undefined)?.vconcat.length ?? 0;
  assert.equal([strips(0), strips(3), strips(20)], [0, 3, 12]);
});

test('the terminal shows the verdicts within its width', () => {
  const text = studyText(checkDocument(since()), { color: false });
  assert.ok(text.split('\n').every((line) => line.length <= 100));
  assert.match(text, 'probability(ruin) <= 15%');
});

test.run();
