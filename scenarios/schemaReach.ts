import { z } from 'zod';
import { growing, name, names, stepped } from './schemaForms.js';
import { kinds, value } from './valueRules.js';

const channel = z.strictObject(
  {
    spend: growing({
      ...kinds.flow,
      low: 0,
      unit: 'currency a month',
      about: 'What is spent on the channel; a cost of acquisition.',
      examples: ['40k'],
    }),
    cost_per_lead: stepped({
      ...kinds.level,
      above: 0,
      unit: 'currency for a lead',
      about: 'What one lead costs while spend is far below saturation.',
      examples: ['25 to 60'],
    }),
    saturation: value({
      ...kinds.flow,
      above: 0,
      freedoms: ['uncertain'],
      unit: 'currency a month',
      about: 'Spend x works as saturation x (1 - exp(-x / saturation)). Left out: every unit of spend works alike.',
      examples: ['120k'],
    }).optional(),
    carry_over: value({
      ...kinds.share,
      high: undefined,
      below: 1,
      unit: 'share of the effect',
      about: 'Share of the effect of spend that comes a step later, and of that again a step later.',
      examples: ['20%'],
    }).default(0),
    segments: names('segment', 'Segments that the channel reaches; left out: all of them.', 'enterprise').optional(),
  },
  { error: 'a channel { spend: ..., cost_per_lead: ... }' },
);

const referral = z.strictObject(
  {
    leads: value({ ...kinds.rate, unit: 'expected leads a subscriber a month', about: 'Leads that a subscriber brings.', examples: ['3%'] }),
    reward: value({
      ...kinds.level,
      low: 0,
      unit: 'currency for a new customer who came so',
      about: 'What is paid for a new customer who came by referral; a cost of acquisition.',
      examples: [20],
    }).default(0),
  },
  { error: '{ leads: ..., reward: ... }' },
);

const sales = z.strictObject(
  {
    capacity: growing({
      ...kinds.flow,
      noun: 'a number of leads',
      low: 0,
      unit: 'leads a month',
      about: 'Leads that the sales team can handle; who is not handled waits.',
      examples: [200],
    }),
    segments: names('segment', 'Segments that are sold to by the team; left out: all of them.', 'enterprise').optional(),
  },
  { error: '{ capacity: ..., segments: [...] }' },
);

const weight = value({
  ...kinds.weight,
  percent: true,
  unit: 'weight beside its own share of 1',
  about: 'How much the subscribed share of the segment named second counts in the word of mouth of the segment named first.',
  examples: ['30%'],
});

/** Reach by innovation, imitation and what is done for it. */
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
    channels: z
      .record(name, channel, { error: 'channels by name' })
      .prefault({})
      .describe('Ways to buy attention, by name: spend brings leads, and is a cost of acquisition.'),
    influence: z
      .record(name, z.record(name, weight, { error: 'weights by the names of segments' }), { error: '{ SEGMENT: { SEGMENT: weight } }' })
      .prefault({})
      .describe('Word of mouth between segments: enterprise: { small_business: 30% } lets enterprise hear of small_business.'),
    referral: referral.describe('Leads that subscribers are rewarded for.').optional(),
    sales: sales.describe('A sales team that can handle so many leads.').optional(),
  },
  { error: 'all, or { innovation: ..., imitation: ... }' },
);
