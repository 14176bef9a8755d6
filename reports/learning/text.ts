import picocolors from 'picocolors';
import type { Fit, FitReport, FitTable } from '../../models/fit.js';
import type { Card } from '../../scenarios/storedModel.js';
import { besideName, plainText, terminalWidth, visible } from '../terminalText.js';
import { wrap } from '../wrap.js';
import { dataLine } from './cardTables.js';
import { capital } from '../sentence.js';
import { tableText } from '../tableText.js';

type Paint = ReturnType<typeof picocolors.createColors>;

/** `2026-12-01, seed plan, TensorFlow.js 4.22.0 on wasm`. */
export const trainedLine = ({ trained: { date, seed, backend } }: Card): string => `${date}, seed ${seed}, ${backend}`;

/** What noise the counts have; nothing where none was added. */
const noiseLines = ({ privacy: { epsilon } }: Card): string[] =>
  epsilon === null ? [] : [`Counts have differentially private noise: epsilon ${epsilon}`];

const findingLines = (findings: readonly string[]): string[] => findings.map((sentence) => besideName('-', capital(visible(sentence)), 2));

const tables = (all: readonly FitTable[], paint: Paint): string[] => all.flatMap((table) => ['', ...tableText(table, paint)]);

const pasteLines = ({ paste }: FitReport, paint: Paint): string[] =>
  paste.length === 0 ? [] : ['', paint.bold('To paste into a scenario'), ...paste.map((line) => `  ${visible(line)}`)];

const limitLines = ({ limits }: Card, paint: Paint): string[] => (limits.length === 0 ? [] : ['', paint.bold('What it does not say'), ...findingLines(limits)]);

/** The result of a fit for a terminal; ends without a line break. */
export const fitText = ({ card, report }: Fit, options: { readonly color: boolean }): string => {
  const paint = picocolors.createColors(options.color);
  return plainText([
    ...wrap(visible(card.title), terminalWidth).map((line) => paint.bold(line)),
    ...wrap(visible(dataLine(card)), terminalWidth),
    ...wrap(visible(trainedLine(card)), terminalWidth).map((line) => paint.dim(line)),
    ...noiseLines(card),
    '',
    ...findingLines(report.findings),
    ...tables(report.tables, paint),
    ...pasteLines(report, paint),
    ...limitLines(card, paint),
  ]);
};

/** What matters most of a fit, for a terminal: its title, its data and its findings; ends without a line break. */
export const findingsText = ({ card, report }: Fit, options: { readonly color: boolean }): string => {
  const paint = picocolors.createColors(options.color);
  return plainText([
    ...wrap(visible(card.title), terminalWidth).map((line) => paint.bold(line)),
    ...wrap(visible(dataLine(card)), terminalWidth).map((line) => paint.dim(line)),
    ...findingLines(report.findings),
  ]);
};

/** What a stored model will do to agents, for a terminal; ends without a line break. */
export const describeText = (card: Card, report: FitReport, options: { readonly color: boolean }): string => {
  const paint = picocolors.createColors(options.color);
  return plainText([
    ...wrap(visible(card.title), terminalWidth).map((line) => paint.bold(line)),
    ...wrap(visible(`${dataLine(card)}; trained ${trainedLine(card)}`), terminalWidth).map((line) => paint.dim(line)),
    '',
    ...findingLines(report.findings),
    ...tables(report.tables, paint),
    ...pasteLines(report, paint),
    ...limitLines(card, paint),
  ]);
};
