import type { Measure, Summary } from '../../engine/summary.js';
import { at, during, lowest, randomnessOf } from '../findings.js';
import { percent } from '../numbers.js';
import { frame, type VegaLiteSpec } from '../theme.js';
import { fanLegend } from './fan.js';
import { fanChart } from './fanChart.js';

const finding = (summary: Summary, measure: Measure): string[] => {
  const worst = lowest(measure.mean);
  const average = randomnessOf(summary) === 'sampled' ? ' on average' : '';
  return [`At its worst, ${during(summary, worst)}, capacity serves ${percent(at(measure.mean, worst))} of use${average}`];
};

/** A month in which at least this share is served on average is not felt. */
const felt = 0.99;

/** The share of use that capacity can serve; undefined where nothing limits it, or the limit is hardly felt. */
export const serviceFan = (summary: Summary): VegaLiteSpec | undefined => {
  const measure = summary.measures['service'];
  if (measure === undefined || summary.months.length < 2 || measure.mean.every((value) => value >= felt)) return undefined;
  return {
    ...frame({
      title: finding(summary, measure),
      subtitle: [`Share of use that is served in each ${summary.scenario.step}; what is not served is not paid for.`, `${fanLegend(summary)}.`],
    }),
    ...fanChart(summary, measure, { say: percent, format: '~%' }),
  };
};
