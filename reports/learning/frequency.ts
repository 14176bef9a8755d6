import type { FitCharts } from '../../models/fit.js';
import { count, percent } from '../numbers.js';
import { drawn, frame, ink, plot, roundAxis, upwards, type VegaLiteSpec } from '../theme.js';

type Frequency = NonNullable<FitCharts['frequency']>;

const names = ['observed', 'fitted'] as const;

const finding = ({ counts }: Frequency): string[] => {
  const all = counts.reduce((sum, { observed }) => sum + observed, 0);
  const [first] = counts;
  const off = counts.reduce((sum, { observed, fitted }) => sum + Math.abs(observed - fitted), 0) / 2;
  const misplaced = `the fit puts ${percent(all === 0 ? 0 : off / all)} of customers into another bar`;
  if (first === undefined || all === 0) return ['No customer was observed'];
  return [`${percent(first.observed / all)} of ${count(all)} customers made ${first.purchases === '0' ? 'no repeat purchase' : `${first.purchases} repeat purchases`}`, misplaced];
};

/** How many customers made so many repeat purchases: observed beside fitted. */
export const frequency = (given: Frequency): VegaLiteSpec => {
  const { counts } = given;
  const rows = counts.flatMap(({ purchases, observed, fitted }) => [
    { purchases, what: names[0], customers: drawn(observed) },
    { purchases, what: names[1], customers: drawn(fitted) },
  ]);
  return {
    ...frame({ title: finding(given), subtitle: ['Customers by their number of repeat purchases.'] }),
    width: plot.width,
    height: plot.height,
    data: { values: rows },
    mark: { type: 'bar' },
    encoding: {
      x: { field: 'purchases', type: 'nominal', sort: null, axis: { title: 'repeat purchases', labelAngle: 0, ticks: false } },
      xOffset: { field: 'what', sort: [...names] },
      y: { field: 'customers', type: 'quantitative', ...upwards(roundAxis(rows.map(({ customers }) => customers))) },
      color: {
        field: 'what',
        type: 'nominal',
        scale: { domain: [...names], range: [ink.text, ink.band] },
        legend: { orient: 'top', direction: 'horizontal', title: null, symbolType: 'square', labelFontSize: 12, labelColor: ink.text, offset: 10 },
      },
    },
  };
};
