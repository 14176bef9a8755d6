import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { optimisationCharts } from '../../../../reports/studies/optimise/charts.js';
import { optimisationDocument } from '../../../../reports/studies/optimise/document.js';
import { studyPage } from '../../../../reports/studies/studyPage.js';
import { studyText } from '../../../../reports/studies/studyText.js';
import { toSvg } from '../../../../reports/svg.js';
import { complaints } from '../../complaints.js';
import * as fixtures from './fixtures.js';

const { found, bound, luckier, hopeless, stopped, unconfirmed, flat, certain } = fixtures;

const said = (result: typeof found): string => optimisationDocument(result).findings.join('\n');

test('the best setting, its gain in other futures and how sharp it is are told in the words of the file', () => {
  assert.equal(optimisationDocument(found).findings, [
    'The best setting that was found is price of basic 105 (as it stands: 99, then 119) and start of quantise 2028-06 (as it stands: 2027-10).',
    'That raises mean net present value to 2M CNY, 800k \u00b1 9k CNY above the plan as it stands in 10,000 futures that had no part in choosing it.',
    'Probability of ruin at most 5%: holds there, at 1.2% \u00b1 0.2%.',
    'The condition costs nothing: without it no better setting was found.',
    'Price of basic: between 103 and 107 nothing can be told from the best and between 98 and 112 at most 1% of mean net present value is lost.',
    'Start of quantise is best at the high end of its range, 2028-06: widen the range to see whether the best lies beyond.',
  ]);
});

test('what was chosen for looking safe, or dear, is told by futures that had no part in choosing it', () => {
  const text = said(luckier);
  assert.match(
    text,
    'To be on the safer side of every condition, take price of basic 110 and start of quantise 2028-06, which costs nothing that can be told; by 10,000 futures that had no part in choosing it, even there the condition is not sure to hold.',
  );
  assert.match(text, 'Keeping probability of ruin at most 5% costs nothing that can be told of mean net present value: without it');
});

test('a condition that binds is told with what it costs, and where the safe side is', () => {
  const text = said(bound);
  assert.match(text, 'cannot be decided by 10,000 futures, at 5.0% \u00b1 0.2%; in the plan as it stands it holds (3.1% \u00b1 0.2%).');
  assert.match(text, 'To be on the safe side of every condition, take price of basic 110 and start of quantise 2028-06, which costs 100k \u00b1 4k CNY of mean net present value.');
  assert.match(text, 'Keeping probability of ruin at most 5% costs 300k \u00b1 4k CNY of mean net present value: without it, the best setting would be price of basic 92 and start of quantise 2028-06 (9.0% \u00b1 0.2%).');
  assert.match(text, 'at most 1% of mean net present value is lost; below 105 a condition is broken.');
});

test('where nothing satisfies the conditions this is said first, and no gain is claimed', () => {
  const [first, second, ...others] = optimisationDocument(hopeless).findings;
  assert.is(first, 'No setting was found that satisfies the condition, of 80 settings tried.');
  assert.is(second, 'It is broken least at price of basic 105 and start of quantise 2028-06.');
  assert.not.match(others.join('\n'), /raises|best setting/);
});

test('a gain that other futures do not confirm is none', () => {
  assert.match(said(unconfirmed), 'It cannot be told from the plan as it stands: the difference in mean net present value is 10,000 \u00b1 20,000 CNY in 10,000 futures');
  assert.match(said({ ...found, gain: { ...found.gain, fresh: { value: -1e5, se: 9e3 } } }), 'less than the plan as it stands');
});

test('an input that does nothing is said to do nothing', () => {
  assert.match(said(flat), 'Price of basic makes no difference that can be told, anywhere from 60 to 160.');
  assert.match(optimisationDocument(flat).about, /^Which price of basic minimises /);
});

test('a flat optimum is called flat from a third of the range on', () => {
  const [price] = found.variables;
  const wide = (to: number) => said({ ...found, variables: [{ ...price, nearly: { from: { value: 90, text: '90' }, to: { value: to, text: String(to) }, ends: ['worse', 'worse'] } }] });
  assert.match(wide(124), 'Price of basic: the optimum is flat; between');
  assert.not.match(wide(122), 'flat');
});

test('where it was stopped it says so, and of which futures its gain is', () => {
  assert.match(said(stopped), 'Stopped after 80 settings: this is the best of them so far.');
  assert.match(said(stopped), 'in the 2,000 futures in which it was chosen');
});

test('expected values know neither futures nor chance', () => {
  assert.not.match(studyText(optimisationDocument(certain), { color: false }), /future|chance|\u00b1|luck/);
});

for (const [name, result] of Object.entries(fixtures)) {
  test(`every chart of ${name} compiles without a complaint and draws only numbers, and its page and text hold together`, async () => {
    const charts = optimisationCharts(result);
    const svgs: Record<string, string> = {};
    for (const [title, spec] of Object.entries(charts)) {
      assert.equal(complaints(spec), [], title);
      svgs[title] = await toSvg(spec);
      assert.not.match(svgs[title], /NaN|Infinity|undefined|null/, title);
    }
    const document = optimisationDocument(result);
    const named = document.sections.flatMap(({ charts: shown = [] }) => shown);
    assert.equal([...named].sort(), Object.keys(charts).sort());
    for (const text of [studyText(document, { color: false }), studyPage(document, svgs)]) assert.not.match(text, /undefined|NaN|\bnull\b/);
  });
}

test.run();
