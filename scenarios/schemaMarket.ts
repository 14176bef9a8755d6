import { z } from 'zod';
import { kinds, value } from './valueRules.js';
import type { ValueRules } from './valueRules.js';

/** Churn and win-back, of a segment or of everybody. */
export const churn: ValueRules = {
  ...kinds.chance,
  about: 'Chance that a subscriber leaves.',
  freedoms: ['uncertain', 'across', 'monthly'],
  examples: ['2%', '20%/year', 'across beta(0.7, 12)'],
};
export const winBack: ValueRules = {
  ...kinds.chance,
  about: 'Chance that somebody who left comes back.',
  freedoms: ['uncertain', 'across', 'monthly'],
  examples: ['0.5%'],
};

/** A part of the market. */
export const segment = z
  .strictObject(
    {
      customers: value({
        ...kinds.count,
        low: 1,
        unit: 'customers',
        about: 'Customers in the segment, subscribers and prospects together; at most 16777216 an agent.',
        examples: [10000, '2M'],
      }),
      agents: value({
        ...kinds.count,
        low: 1,
        high: 1_048_575,
        unit: 'agents',
        about:
          'Agents that the customers are spread over, as evenly as whole customers allow; at most one a customer. More agents show more of how customers differ, at more cost. Left out: 50, or one a customer where there are fewer.',
        examples: [50],
      }).optional(),
      subscribers: value({
        ...kinds.count,
        low: 0,
        unit: 'customers',
        about: 'Who subscribes already when the story starts; at most customers.',
        examples: [12],
      }).default(0),
      willingness_to_pay: value({
        about: 'What a customer is willing to pay. It matters by its ratio to its median.',
        unit: 'currency a month',
        noun: 'an amount',
        scaling: 'flow',
        above: 0,
        freedoms: ['uncertain', 'across'],
        examples: ['across lognormal(120, 0.5)'],
      }).optional(),
      usage: value({
        about: 'Use that a customer makes of the product: tickets, requests, visits. Left out: none is counted.',
        unit: 'units a customer a month',
        noun: 'an amount of use',
        scaling: 'intensity',
        low: 0,
        freedoms: ['uncertain', 'across', 'monthly'],
        examples: ['across gamma(300, 0.8)'],
      }).optional(),
      churn: value({ ...churn, about: `${churn.about} Left out: retention.churn.` }).optional(),
      win_back: value({ ...winBack, about: `${winBack.about} Left out: retention.win_back.` }).optional(),
    },
    { error: 'a segment { customers: ... }' },
  )
  .describe('Customers who are alike in kind.');
