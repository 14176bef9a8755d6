import { z } from 'zod';
import { growing, indexName, name, names, oneOf, stepped, yes } from './schemaForms.js';
import { kinds, value } from './valueRules.js';

const unitPrice = {
  ...kinds.level,
  low: 0,
  unit: 'currency for a unit of use',
  counted: true,
  examples: [0.05, '5 per 1000'],
} as const;

const tier = z.strictObject(
  {
    from: value({
      ...kinds.count,
      noun: 'a known number',
      whole: undefined,
      low: 0,
      unit: 'units a customer a month',
      about: 'Units above what is included from which the price holds; 0 in the first tier, then rising.',
      examples: [0, '100k'],
    }),
    price: value({ ...unitPrice, about: 'Price of each unit in the tier.' }),
  },
  { error: '{ from: 0, price: ... }' },
);

const trial = z.strictObject(
  {
    months: value({ ...kinds.count, low: 1, high: 24, unit: 'months', about: 'Months of free use before paying.', examples: [1] }),
    paid: value({
      ...kinds.share,
      unit: 'share of those who try',
      about: 'Share that pays then; the others are prospects again.',
      examples: ['40%'],
    }),
  },
  { error: '{ months: ..., paid: ... }' },
);

/** A part of the offer. */
export const plan = z
  .strictObject(
    {
      price: growing({ ...kinds.flow, low: 0, unit: 'currency a month', about: 'What a subscriber pays.', examples: [99, '1200/year'] }).default(0),
      setup_fee: growing({ ...kinds.level, low: 0, about: 'What a new customer pays once to begin.', examples: [250] }).default(0),
      licence: growing({ ...kinds.level, low: 0, about: 'What a new customer pays once to own the product.', examples: [900] }).default(0),
      discount: stepped({
        ...kinds.share,
        freedoms: ['uncertain', 'monthly'],
        unit: 'share of every price',
        about: 'Share of every price of the plan that is let off.',
        examples: ['15%'],
      }).default(0),
      list_price: value({
        ...kinds.flow,
        above: 0,
        freedoms: ['uncertain'],
        unit: 'currency a month',
        about: 'Price at which conversion holds. Left out: the first one; in a variant that states another price and no conversion, the first one of the file that it extends.',
        examples: [99],
      }).optional(),
      conversion: value({
        ...kinds.share,
        about: 'Share of leads, of average willingness to pay, who take the plan at its list price.',
        unit: 'share of leads',
        freedoms: ['uncertain', 'monthly'],
        examples: ['pert(3%, 6%, 10%)'],
      }),
      included_usage: value({
        about: 'Use that the price includes.',
        unit: 'units a customer a month',
        noun: 'an amount of use',
        scaling: 'intensity',
        low: 0,
        freedoms: ['uncertain'],
        examples: ['10k'],
      }).default(0),
      unit_price: growing({ ...unitPrice, about: 'Price of a unit of use above what is included.' }).optional(),
      tiers: z
        .array(tier, { error: 'a list of { from, price }' })
        .min(1, { error: 'at least one { from, price }' })
        .meta({
          description: 'Prices by units above what is included, instead of unit_price.',
          examples: [
            [
              { from: 0, price: 0.05 },
              { from: '100k', price: 0.03 },
            ],
          ],
        })
        .optional(),
      usage_kind: oneOf(['usage', 'transactions'], 'a kind of revenue', 'Kind of revenue that paid use is shown as.').default('usage'),
      commitment: value({
        ...kinds.count,
        low: 1,
        high: 60,
        unit: 'months',
        about: 'Months between two times at which a subscriber can leave.',
        examples: [12],
      }).default(1),
      prepaid: yes('Whether a commitment is paid when it begins; needs a commitment above 1.').default(false),
      trial: trial.describe('Free months before a customer pays.').optional(),
      switch: z
        .record(
          name,
          value({
            ...kinds.chance,
            freedoms: ['uncertain', 'monthly'],
            about: 'Chance that a subscriber moves to the plan named.',
            examples: ['1%'],
          }),
          { error: 'chances by the names of plans' },
        )
        .prefault({})
        .describe('Moves to other plans of the same segment, by their names; add up to at most 100%.'),
      affinity: value({
        about: 'How much an agent leans to this plan: log-odds, times choice.affinity.',
        unit: 'log-odds',
        noun: 'a number',
        scaling: 'level',
        freedoms: ['uncertain', 'across'],
        examples: ['across normal(0, 1)'],
      }).optional(),
      index: indexName('every price of the plan is').optional(),
      segments: names(
        'segment',
        "Segments that the plan is offered to; left out: all of them. The conversions of a segment's plans and the shares of its competitors may not add up to more than 100%.",
        'enterprise',
      ).optional(),
    },
    { error: 'a plan { price: ..., conversion: ... }' },
  )
  .describe('Something a customer can subscribe to.');

/** Somebody else's offer. */
export const competitor = z.strictObject(
  {
    price: growing({ ...kinds.flow, above: 0, unit: 'currency a month', about: 'What it charges; share holds at the first price.', examples: [79] }),
    share: value({
      ...kinds.share,
      unit: 'share of leads',
      about: 'Share of leads who take it when all prices are list prices.',
      examples: ['10%'],
    }),
    reaction: value({
      ...kinds.share,
      unit: 'ratio',
      about: 'Relative change of its price per relative change of ours, a step later.',
      examples: [0.5],
    }).default(0),
    segments: names('segment', 'Segments that it sells to; left out: all of them.', 'enterprise').optional(),
  },
  { error: 'a competitor { price: ..., share: ... }' },
);
