import picocolors from 'picocolors';
import type { BacktestResult, MeasureBacktest } from '../../../engine/studies/backtest/result.js';
import { bareTable } from '../../bareTable.js';
import { percentEstimate } from '../../numbers.js';
import { backendLine, duration } from '../../provenance.js';
import { besideName, plainText, terminalWidth, visible } from '../../terminalText.js';
import { wrap } from '../../wrap.js';
import { actualsNotes, backtestBasis, backtestHeadline, backtestNotes } from './headline.js';
import { untoldSentence } from './inputSentences.js';
import { measureSentence, verdictOf } from './sentences.js';
import { hitsText, measureTitle, placeText, rangesText, scoreText, shiftText, skillText, statedRange, statedText } from './words.js';

type Paint = ReturnType<typeof picocolors.createColors>;

const bullet = (sentence: string): string => besideName('-', visible(sentence), 2);

const measureTable = (measures: readonly MeasureBacktest[], paint: Paint): string => {
  const table = bareTable(['left', 'right', 'left', 'right', 'left', 'right', 'right', 'right'], 2);
  table.push(['', 'in 50%', '', 'in 90%', '', 'CRPS', 'skill', 'as far off'].map(paint.bold));
  for (const measure of measures) {
    const { value, error } = percentEstimate(measure.asFarOff.value, measure.asFarOff.se);
    const share = `${value} ${error}`.replace(' exact', '');
    const painted = { expected: share, unusual: paint.yellow(share), 'not foreseen': paint.red(share) }[verdictOf(measure)];
    const ranges = (coverage: MeasureBacktest['inside50']): string => paint.dim(`(${rangesText(coverage)})`);
    table.push([measureTitle(measure.name), hitsText(measure.inside50), ranges(measure.inside50), hitsText(measure.inside90), ranges(measure.inside90), scoreText(measure), skillText(measure), painted]);
  }
  return table.toString();
};

const inputTable = ({ inputs }: BacktestResult, paint: Paint): string => {
  const told = inputs.filter(({ verdict }) => verdict !== 'untold');
  if (told.length === 0) return '';
  const table = bareTable(['left', 'right', 'left', 'right', 'right'], 2);
  table.push(['Uncertain input', 'believed', 'actuals say', 'of belief', 'moved, sd'].map(paint.bold));
  for (const input of told) {
    const { path, stated, place, verdict } = input;
    const name = verdict === 'moved' ? paint.yellow(path) : verdict === 'beyond' ? paint.red(path) : path;
    const now = stated === null ? '' : verdict === 'beyond' ? 'beyond its range' : statedRange(stated.now, stated.form);
    table.push([visible(name), stated === null ? '' : statedText(stated.before.p50, stated.form), now, placeText(place), shiftText(input)]);
  }
  return table.toString();
};

/** The result of a backtest for a terminal: verdicts first, then the scores and what inputs came to; ends without a line break. */
export const backtestText = (result: BacktestResult, options: { readonly color: boolean }): string => {
  const paint = picocolors.createColors(options.color);
  const untold = untoldSentence(result);
  return plainText([
    paint.bold(visible(`${result.scenario.name}: how the forecast did`)),
    ...wrap(visible(backtestBasis(result)), terminalWidth),
    '',
    ...backtestHeadline(result).map(bullet),
    '',
    measureTable(result.measures, paint),
    '',
    ...result.measures.map((measure) => bullet(measureSentence(measure, result))),
    '',
    inputTable(result, paint),
    '',
    ...(untold === undefined ? [] : wrap(visible(untold), terminalWidth)),
    ...actualsNotes(result).flatMap((note) => wrap(visible(note), terminalWidth)),
    '',
    ...backtestNotes(result).flatMap((note) => wrap(note, terminalWidth)).map((line) => paint.dim(line)),
    '',
    besideName('Backend', backendLine(result), 9),
    besideName('Time', duration(result.durationMs), 9),
  ]);
};
