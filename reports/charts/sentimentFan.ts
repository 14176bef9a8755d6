import type { Measure, Summary } from '../../engine/summary.js';
import { during, lastStep, lowest, randomnessOf, readable, stepLabel } from '../findings.js';
import { thousands } from '../numbers.js';
import { frame, type VegaLiteSpec } from '../theme.js';
import { fanLegend } from './fan.js';
import { fanChart } from './fanChart.js';

const level = (value: number): string => thousands(value, 2);

/** Of three. */
const nearNeutral = 0.25;

const moodWord = (value: number): string => (value > nearNeutral ? 'good' : value < -nearNeutral ? 'bad' : 'near neutral');

const finding = (summary: Summary, measure: Measure): string[] => {
  const last = lastStep(summary);
  const end = readable(measure, 'p50', last);
  const worst = lowest(measure.p5);
  const ending = (name: string): string => `Sentiment is ${moodWord(end)} by ${stepLabel(summary, last)} (${name}${level(end)})`;
  if (randomnessOf(summary) !== 'sampled') return [ending('')];
  return [ending('median '), `one future in twenty is below ${level(readable(measure, 'p5', worst))} ${during(summary, worst)}`];
};

/** What the market feels about the offer; undefined where the scenario does not follow it, or never moves it. */
export const sentimentFan = (summary: Summary): VegaLiteSpec | undefined => {
  const measure = summary.measures['sentiment'];
  if (measure === undefined || summary.months.length < 2 || [...measure.p5, ...measure.p95].every((value) => value === 0)) return undefined;
  return {
    ...frame({
      title: finding(summary, measure),
      subtitle: [`Sentiment in each ${summary.scenario.step}: 0 is neutral, \u22123 the worst and 3 the best that there is.`, `${fanLegend(summary)}.`],
    }),
    ...fanChart(summary, measure, { say: level, format: '~f' }),
  };
};
