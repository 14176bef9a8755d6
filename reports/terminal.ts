import picocolors from 'picocolors';
import type { Summary } from '../engine/summary.js';
import { economicsNotes } from './economicsNotes.js';
import { driverLines } from './drivers.js';
import { randomnessOf } from './findings.js';
import { basis } from './headline.js';
import { backendLine, duration } from './provenance.js';
import { withReadableNames } from './readableNames.js';
import { riskLines } from './riskLines.js';
import { rangesText, statementText } from './terminalTables.js';
import { besideName, plainText, terminalWidth, visible } from './terminalText.js';
import { unitEconomics } from './unitEconomics.js';
import { wrap } from './wrap.js';

export interface TerminalOptions {
  /** Whether to write colours and bold; false for a file or a pipe. */
  readonly color: boolean;
}

/**
 * The result of a run for a terminal: risk ranges and unit economics with their standard errors, the profit and loss account, the
 * risks in the field's words, and what computed them. At most 100 columns wide, but for a longer name; ends without a line break.
 */
export const terminalTable = (given: Summary, options: TerminalOptions): string => {
  const summary = withReadableNames(given);
  const paint = picocolors.createColors(options.color);
  const { about } = summary.scenario;
  const risks = riskLines(summary);
  const indent = Math.max(...risks.map(({ name }) => name.length), 'Backend'.length) + 2;
  const learnedIndent = Math.max(indent, ...driverLines(summary).map(({ name }) => name.length + 2));
  const sampled = randomnessOf(summary) === 'sampled';
  const text = [
    paint.bold(visible(summary.scenario.name)),
    ...(about === undefined ? [] : wrap(visible(about), terminalWidth).map(paint.dim)),
    basis(summary),
    '',
    rangesText(summary, paint, terminalWidth),
    '',
    statementText(summary, paint),
    '',
    sampled ? paint.dim('\u00b1: Monte Carlo standard error, how far a number moves with another seed; without one it stays') : '',
    ...wrap(economicsNotes(unitEconomics(summary)), terminalWidth).map((line) => (line === '' ? '' : paint.dim(line))),
    '',
    ...risks.map(({ name, text: risk }) => besideName(name, risk, indent)),
    '',
    ...driverLines(summary).flatMap(({ name, texts }) => [...texts.map((text, position) => besideName(position === 0 ? name : '', text, learnedIndent)), '']),
    besideName('Backend', backendLine(summary), indent),
    besideName('Time', duration(summary.durationMs), indent),
  ];
  return plainText(text);
};
