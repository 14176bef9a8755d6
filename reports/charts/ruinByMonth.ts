import type { Summary } from '../../engine/summary.js';
import { at, boundOfUnseen, during, halfRuined, lastStep, randomnessOf, ruinedBy, stepLabel } from '../findings.js';
import { count, percent, percentEstimate, plural } from '../numbers.js';
import { drawn, frame, ink, plot, roundAxis, upwards, type VegaLiteSpec } from '../theme.js';
import { dateOf, timeAxis } from './timeAxis.js';

const finding = (summary: Summary): string => {
  const { probability } = summary.risk.ruin;
  const end = stepLabel(summary, lastStep(summary));
  const all = stepLabel(summary, ruinedBy(summary, 1) ?? 0);
  if (randomnessOf(summary) !== 'sampled') {
    return probability > 0 ? `Cash runs out ${during(summary, ruinedBy(summary, probability) ?? 0)}` : `Cash does not run out by ${end}`;
  }
  if (probability === 0) return `None of ${plural(summary.scenario.trials, 'future')} runs out of cash by ${end}`;
  const when = halfRuined(summary);
  return probability === 1
    ? `Every future runs out of cash by ${all}${when}`
    : `${percent(probability)} of futures run out of cash by ${end}${when}`;
};

const finalLabel = (summary: Summary): string => {
  const { probability, se } = summary.risk.ruin;
  if (randomnessOf(summary) !== 'sampled') return percent(probability);
  if (probability === 0 || probability === 1) return `${count(probability * summary.scenario.trials)} of ${count(summary.scenario.trials)}`;
  const { value, error } = percentEstimate(probability, se);
  return `${value} ${error}`;
};

const subtitle = (summary: Summary): string[] => {
  const drawnShare = `Share of futures whose cash has been below zero at the end of a ${summary.scenario.step} so far.`;
  const { probability } = summary.risk.ruin;
  const randomness = randomnessOf(summary);
  if (randomness !== 'sampled') return [`${drawnShare} ${randomness === 'none' ? 'Nothing is random.' : 'One future was drawn.'}`];
  if (probability === 0) return [drawnShare, `With 95% confidence the chance of it is below ${percent(boundOfUnseen(summary))}.`];
  return probability === 1 ? [drawnShare] : [`${drawnShare} After \u00b1: Monte Carlo standard error.`];
};

/** Probability of having run out of cash by each step: it only rises, and its last value is the chance of ruin; undefined for one step. */
export const ruinByMonth = (summary: Summary): VegaLiteSpec | undefined => {
  if (summary.months.length === 1) return undefined;
  const { byMonth, probability } = summary.risk.ruin;
  const unseen = probability === 0;
  const last = lastStep(summary);
  const rows = summary.months.map((label, step) => ({ date: dateOf(label), share: drawn(at(byMonth, step)) }));
  const x = timeAxis(summary);
  const y = {
    field: 'share',
    type: 'quantitative' as const,
    ...upwards(unseen ? roundAxis([0.05], 1) : roundAxis(byMonth), { format: '~%' }),
  };
  const end = { values: rows.slice(last).map((row) => ({ ...row, text: finalLabel(summary) })) };
  return {
    ...frame({ title: [finding(summary)], subtitle: subtitle(summary) }),
    width: plot.width,
    height: unseen ? 90 : 220,
    data: { values: rows },
    layer: [
      { mark: { type: 'area', interpolate: 'step-after', color: ink.palePaper }, encoding: { x, y } },
      { mark: { type: 'line', interpolate: 'step-after', color: ink.red, strokeWidth: 2.5 }, encoding: { x, y } },
      { data: end, mark: { type: 'point', filled: true, size: 60, opacity: 1, color: ink.red }, encoding: { x, y } },
      { data: end, mark: { type: 'text', align: 'left', dx: 9, dy: unseen ? -9 : 0, fontWeight: 600, color: ink.red }, encoding: { x, y, text: { field: 'text', type: 'nominal' } } },
    ],
  };
};
