import { chanceOf } from '../expression/functions.js';
import { add, multiply } from '../expression/operations.js';
import { constantSource, intensitySource } from '../source.js';
import type { SegmentStage } from './stage.js';

/**
 * The chance that a prospect hears of the offer this month: `1 - exp(-(innovation + imitation x share))`, with the share of
 * the segment's customers who subscribed at the end of last month.
 * Source: F. Bass (1969), A new product growth for model consumer durables.
 */
export const wordOfMouth: SegmentStage = {
  name: 'word of mouth',
  space: 'segment',
  applies: ({ scenario }) => scenario.reach.kind === 'diffusion',
  parameters: ({ scenario }) => {
    const { reach } = scenario;
    if (reach.kind === 'all') return [];
    return [
      { name: 'innovation', unit: 'expected contacts a step', source: () => intensitySource(reach.innovation, scenario) },
      { name: 'imitation', unit: 'expected contacts a step', source: () => intensitySource(reach.imitation, scenario) },
      { name: 'sharePerCustomer', unit: '1 / customers', source: (segment) => constantSource(1 / segment.customers) },
    ];
  },
  trace: ({ parameter, lastMonth, give }) => {
    const share = multiply(lastMonth('subscribers'), parameter('sharePerCustomer'));
    give('reach', chanceOf(add(parameter('innovation'), multiply(parameter('imitation'), share))));
  },
};
