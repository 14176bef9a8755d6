import { z } from 'zod';
import { churn, winBack } from './schemaMarket.js';
import { seasons } from './schemaForms.js';
import { growthRules, kinds, value } from './valueRules.js';

const weight = (unit: string, about: string, example: string | number) => value({ ...kinds.weight, unit, about, examples: [example] });

/** What moves a lead to take a plan or none. */
export const choice = z
  .strictObject(
    {
      price_elasticity: weight('ratio', 'Relative fall of conversion per relative rise of price, at the list price.', 'normal(1.4, 0.3)').default(0),
      price_sensitivity: weight(
        'log-odds for a unit of currency',
        'Fall of the log-odds of conversion per unit of price; adds to the elasticity.',
        0.01,
      ).default(0),
      willingness_to_pay: weight(
        'ratio',
        'Weight of ln(willingness to pay / its median) in the choice of a plan; it acts in segments that state willingness_to_pay.',
        0.5,
      ).default(1),
      affinity: weight('ratio', "Weight of a plan's affinity in the choice of a plan.", 1).default(1),
      sentiment: weight('log-odds', 'Weight of sentiment in the choice of a plan.', 0.3).default(0),
      quality: weight('ratio', 'Weight of quality, which levers and events change, in the choice of a plan.', 1).default(1),
    },
    { error: 'a map of weights such as price_elasticity and willingness_to_pay' },
  )
  .prefault({})
  .describe('What moves a lead to take a plan or none.');

/** What keeps a subscriber. */
export const retention = z
  .strictObject(
    {
      churn: value(churn).default(0),
      win_back: value(winBack).default(0),
      sentiment: weight('log-odds', 'Weight of sentiment against churn.', 0.4).default(0),
      quality: weight('ratio', 'Weight of quality, which levers and events change, against churn.', 1).default(1),
      engagement: weight('ratio', 'Weight of ln(usage / its median) against churn; it acts in segments that state usage.', 0.3).default(0),
      price_rise: weight('log-odds', 'Weight of ln(price / price a step ago) for churn, where the price rises.', 2).default(0),
      service: weight('log-odds', 'Weight of the share of use that could not be served for churn.', 3).default(0),
    },
    { error: 'a map of churn, win_back and weights such as sentiment' },
  )
  .prefault({})
  .describe('Who stays; a segment can state its own churn and win-back. The weights are added to the log-odds of churn.');

/** The mood of the market. */
export const sentiment = z
  .strictObject(
    {
      persistence: value({ ...kinds.share, unit: 'share', about: 'Share of last step that is kept.', examples: [0.8] }).default(0.8),
      noise: value({ ...kinds.weight, unit: 'points', about: 'Standard deviation of what chance adds each step.', examples: [0.15] }).default(0),
      adds: value({
        ...kinds.weight,
        low: undefined,
        unit: 'points',
        about: 'What net new subscribers, divided by subscribers, of the last step add.',
        examples: [1.5],
      }).default(0),
      start: value({ ...kinds.weight, low: -3, high: 3, unit: 'points', about: 'Where it starts.', examples: [0] }).default(0),
    },
    { error: 'a map of persistence, noise, adds and start' },
  )
  .describe('The mood of the market, from -3 to 3, 0 being neutral; it acts by choice.sentiment and retention.sentiment. Left out: always 0.');

/** What multiplies every look at the offer. */
export const demand = z
  .strictObject(
    {
      growth: value(growthRules('demand')).default(0),
      seasonality: seasons('demand').optional(),
      noise: value({
        ...kinds.weight,
        noun: 'a factor',
        unit: 'factor',
        about: 'Factor of demand that chance brings.',
        freedoms: ['uncertain', 'monthly'],
        examples: ['each month lognormal(1, 0.1)'],
      }).optional(),
    },
    { error: 'a map of growth, seasonality and noise' },
  )
  .describe('What multiplies every expected look at the offer: a trend, seasons, chance.');

/** What multiplies the use of every customer. */
export const usage = z
  .strictObject(
    {
      growth: value(growthRules('usage')).default(0),
      seasonality: seasons('usage').optional(),
      dispersion: value({
        ...kinds.weight,
        unit: 'squared coefficient of variation',
        about: "How much a customer's use varies from month to month beyond a Poisson count.",
        examples: [0.5],
      }).optional(),
    },
    { error: 'a map of growth, seasonality and dispersion' },
  )
  .prefault({})
  .describe('What multiplies the use of every customer; segments state how much it is.');

/** A series that multiplies amounts. */
export const index = z.strictObject(
  {
    persistence: value({
      ...kinds.share,
      unit: 'share',
      about: 'Share of its logarithm that is kept each step; 1 is a random walk.',
      examples: [1],
    }).default(1),
    volatility: value({
      ...kinds.weight,
      percent: true,
      unit: 'relative change a month',
      about: 'Standard deviation of the change of its logarithm in a month.',
      examples: ['2%'],
    }).default(0),
    drift: value(growthRules('the index')).default(0),
  },
  { error: 'an index { volatility: ..., drift: ... }' },
);
