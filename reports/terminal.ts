import Table from 'cli-table3';
import picocolors from 'picocolors';
import type { Summary } from '../engine/summary.js';
import { randomnessOf } from './findings.js';
import { basis } from './headline.js';
import type { Estimate } from './numbers.js';
import { backendLine, duration } from './provenance.js';
import { riskLines } from './riskLines.js';
import { columnTitles, rangeColumns, rangeGroups } from './riskTable.js';
import { wrap } from './wrap.js';

/** Widest line of the table, in columns of the terminal. */
export const terminalWidth = 100;

export interface TerminalOptions {
  /** Whether to write colours and bold; false for a file or a pipe. */
  readonly color: boolean;
}

/** A text of the user's with nothing in it that a terminal would act on. */
const visible = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');

/** A text beside its name; where it is too long for one line, the rest stands under its beginning. */
const besideName = (name: string, text: string, indent: number): string =>
  name.padEnd(indent) + wrap(text, terminalWidth - indent).join(`\n${' '.repeat(indent)}`);

/** `1,234 \u00b1 5`, the errors of a column under one another. */
const aligned = (cells: readonly Estimate[]): string[] => {
  const widest = Math.max(...cells.map(({ error }) => error.length));
  return cells.map(({ value, error }) => `${value} ${error.padEnd(widest)}`);
};

/** Lines above and below, none between: white space keeps columns apart. */
const bare = Object.fromEntries(
  ['top-mid', 'top-left', 'top-right', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle', 'top', 'bottom'].map(
    (name) => [name, ''],
  ),
);

const rangeTable = (summary: Summary, { color }: TerminalOptions): string => {
  const paint = picocolors.createColors(color);
  const groups = rangeGroups(summary);
  const rows = groups.flatMap((group) => group.rows);
  const ranges = randomnessOf(summary) === 'sampled';
  const columns = ranges
    ? rangeColumns.map((column) => aligned(rows.map(({ cells }) => cells[column])))
    : [rows.map(({ cells }) => cells.mean.value)];
  const heads = ranges ? rangeColumns.map((column) => columnTitles[column]) : ['Value'];
  const table = new Table({
    colAligns: ['left', ...heads.map(() => 'right' as const)],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 3 },
    chars: bare,
  });
  groups.forEach((group, place) => {
    if (place > 0) table.push([]);
    table.push([paint.bold(group.title), ...heads.map((head) => (place === 0 ? paint.bold(head) : ''))]);
    for (const row of group.rows) {
      const index = rows.indexOf(row);
      table.push([`${row.name}, ${paint.dim(row.unit)}`, ...columns.map((cells) => cells[index] ?? '')]);
    }
  });
  return table.toString();
};

/**
 * The result of a run for a terminal: risk ranges with their standard errors, the risks in the field's words, and what
 * computed them. At most 100 columns wide, but for a longer name or `about`; ends without a line break.
 */
export const terminalTable = (summary: Summary, options: TerminalOptions): string => {
  const paint = picocolors.createColors(options.color);
  const { about } = summary.scenario;
  const risks = riskLines(summary);
  const indent = Math.max(...risks.map(({ name }) => name.length), 'Backend'.length) + 2;
  const sampled = randomnessOf(summary) === 'sampled';
  const text = [
    paint.bold(visible(summary.scenario.name)),
    ...(about === undefined ? [] : [paint.dim(visible(about))]),
    basis(summary),
    '',
    rangeTable(summary, options),
    '',
    sampled ? paint.dim('\u00b1: Monte Carlo standard error, how far a number would move with another seed') : '',
    '',
    ...risks.map(({ name, text: risk }) => besideName(name, risk, indent)),
    '',
    besideName('Backend', backendLine(summary), indent),
    besideName('Time', duration(summary.durationMs), indent),
  ];
  // A hyphen can be copied into a spreadsheet as a number; a minus sign cannot.
  return text.filter((line, index) => line !== '' || text[index - 1] !== '').join('\n').replaceAll('\u2212', '-').replace(/ +$/gm, '');
};
