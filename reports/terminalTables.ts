import picocolors from 'picocolors';
import type { Summary } from '../engine/summary.js';
import { type Alignment, bareTable } from './bareTable.js';
import { randomnessOf } from './findings.js';
import type { Estimate } from './numbers.js';
import { amountEstimate, profitAndLoss } from './profitAndLoss.js';
import { columnTitles, rangeColumns, rangeGroups, type RangeRow } from './riskTable.js';
import { unitEconomics } from './unitEconomics.js';

type Paint = ReturnType<typeof picocolors.createColors>;

/** Names at the left, then so many columns of numbers. */
const rightAfterFirst = (columns: number): readonly Alignment[] => ['left', ...Array.from({ length: columns }, () => 'right' as const)];

/** `1,234 \u00b1 5`, the errors of a column under one another; nothing after a number that is exact. */
const aligned = (cells: readonly Estimate[]): string[] => {
  const errors = cells.map(({ error }) => (error === 'exact' ? '' : error));
  const widest = Math.max(...errors.map((error) => error.length));
  return cells.map(({ value }, row) => `${value} ${(errors[row] ?? '').padEnd(widest)}`);
};

const nameOf = ({ name, unit }: RangeRow, paint: Paint): string => (unit === '' ? name : `${name}, ${paint.dim(unit)}`);

/** A table of ranges with so many columns between two of its columns. */
const rangesWith = (gap: number, summary: Summary, paint: Paint): string => {
  const groups = [...rangeGroups(summary), ...unitEconomics(summary).map(({ title, rows }) => ({ title: `Unit economics, ${title.toLowerCase()}`, rows }))];
  const rows = groups.flatMap((group) => group.rows);
  const ranges = randomnessOf(summary) === 'sampled';
  const columns = ranges
    ? rangeColumns.map((column) => aligned(rows.map(({ cells }) => cells[column])))
    : [rows.map(({ cells }) => cells.mean.value)];
  const heads = ranges ? rangeColumns.map((column) => columnTitles[column]) : ['Value'];
  const table = bareTable(rightAfterFirst(heads.length), gap);
  groups.forEach((group, place) => {
    if (place > 0) table.push([]);
    table.push([paint.bold(group.title), ...heads.map((head) => (place === 0 ? paint.bold(head) : ''))]);
    for (const row of group.rows) {
      const index = rows.indexOf(row);
      table.push([nameOf(row, paint), ...columns.map((cells) => cells[index] ?? '')]);
    }
  });
  return table.toString();
};

/** The risk ranges and the unit economics, each number with its standard error; narrow where they would not fit. */
export const rangesText = (summary: Summary, paint: Paint, width: number): string => {
  const wide = rangesWith(3, summary, paint);
  const widest = Math.max(...wide.split('\n').map((line) => line.replace(/\u001b\[\d+m/g, '').trimEnd().length));
  return widest <= width ? wide : rangesWith(1, summary, paint);
};

/** The profit and loss account; empty where it would say no more than the ranges do. */
export const statementText = (summary: Summary, paint: Paint): string => {
  const statement = profitAndLoss(summary);
  if (statement.columns.length === 1 && statement.rows.every(({ kind }) => kind === 'total')) return '';
  const table = bareTable(rightAfterFirst(statement.columns.length), 2);
  const means = randomnessOf(summary) === 'sampled' ? ', mean' : '';
  table.push([`${paint.bold('Profit and loss')}, ${paint.dim(`${statement.unit}${means}`)}`, ...statement.columns.map((name) => paint.bold(name))]);
  for (const { name, kind, amounts } of statement.rows) {
    const emphasised = (text: string): string => (kind === 'total' ? paint.bold(text) : text);
    table.push([kind === 'total' ? emphasised(name) : `  ${name}`, ...amounts.map((amount) => emphasised(amountEstimate(amount, statement).value))]);
  }
  return table.toString();
};
