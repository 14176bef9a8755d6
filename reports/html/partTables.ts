import type { Measure, Series, Summary } from '../../engine/summary.js';
import { at, lastStep, stepLabel } from '../findings.js';
import { estimate, type Estimate } from '../numbers.js';
import { sumOfMeans } from '../periods.js';
import { escapeHtml } from './escape.js';
import { below, heading, number, table } from './table.js';

const atEnd = ({ mean, se }: Series, step: number): Estimate => estimate(at(mean, step), at(se, step));

const meansOf = ({ unit, mean, se }: Measure): Series => ({ unit, mean, se: se.mean });

const row = (name: string, cells: readonly Estimate[]): string => `<tr><th scope="row">${escapeHtml(name)}</th>${cells.map(number).join('')}</tr>`;

const segments = (summary: Summary): string => {
  const entries = Object.entries(summary.segments);
  if (entries.length < 2) return '';
  const horizon = { name: '', steps: summary.months.map((_, step) => step) };
  const flow = (series: Series | undefined): Estimate[] => {
    if (series === undefined) return [];
    const { value, errorAtMost } = sumOfMeans(series, horizon);
    return [estimate(value, errorAtMost)];
  };
  const told = (name: 'new' | 'churned'): boolean => entries.every(([, segment]) => segment[name] !== undefined);
  const rows = entries.map(([name, { subscribers, new: joined, churned }]) =>
    row(name, [atEnd(meansOf(subscribers), lastStep(summary)), ...(told('new') ? flow(joined) : []), ...(told('churned') ? flow(churned) : [])]),
  );
  const titles = ['Segment', heading('Subscribers', 'at the end'), ...(told('new') ? ['New'] : []), ...(told('churned') ? ['Churned'] : [])];
  return table('parts', 'Customers of each segment, means over the horizon.', titles, rows);
};

const plans = (summary: Summary): string => {
  const entries = Object.entries(summary.plans ?? {});
  if (entries.length === 0) return '';
  const last = lastStep(summary);
  const rows = entries.map(([name, { subscribers, mrr }]) => {
    return row(name, [atEnd(subscribers, last), atEnd(mrr, last)]);
  });
  const unit = escapeHtml(summary.scenario.currency);
  const titles = ['Plan', 'Subscribers', heading('MRR', `${unit} a month`)];
  return table('parts', `Subscribers of each plan and what recurs of their money, means in ${stepLabel(summary, last)}.`, titles, rows);
};

/** What a business has in each of its segments and sells by each of its plans; empty where there is one of either. */
export const partTables = (summary: Summary): string => below(segments(summary), plans(summary));
