import type { Measure, Summary } from '../../engine/summary.js';
import { at, lastStep, measureOf, randomnessOf, readable, segmentsBySize, stepLabel } from '../findings.js';
import { count, percent, plural } from '../numbers.js';
import { frame, ink, plot, roundAxis, upwards, type VegaLiteSpec } from '../theme.js';
import { fanData, fanLayers, fanLegend } from './fan.js';
import { fanChart } from './fanChart.js';

/** More panels than this are too small to read; the smallest segments are then named instead of drawn. */
const mostPanels = 12;

const finding = (summary: Summary): string[] => {
  const last = lastStep(summary);
  const total = measureOf(summary, 'subscribers');
  const [largest] = segmentsBySize(summary);
  const all = at(total.mean, last);
  const share = largest === undefined || all === 0 ? 0 : at(largest.subscribers.mean, last) / all;
  const who = Object.keys(summary.segments).length > 1 && share > 0 ? [`${percent(share)} of them in ${largest?.name ?? ''}`] : [];
  const sampled = randomnessOf(summary) === 'sampled';
  const range = sampled ? ` (P5 ${count(readable(total, 'p5', last))}, P95 ${count(readable(total, 'p95', last))})` : '';
  const number = plural(Math.round(readable(total, 'p50', last)), 'subscriber');
  return [`${number}${sampled ? ' at the median' : ''} by ${stepLabel(summary, last)}${range}`, ...who];
};

const rangeAtEnd = (summary: Summary, measure: Measure): string => {
  const last = lastStep(summary);
  const middle = count(readable(measure, 'p50', last));
  return randomnessOf(summary) === 'sampled'
    ? `${middle} at the end (P5 ${count(readable(measure, 'p5', last))}, P95 ${count(readable(measure, 'p95', last))})`
    : `${middle} at the end`;
};

const legend = (summary: Summary, more: string): string[] => [
  `Subscribers at the end of each ${summary.scenario.step}. ${more}`,
  `${fanLegend(summary)}.`,
];

/** Many segments: all together, then a panel each, the largest first, each with its own scale because segments differ by orders of magnitude. */
const panels = (summary: Summary): VegaLiteSpec => {
  const segments = segmentsBySize(summary);
  const shown = segments.slice(0, mostPanels);
  const columns = shown.length === 2 || shown.length === 4 ? 2 : 3;
  const hidden = segments.slice(mostPanels).map(({ name }) => name);
  const more = hidden.length > 0 ? [`Not drawn, because smaller: ${hidden.join(', ')}.`] : [];
  const width = Math.floor((plot.width - (columns - 1) * 30) / columns);
  return {
    ...frame({ title: finding(summary), subtitle: [...legend(summary, 'All of them first, then each segment with its own scale.'), ...more] }),
    spacing: 24,
    vconcat: [
      fanChart(summary, measureOf(summary, 'subscribers'), { say: count }),
      {
        columns,
        spacing: 30,
        concat: shown.map(({ name, subscribers }) => ({
          title: { text: name, subtitle: rangeAtEnd(summary, subscribers), fontSize: 13, frame: 'group' as const, offset: 8, color: ink.text },
          width,
          height: columns === 2 ? 200 : 130,
          data: fanData(summary, subscribers),
          layer: fanLayers(summary, upwards(roundAxis([...subscribers.p5, ...subscribers.p95], 3)), width),
        })),
      },
    ],
  };
};

/** Subscribers over time, together and in every segment, with their range. */
export const subscribersBySegment = (summary: Summary): VegaLiteSpec => {
  const [only, ...others] = Object.entries(summary.segments);
  if (only === undefined || others.length > 0) return panels(summary);
  const [name, { subscribers }] = only;
  return { ...frame({ title: finding(summary), subtitle: legend(summary, `Segment: ${name}.`) }), ...fanChart(summary, subscribers, { say: count }) };
};
