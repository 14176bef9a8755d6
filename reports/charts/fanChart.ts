import type { Measure, Summary } from '../../engine/summary.js';
import { plot, roundAxis, upwards } from '../theme.js';
import { spreadLabels } from './endLabels.js';
import { endsOf, endTexts, fanData, fanLayers, heightOf } from './fan.js';

/** How the values of a fan are written: at its end in words, along its axis in Vega's own. */
export interface FanWords {
  readonly say: (value: number) => string;
  readonly format?: string;
}

/** The drawing of a measure over time, as wide as the page, with the numbers at its end; a caption goes above it. */
export const fanChart = (summary: Summary, measure: Measure, { say, format }: FanWords) => {
  const axis = roundAxis([...measure.p5, ...measure.p95]);
  const y = upwards(axis, format === undefined ? undefined : { format });
  const height = heightOf(summary);
  return {
    width: plot.width,
    height,
    data: fanData(summary, measure),
    layer: [...fanLayers(summary, y), endTexts(summary, spreadLabels(endsOf(summary, measure, say), axis.domain, height), y)],
  };
};
