import { z } from 'zod';
import { month, name, storyMonth, text, yes } from './schemaForms.js';
import { kinds, value } from './valueRules.js';

const factor = (about: string, example: number) => value({ ...kinds.weight, noun: 'a factor', unit: 'factor', about, examples: [example] });

const multiply = z
  .record(z.string(), factor('What is named is multiplied by this while in force.', 0.6), { error: 'factors by name' })
  .prefault({})
  .describe(
    'Factors by name: reach, conversion, churn, win_back, usage, price, cost, revenue, recommender (the chance that a lead is shown its best item), or a channel (its spend), a plan (its price), a line of costs or revenue, or a capacity. A name that several have is written with its section, such as costs.search.',
  );

const quality = value({
  ...kinds.weight,
  low: undefined,
  unit: 'log-odds',
  about: 'Added to the quality of the offer while in force; it acts by choice.quality and retention.quality.',
  examples: [-0.05],
}).default(0);

/** A decision about the product. */
export const lever = z.strictObject(
  {
    at: storyMonth('First month in force.'),
    until: month('First month in which it is no longer in force. Left out: to the end.').optional(),
    multiply,
    quality,
    cost: value({ ...kinds.level, freedoms: ['uncertain'], about: 'Paid once, in the first month in force.', examples: ['50k'] }).default(0),
  },
  { error: 'a lever { at: 2027-10, multiply: { ... } }' },
);

/** Something that may happen. */
export const event = z.strictObject(
  {
    hazard: value({
      ...kinds.rate,
      freedoms: ['uncertain'],
      unit: 'expected times a month',
      about: 'How often it comes; instead of at.',
      examples: ['1.5%/year'],
    }).optional(),
    at: storyMonth('Month in which it comes, with a probability; instead of hazard.').optional(),
    probability: value({
      ...kinds.share,
      noun: 'a chance',
      unit: 'chance',
      about: 'Chance that it comes in the month at.',
      examples: ['60%'],
    }).default(1),
    months: value({ ...kinds.count, low: 1, high: 600, unit: 'months', about: 'Months that it stays in force.', examples: [6] }).default(1),
    overlap: yes('Whether it can come again while it is in force; its effects then multiply.').default(false),
    multiply,
    loss: value({ ...kinds.level, about: 'Paid once, each time it comes.', examples: ['0.5M to 4M'] }).default(0),
    sentiment: value({
      ...kinds.weight,
      low: undefined,
      unit: 'points',
      about: 'Added to sentiment in every step in force.',
      examples: [-0.6],
    }).default(0),
    quality,
    raised_by: z
      .record(name, factor('The hazard is so many times as high while the event named is in force.', 5), { error: 'factors by the names of events' })
      .prefault({})
      .describe('Events that make this one likelier while they are in force, by name.'),
  },
  { error: 'an event { hazard: ..., multiply: { ... } }' },
);

/** What a manager does. */
export const policy = z.strictObject(
  {
    when: text(
      'What a manager sees at the end of a month: runway, cash, profit, revenue, subscribers, growth, churn, gross_margin, service or month, compared by <, <=, > or >= with a number.',
      'a condition such as runway < 6',
      ['runway < 6'],
    ),
    then: z
      .strictObject(
        {
          multiply: z
            .record(z.string(), factor('What is named is multiplied by this from the next month on.', 0.5), { error: 'factors by name' })
            .prefault({})
            .describe('Factors by name: channels, plans, cost lines, price or cost.'),
          set: z
            .record(
              z.string(),
              value({
                ...kinds.flow,
                low: 0,
                freedoms: ['uncertain'],
                unit: 'currency a month',
                about: 'What is named is this from the next month on.',
                examples: [119],
              }),
              { error: 'amounts by name' },
            )
            .prefault({})
            .describe('Amounts by name: the spend of a channel, the price of a plan, a cost line.'),
        },
        { error: '{ multiply: { ... }, set: { ... } }' },
      )
      .describe('What changes from the next month on; it stays so until a policy changes it again.'),
    cool_down: value({
      ...kinds.count,
      low: 0,
      high: 600,
      unit: 'months',
      about: 'Months after it has acted in which it does not act again.',
      examples: [3],
    }).default(3),
  },
  { error: 'a policy { when: runway < 6, then: { ... } }' },
);

/** Two uncertain values that move together: their paths and how much. */
export const correlation = z
  .tuple(
    [
      text('Path of an uncertain value.', 'the path of an uncertain value', ['offer.basic.conversion']),
      text('Path of another one.', 'the path of an uncertain value', ['reach.imitation']),
      value({
        ...kinds.count,
        noun: 'a known correlation',
        whole: undefined,
        low: -1,
        high: 1,
        unit: "Spearman's rank correlation",
        about: 'How much they move together.',
        examples: [0.4],
      }),
    ],
    { error: '[ path, path, correlation ]' },
  )
  .meta({ examples: [['offer.basic.conversion', 'reach.imitation', 0.4]] });
