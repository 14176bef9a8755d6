import type { Summary } from '../../engine/summary.js';
import { at, lastStep, measureOf, randomnessOf } from '../findings.js';
import { revenueTitle } from '../lineTitles.js';
import { compact, percent, supported } from '../numbers.js';
import { drawn, frame, ink, plot, roundAxis, upwards, type VegaLiteSpec } from '../theme.js';
import { spreadLabels } from './endLabels.js';
import { endTexts } from './fan.js';
import { dateOf, timeAxis } from './timeAxis.js';

/** A line of revenue, or several small ones together; currency. */
interface Band {
  readonly name: string;
  readonly mean: readonly number[];
  readonly total: number;
}

/** Blues and greys from dark to light, each next to one that differs from it in grey, too. */
const inks = [ink.blue, ink.band, '#4d5a66', '#b9c4ce', '#5f93bf', ink.paleBand];

/** Lines, the largest first; those beyond the sixth place as one. */
const bandsOf = (summary: Summary): readonly Band[] => {
  const lines = (summary.lines?.revenue ?? []).map(({ name, kind, mean, total }) => ({ name: name === kind ? revenueTitle(kind).toLowerCase() : name, mean, total: total.mean }));
  const bands = lines.filter(({ total }) => total > 0).sort((one, other) => other.total - one.total);
  if (bands.length <= inks.length) return bands;
  const rest = bands.slice(inks.length - 1);
  const other = {
    name: `${rest.length} others`,
    mean: summary.months.map((_, step) => rest.reduce((sum, { mean }) => sum + at(mean, step), 0)),
    total: rest.reduce((sum, { total }) => sum + total, 0),
  };
  return [...bands.slice(0, inks.length - 1), other];
};

const finding = (bands: readonly Band[]): string[] => {
  const all = bands.reduce((sum, { total }) => sum + total, 0);
  const [largest, second] = bands;
  if (largest === undefined || second === undefined) return [];
  const share = ({ total }: Band): string => percent(total / all);
  return [`${share(largest)} of revenue comes from ${largest.name}, ${share(second)} from ${second.name}`];
};

/** What revenue is made of in each step; undefined where it is of one kind, or where there is one step only. */
export const revenueByLine = (summary: Summary): VegaLiteSpec | undefined => {
  const bands = bandsOf(summary);
  if (bands.length < 2 || summary.months.length < 2) return undefined;
  const last = lastStep(summary);
  // The largest lies at the bottom, so that its own course can be read.
  const under = bands.map((_, index) => summary.months.map((__, step) => bands.slice(0, index).reduce((sum, { mean }) => sum + at(mean, step), 0)));
  const rows = bands.flatMap(({ name, mean }, index) =>
    summary.months.map((label, step) => {
      const from = at(under[index] ?? [], step);
      return { date: dateOf(label), name, from: drawn(from), to: drawn(from + at(mean, step)) };
    }),
  );
  const { mean, se } = measureOf(summary, 'revenue');
  const axis = roundAxis([...rows.map(({ to }) => to)]);
  const y = upwards(axis);
  const labels = bands.map((band, index) => {
    const value = at(band.mean, last);
    return { text: `${band.name} ${compact(supported(value, at(se.mean, last)))}`, value: at(under[index] ?? [], last) + value / 2 };
  });
  const { step, currency } = summary.scenario;
  const means = randomnessOf(summary) === 'sampled' ? 'Means over all futures' : 'The only future there is';
  return {
    ...frame({
      title: finding(bands),
      subtitle: [`Revenue in each ${step} by line, ${currency}. ${means}; ${compact(supported(at(mean, last), at(se.mean, last)))} in the last ${step}, as named at the right.`],
    }),
    width: plot.width,
    height: plot.height,
    layer: [
      {
        data: { values: rows },
        mark: { type: 'area', stroke: ink.paper, strokeWidth: 0.75 },
        encoding: {
          x: timeAxis(summary),
          y: { field: 'from', type: 'quantitative', ...y },
          y2: { field: 'to' },
          color: { field: 'name', type: 'nominal', scale: { domain: bands.map(({ name }) => name), range: inks.slice(0, bands.length) }, legend: null },
        },
      },
      endTexts(summary, spreadLabels(labels, axis.domain), y),
    ],
  };
};
