import { z } from 'zod';
import { growing, month, name, stepped } from './schemaForms.js';
import { growthRules, kinds, value } from './valueRules.js';
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
      churn: value({ ...churn, about: `${churn.about} Left out: retention.churn.` }).optional(),
      win_back: value({ ...winBack, about: `${winBack.about} Left out: retention.win_back.` }).optional(),
    },
    { error: 'a segment { customers: ... }' },
  )
  .describe('Customers who are alike in kind.');

/** A part of the offer. */
export const plan = z
  .strictObject(
    {
      price: growing({ ...kinds.flow, low: 0, unit: 'currency a month', about: 'What a subscriber pays.', examples: [99, '1200/year'] }).default(0),
      setup_fee: growing({
        ...kinds.level,
        low: 0,
        freedoms: ['uncertain', 'monthly'],
        about: 'What a new customer pays once.',
        examples: [250],
      }).default(0),
      conversion: value({
        about: 'Share of leads, of average willingness to pay, who take the plan at its first price.',
        unit: 'share of leads',
        noun: 'a share',
        scaling: 'level',
        low: 0,
        high: 1,
        percent: true,
        freedoms: ['uncertain', 'monthly'],
        examples: ['pert(3%, 6%, 10%)'],
      }),
      segments: z
        .array(name, { error: 'a list of names of segments' })
        .min(1, { error: 'at least one segment' })
        .meta({
          description:
            "Segments that the plan is offered to; left out: all of them. The conversions of a segment's plans may not add up to more than 100%.",
          examples: [['enterprise']],
        })
        .optional(),
    },
    { error: 'a plan { price: ..., conversion: ... }' },
  )
  .describe('Something a customer can subscribe to.');

const amount = (rules: Pick<ValueRules, 'about' | 'unit'> & Partial<ValueRules>) => stepped({ ...kinds.flow, examples: ['165k'], ...rules });
/** A part of the costs. */
export const costLine = z
  .strictObject(
    {
      group: z
        .enum(['product', 'service', 'management', 'data', 'training', 'operations', 'acquisition'], {
          error: 'a group of costs: product, service, management, data, training, operations or acquisition',
        })
        .meta({ description: 'Where the line belongs in reports; acquisition is what customer acquisition cost is made of.', examples: ['product'] }),
      per_month: amount({ unit: 'currency a month', about: 'A fixed cost.' }).optional(),
      per_customer: amount({ unit: 'currency a month for each subscriber', about: 'A cost of every subscriber.', examples: [6] }).optional(),
      per_new_customer: amount({
        unit: 'currency for each customer who joins or comes back',
        scaling: 'level',
        about: 'A cost of every customer who joins or comes back.',
        examples: [40],
      }).optional(),
      once: z
        .array(
          z.strictObject(
            {
              at: month('Month in which it is paid, within the horizon.'),
              value: value({ ...kinds.level, freedoms: ['uncertain'], about: 'The amount.', examples: ['1.2M'] }),
            },
            { error: '{ at: 2027-01, value: ... }' },
          ),
          { error: 'a list of { at, value }' },
        )
        .meta({ description: 'Amounts paid once.', examples: [[{ at: '2027-01', value: '1.2M' }]] })
        .optional(),
      every: value({
        ...kinds.count,
        low: 1,
        high: 600,
        unit: 'months',
        about: 'The value is paid again after every so many months from the start; needs value.',
        examples: [12],
      }).optional(),
      value: value({
        ...kinds.level,
        freedoms: ['uncertain', 'monthly'],
        about: 'The amount that is paid every so many months; needs every.',
        examples: ['250k'],
      }).optional(),
      growth: value(growthRules('the line (all but once)')).optional(),
      decline: value({
        ...growthRules('the line'),
        about: 'Relative fall of the line (all but once) per time; instead of growth.',
        noun: 'a relative fall',
        low: 0,
        high: 1,
        examples: ['30%/year'],
      }).optional(),
    },
    { error: 'a cost line { group: ..., per_month: ... }' },
  )
  .describe('A cost; at least one of per_month, per_customer, per_new_customer, once, or every with value.');

/** Reach by innovation and imitation. */
export const diffusion = z.strictObject(
  {
    innovation: value({
      ...kinds.rate,
      about: 'Looks at the offer that come from outside: advertising, chance.',
      examples: ['0.3%', '0.03/year'],
    }).default(0),
    imitation: value({
      ...kinds.rate,
      about: 'Looks at the offer that subscribers bring about, when everybody subscribes: word of mouth.',
      examples: ['pert(1%, 3%, 6%)'],
    }).default(0),
  },
  { error: 'all, or { innovation: ..., imitation: ... }' },
);
