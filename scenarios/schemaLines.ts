import { z } from 'zod';
import { revenueKinds } from './business.js';
import { indexName, names, oneOf, stepped, storyMonth } from './schemaForms.js';
import { growthRules, kinds, value } from './valueRules.js';
import type { ValueRules } from './valueRules.js';

const amount = (rules: Pick<ValueRules, 'about' | 'unit'> & Partial<ValueRules>) =>
  stepped({ ...kinds.flow, examples: ['165k'], ...rules }).optional();

/** The keys that lines of cost and of revenue share; `what` is how the line is called in the reference. */
const lineKeys = (what: 'cost' | 'revenue') => ({
  per_month: amount({ unit: 'currency a month', about: `A fixed ${what}.` }),
  per_customer: amount({
    unit: 'currency a month for each user',
    about: `A ${what} of every subscriber, and of everybody in a free trial.`,
    examples: [6],
  }),
  per_new_customer: amount({
    ...kinds.level,
    unit: 'currency for each customer who joins or comes back',
    about: `A ${what} of every customer who joins or comes back.`,
    examples: [40],
  }),
  per_usage: amount({
    ...kinds.level,
    unit: 'currency for a unit of use',
    about: `A ${what} of every unit of use.`,
    counted: true,
    examples: ['20 to 35 per 1000'],
  }),
  once: z
    .array(
      z.strictObject(
        {
          at: storyMonth('Month in which it is due.'),
          value: value({ ...kinds.level, freedoms: ['uncertain'], about: 'The amount.', examples: ['1.2M'] }),
        },
        { error: '{ at: 2027-01, value: ... }' },
      ),
      { error: 'a list of { at, value }' },
    )
    .meta({ description: 'Amounts due once.', examples: [[{ at: '2027-01', value: '1.2M' }]] })
    .optional(),
  every: value({
    ...kinds.count,
    low: 1,
    high: 600,
    unit: 'months',
    about: 'The value is due every so many months, for the first time so many months after the start; needs value.',
    examples: [12],
  }).optional(),
  value: value({ ...kinds.level, about: 'The amount that is due every so many months; needs every.', examples: ['250k'] }).optional(),
  growth: value(growthRules('the line (all but once)')).optional(),
  decline: value({
    ...growthRules('the line'),
    about: 'Relative fall of the line (all but once) per time; instead of growth.',
    noun: 'a relative fall',
    low: 0,
    high: 1,
    examples: ['30%/year'],
  }).optional(),
  plans: names('plan', 'Plans whose customers and use count; left out: all of them.', 'pro').optional(),
  index: indexName('the line is').optional(),
});

const hire = z.strictObject(
  {
    salary: stepped({ ...kinds.flow, low: 0, unit: 'currency a month a head', about: 'What a head costs.', examples: ['20k'] }),
    customers: value({
      ...kinds.weight,
      noun: 'a number of users',
      low: undefined,
      above: 0,
      unit: 'users a head',
      about: 'Users that one head serves: for every started so many another is hired. Heads are not let go.',
      examples: [500],
    }),
    at_least: value({ ...kinds.weight, noun: 'a number of heads', unit: 'heads', about: 'Heads there are in any case.', examples: [2] }).default(0),
  },
  { error: '{ salary: ..., customers: ... }' },
);

/** Where a cost belongs. */
export const costGroup = oneOf(
  ['product', 'service', 'management', 'data', 'training', 'operations', 'acquisition'],
  'a group of costs',
  'Where it belongs in reports; acquisition is what customer acquisition cost is made of.',
);

/** A part of the costs. */
export const costLine = z
  .strictObject(
    {
      group: costGroup,
      ...lineKeys('cost'),
      of_revenue: value({
        ...kinds.share,
        freedoms: ['uncertain', 'monthly'],
        unit: 'share of revenue',
        about: 'Share of revenue: payment fees, royalties.',
        examples: ['2.9%'],
      }).optional(),
      of_new_mrr: value({
        ...kinds.weight,
        noun: 'a multiple',
        unit: 'months of recurring revenue',
        about: 'Commission: multiple of the monthly recurring revenue of customers who join or come back.',
        examples: [1.2],
      }).optional(),
      hire: hire.describe('Staff that grows with the users.').optional(),
    },
    { error: 'a cost line { group: ..., per_month: ... }' },
  )
  .describe('A cost.');

/** Something earned beside what plans earn. */
export const revenueLine = z
  .strictObject(
    {
      kind: oneOf(revenueKinds, 'a kind of revenue', 'How customers come to pay; each kind is a line of its own in results.'),
      ...lineKeys('revenue'),
      share: value({
        ...kinds.share,
        unit: 'share',
        about: "Share of the line's amounts that is ours: of advertising, of sales.",
        examples: ['40%'],
      }).default(1),
    },
    { error: 'a revenue line { kind: ..., per_usage: ... }' },
  )
  .describe('Revenue beside what plans earn.');

/** Machines, or a limit of rate. */
export const capacity = z
  .strictObject(
    {
      group: costGroup.default('product'),
      units: value({ ...kinds.count, low: 0, unit: 'units', about: 'Units that are there when the story starts.', examples: [4] }),
      per_unit: value({
        about: 'Use that one unit can serve.',
        unit: 'units of use a month',
        noun: 'an amount of use',
        scaling: 'intensity',
        above: 0,
        freedoms: ['uncertain'],
        examples: ['3M'],
      }),
      cost: stepped({ ...kinds.flow, low: 0, unit: 'currency a month a unit', about: 'What a unit costs.', examples: ['22k'] }).default(0),
      target: value({
        ...kinds.share,
        low: undefined,
        above: 0,
        unit: 'share of capacity',
        about: 'Use, as a share of capacity, above which units are added; none is given back.',
        examples: ['75%'],
      }).default(1),
      delay: value({ ...kinds.count, low: 0, high: 60, unit: 'months', about: 'Months until an added unit serves.', examples: [2] }).default(0),
      limit: value({ ...kinds.count, low: 0, unit: 'units', about: 'Most units there can be. Left out: no limit.', examples: [40] }).optional(),
      decline: value({
        ...growthRules('the cost'),
        about: 'Relative fall of the cost of a unit per time.',
        noun: 'a relative fall',
        low: 0,
        high: 1,
        examples: ['30%/year'],
      }).optional(),
    },
    { error: 'a capacity { units: ..., per_unit: ... }' },
  )
  .describe('Machines or a rate limit: use beyond what they can serve is not served and not paid for.');
