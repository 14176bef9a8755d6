import { z } from 'zod';
import { oneOf, storyMonth } from './schemaForms.js';
import { growthRules, kinds, value } from './valueRules.js';

const delay = (about: string) => value({ ...kinds.count, low: 0, high: 24, unit: 'months', about, examples: [1] }).default(0);

const amountAt = {
  at: storyMonth('Month in which it is paid out.'),
  value: value({ ...kinds.level, freedoms: ['uncertain'], low: 0, about: 'The amount.', examples: ['7M'] }),
};

const funding = z.strictObject(
  {
    ...amountAt,
    probability: value({ ...kinds.share, noun: 'a chance', unit: 'chance', about: 'Chance that it comes.', examples: ['70%'] }).default(1),
  },
  { error: '{ at: 2028-03, value: ..., probability: ... }' },
);

const loan = z.strictObject(
  {
    ...amountAt,
    interest: value({ ...growthRules('the debt'), about: 'Interest on what is owed.', noun: 'a rate', low: 0, examples: ['8%/year'] }),
    months: value({
      ...kinds.count,
      low: 1,
      high: 600,
      unit: 'months',
      about: 'Months in which it is paid back, in equal instalments.',
      examples: [24],
    }),
  },
  { error: '{ at: 2027-06, value: ..., interest: ..., months: ... }' },
);

/** Cash, and what stands between it and profit. */
export const finance = z
  .strictObject(
    {
      opening_cash: value({ ...kinds.level, freedoms: ['uncertain'], about: 'Cash before the first month.', examples: ['6M'] }).default(0),
      discount_rate: value({
        ...growthRules('the value of money'),
        about: 'Rate at which later cash is worth less, for the net present value.',
        noun: 'a rate',
        above: -1,
        low: undefined,
        examples: ['12%/year'],
      }).default(0),
      funding: z.array(funding, { error: 'a list of { at, value, probability }' }).prefault([]).describe('Money from investors.'),
      loans: z.array(loan, { error: 'a list of { at, value, interest, months }' }).prefault([]).describe('Borrowed money.'),
      tax: value({ ...kinds.share, unit: 'share of profit', about: 'Tax on profit, after losses brought forward.', examples: ['25%'] }).default(0),
      collection_delay: delay('Months after which customers pay.'),
      payment_terms: delay('Months after which suppliers are paid.'),
      on_ruin: oneOf(
        ['stop', 'continue'],
        'what happens after ruin',
        'After the first step that ends with cash below zero: stop sells, earns and spends nothing any more, continue goes on.',
      ).default('continue'),
    },
    { error: 'a map of opening_cash, discount_rate and other parts of finance' },
  )
  .prefault({})
  .describe('Cash: what there is to begin with, what investors and lenders bring, and when money moves.');

/** Conventions of the figures in a summary. */
export const metrics = z
  .strictObject(
    {
      churn: oneOf(
        ['opening', 'average'],
        'a base of churn',
        'Whether churned customers are divided by those at the start of a month or by the mean of its start and end.',
      ).default('opening'),
      lifetime_months: value({
        ...kinds.count,
        low: 1,
        high: 600,
        unit: 'months',
        about: "Months after which a customer's lifetime is no longer counted.",
        examples: [60],
      }).default(60),
    },
    { error: 'a map of churn and lifetime_months' },
  )
  .prefault({})
  .describe('Conventions of the figures in a summary.');
