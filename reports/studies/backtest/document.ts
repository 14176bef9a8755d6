import type { BacktestResult, InputShift, MeasureBacktest } from '../../../engine/studies/backtest/result.js';
import type { CellTable } from '../../cellTable.js';
import { compact, count, percent, percentEstimate } from '../../numbers.js';
import { backendLine } from '../../provenance.js';
import { studyProvenance } from '../provenance.js';
import type { StudyDocument } from '../studyDocument.js';
import { backtestCharts } from './charts.js';
import { actualsNotes, backtestBasis, backtestHeadline, backtestNotes } from './headline.js';
import { untoldSentence } from './inputSentences.js';
import { measureSentence } from './sentences.js';
import { hitsText, lastText, measureTitle, placeText, rangeText, scoreText, shiftText, skillText, statedRange, statedText } from './words.js';

const scores = ({ measures }: BacktestResult): CellTable => ({
  title: 'How often the forecast held what happened, and how far from it it was',
  columns: ['', 'in 50%', 'if true', 'in 90%', 'if true', 'CRPS', 'skill', 'as far off'],
  rows: measures.map((measure) => {
    const { value, error } = percentEstimate(measure.asFarOff.value, measure.asFarOff.se);
    const { inside50, inside90 } = measure;
    return [measureTitle(measure), hitsText(inside50), rangeText(inside50.asTrialsHave), hitsText(inside90), rangeText(inside90.asTrialsHave), scoreText(measure), skillText(measure), `${value} ${error}`.replace(' exact', '')];
  }),
});

const independent = ({ measures, scenario: { step } }: BacktestResult): CellTable => ({
  title: `The same, as if ${step}s were independent of one another`,
  columns: ['', 'in 50%', 'if true', 'in 90%', 'if true', 'above median'],
  rows: measures.map((measure) => {
    const { inside50, inside90, above, points } = measure;
    return [measureTitle(measure), hitsText(inside50), rangeText(inside50.ifIndependent), hitsText(inside90), rangeText(inside90.ifIndependent), `${above} of ${points.length}`];
  }),
  note: 'Counts by the binomial law.',
});

const beliefRow = (input: InputShift): string[] => {
  const { label, stated, verdict, place } = input;
  const before = stated === null ? '' : statedText(stated.before.p50, stated.form);
  const now = verdict === 'beyond' ? 'beyond its range' : stated === null ? '' : statedRange(stated.now, stated.form);
  return [label, before, now, `${shiftText(input)} (${placeText(place)})`];
};

const beliefs = (inputs: readonly InputShift[]): CellTable => ({
  title: 'What the actual figures say about uncertain inputs, the one that moved most first',
  columns: ['', 'believed', 'actual figures say', 'moved, sd (now at)'],
  rows: inputs.map(beliefRow),
});

const told = ({ inputs }: BacktestResult): CellTable => ({
  title: 'How much such figures can tell of each input',
  columns: ['', 'believed', 'share of its variance', 'futures near'],
  rows: inputs.map(({ label, stated, told: share, effectiveTrials }) => [label, stated === null ? '' : statedRange(stated.before, stated.form), percent(Number(share.toFixed(3))), count(effectiveTrials)]),
  note: 'Futures near: how many futures, at equal weights, the answer comes from.',
});

const pinball = ({ measures }: BacktestResult): CellTable => ({
  title: 'Pinball loss of single quantiles, in the unit of the measure',
  columns: ['', ...(measures[0]?.pinball ?? []).map(({ chance }) => `P${100 * chance}`), 'last: what happened, and its forecast'],
  rows: measures.map((measure: MeasureBacktest) => [measureTitle(measure), ...measure.pinball.map(({ loss }) => compact(loss)), lastText(measure)]),
  note: 'Lower is better. A quantile is scored by how far it was from what happened, by the weights that make the true quantile the best one.',
});

/** What a backtest says, for the terminal and the page. */
export const backtestDocument = (result: BacktestResult): StudyDocument => {
  const untold = untoldSentence(result);
  const spoken = result.inputs.filter(({ verdict }) => verdict !== 'untold');
  return {
    title: `${result.scenario.name}: how the forecast did`,
    about: 'Which of what was forecast came true, and what that says about what was believed.',
    basis: backtestBasis(result),
    findings: [...backtestHeadline(result), ...result.measures.map((measure) => measureSentence(measure, result))],
    sections: [
      { title: 'What happened, on what was forecast', charts: Object.keys(backtestCharts(result)) },
      { title: 'In numbers', tables: [scores(result), ...(spoken.length === 0 ? [] : [beliefs(spoken)])] },
      { title: 'In more numbers', tables: [independent(result), pinball(result), ...(result.inputs.length === 0 ? [] : [told(result)])], pageOnly: true },
    ],
    limits: [...backtestNotes(result), ...(untold === undefined ? [] : [untold]), ...actualsNotes(result)],
    provenance: [
      { name: 'Actual figures', text: `${result.actuals.file}, SHA-256 ${result.actuals.sha256}` },
      ...studyProvenance(result.provenance),
      { name: 'Backend', text: backendLine(result) },
    ],
    version: result.provenance.versions.bellwether,
  };
};
