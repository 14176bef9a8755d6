import type { BacktestResult, InputForm, InputShift, MeasureBacktest, Range } from '../../../engine/studies/backtest/result.js';
import { escapeHtml } from '../../html/escape.js';
import { figures, htmlPage, section } from '../../html/page.js';
import { below, heading, table } from '../../html/table.js';
import { wordTable } from '../../html/wordTables.js';
import type { Named } from '../../named.js';
import { compact, percent, percentEstimate } from '../../numbers.js';
import { backendLine, duration } from '../../provenance.js';
import { actualsNotes, backtestBasis, backtestHeadline, backtestNotes } from './headline.js';
import { untoldSentence } from './inputSentences.js';
import { measureSentence } from './sentences.js';
import { hitsText, lastText, measureTitle, placeText, rangesText, scoreText, shiftText, skillText, statedText } from './words.js';

const cell = (text: string, under = ''): string => `<td>${escapeHtml(text)}${under === '' ? '' : ` <span class="error">${escapeHtml(under)}</span>`}</td>`;

const row = (name: string, cells: readonly string[]): string => `<tr><th scope="row">${escapeHtml(name)}</th>${cells.join('')}</tr>`;

const coverage = (given: MeasureBacktest['inside50']): string => cell(hitsText(given), rangesText(given));

const scores = ({ measures }: BacktestResult): string =>
  table(
    'periods',
    'How often the forecast held what happened, and how far from it it was.',
    ['', heading('In 50%', 'of a true plan'), heading('In 90%', 'of a true plan'), 'Above median', 'CRPS', heading('Skill', 'to a line'), heading('As far off', 'of futures')],
    measures.map((measure) => {
      const { value, error } = percentEstimate(measure.asFarOff.value, measure.asFarOff.se);
      return row(measureTitle(measure.name), [coverage(measure.inside50), coverage(measure.inside90), cell(`${measure.above} of ${measure.points.length}`), cell(scoreText(measure)), cell(skillText(measure)), cell(value, error)]);
    }),
  );

const pinball = ({ measures }: BacktestResult): string =>
  table(
    'periods',
    'Pinball loss of single quantiles, in the unit of the measure: lower is better.',
    ['', ...(measures[0]?.pinball ?? []).map(({ chance }) => `P${100 * chance}`), heading('Last', 'what happened, and its forecast')],
    measures.map((measure) => row(measureTitle(measure.name), [...measure.pinball.map(({ loss }) => cell(compact(loss))), `<td class="text">${escapeHtml(lastText(measure))}</td>`])),
  );

/** `4.1%` over `3.2% to 4.9%`. */
const stateds = ({ p5, p50, p95 }: Range, form: InputForm): string => cell(statedText(p50, form), `${statedText(p5, { ...form, unit: '' })} to ${statedText(p95, { ...form, unit: '' })}`);

const inputCells = (input: InputShift): readonly string[] => {
  const { stated, verdict } = input;
  const before = stated === null ? cell('') : stateds(stated.before, stated.form);
  const share = cell(percent(Number(input.told.toFixed(3))));
  if (verdict === 'untold') return [before, cell('nothing'), cell(''), cell(''), share];
  const now = verdict === 'beyond' ? cell('beyond its range') : stated === null ? cell('') : stateds(stated.now, stated.form);
  return [before, now, cell(placeText(input.place)), cell(shiftText(input)), share];
};

const inputs = (result: BacktestResult): string =>
  result.inputs.length === 0
    ? ''
    : table(
        'periods',
        'What the actual figures say about each uncertain input, the one that moved most first. Medians, and nine tenths under them. Told: the share of its variance that such figures can tell.',
        ['Input', 'Believed', heading('Actual', 'figures say'), heading('Median at', 'of belief'), heading('Moved', 'sd of belief'), 'Told'],
        result.inputs.map((input) => row(input.path, inputCells(input))),
      );

const sentences = (texts: readonly string[]): string => (texts.length === 0 ? '' : `<ul>${texts.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul>`);

/**
 * The whole result of a backtest as one HTML file with its font inside: no script, no network, opens from a disk, prints on A4.
 * @param charts every chart as SVG
 */
export const backtestPage = (result: BacktestResult, charts: Named<string, string>): string => {
  const { scenario, actuals, versions } = result;
  const untold = untoldSentence(result);
  return htmlPage({
    title: `${scenario.name}: how the forecast did`,
    about: scenario.about,
    basis: backtestBasis(result),
    headline: backtestHeadline(result),
    sections: [
      section('Measure by measure', sentences(result.measures.map((measure) => measureSentence(measure, result)))),
      section('What happened, on what was forecast', figures(charts)),
      section('In numbers', below(scores(result), inputs(result), pinball(result))),
      section('What it means, and what it does not', sentences([...backtestNotes(result), ...(untold === undefined ? [] : [untold]), ...actualsNotes(result)])),
      section(
        'Where the numbers come from',
        wordTable(
          'With these, the same numbers come out again',
          [
            { name: 'Actual figures', text: `${actuals.file}, SHA-256 ${actuals.sha256}` },
            { name: 'Scenario hash', text: `SHA-256 ${scenario.hash}` },
            { name: 'Seed', text: scenario.seed },
            { name: 'Versions', text: `Bellwether ${versions.bellwether}, Node.js ${versions.node}` },
            { name: 'Backend', text: backendLine(result) },
            { name: 'Duration', text: duration(result.durationMs) },
          ],
          'words hash',
        ),
      ),
    ].join(''),
    version: versions.bellwether,
  });
};
