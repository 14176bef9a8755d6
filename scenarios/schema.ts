import { z } from 'zod';
import { month, name, text } from './schemaForms.js';
import { churn, costLine, diffusion, plan, segment, winBack } from './schemaParts.js';
import { growthRules, kinds, value } from './valueRules.js';

/** The language: what a scenario file can say. Places of values are checked here, the values themselves by `readValues`. */
export const scenarioSchema = z.strictObject(
  {
    name: text('Title of the scenario.', 'a title in words', ['Intelligent customer service']),
    about: text('What the scenario is about, in a sentence or two.', 'a text', ['Agents that answer support tickets.']).optional(),
    extends: text(
      'Another scenario file, relative to this one: its parts hold unless this file states them. Maps merge key by key, lists and values are replaced, and ~ takes an inherited key away.',
      'the name of a scenario file',
      ['customer-service.yaml'],
    ).optional(),
    currency: z
      .string({ error: 'a currency code such as USD' })
      .meta({ description: 'Currency of all amounts, ISO 4217.', examples: ['USD', 'CNY', 'EUR'] }),
    start: month('First month of the story.'),
    months: value({ ...kinds.count, low: 1, high: 600, unit: 'months', about: 'Length of the story; at most 4095 steps.', examples: [36] }),
    step: z
      .enum(['month', 'week', 'day'], { error: 'a step: month, week or day' })
      .meta({ description: 'Length of a step. Rates stay a month unless they say otherwise; a month is 52/12 weeks or 365/12 days.' })
      .default('month'),
    trials: value({ ...kinds.count, low: 1, high: 10_000_000, unit: 'trials', about: 'Possible futures to simulate.', examples: [10000] }).default(
      10_000,
    ),
    seed: z
      .union([z.string().min(1), z.number()], { error: 'a text or a number' })
      .meta({
        description: 'Starting point of chance: the same seed draws the same luck, in variants too. Left out: the name.',
        examples: ['board-2026-q4'],
      })
      .optional(),
    expected: z.boolean({ error: 'true or false' }).meta({ description: 'Expected values instead of draws.' }).default(false),
    market: z
      .record(name, segment, { error: 'segments by name' })
      .refine((segments) => Object.keys(segments).length > 0, { error: 'at least one segment' })
      .describe('Who could buy: segments by name.'),
    reach: z.union([z.literal('all'), diffusion], { error: 'all, or { innovation: ..., imitation: ... }' }).meta({
      description:
        'How prospects come to look at the offer: all makes every prospect a lead in every step; else innovation + imitation x subscribed share is the expected number of looks (Bass diffusion).',
      examples: ['all'],
    }),
    offer: z
      .record(name, plan, { error: 'plans by name' })
      .refine((plans) => Object.keys(plans).length > 0, { error: 'at least one plan' })
      .describe('What is sold: plans by name.'),
    choice: z
      .strictObject(
        {
          price_elasticity: value({
            about: 'Relative fall of conversion per relative rise of price, at the first price.',
            unit: 'ratio',
            noun: 'a number',
            scaling: 'level',
            low: 0,
            freedoms: ['uncertain'],
            examples: ['normal(1.4, 0.3)'],
          }).default(0),
          willingness_to_pay: value({
            about: 'Weight of ln(willingness to pay / its median) in the choice of a plan; it acts in segments that state willingness_to_pay.',
            unit: 'ratio',
            noun: 'a number',
            scaling: 'level',
            low: 0,
            freedoms: ['uncertain'],
            examples: [0.5],
          }).default(1),
        },
        { error: 'a map of price_elasticity and willingness_to_pay' },
      )
      .prefault({})
      .describe('What moves a lead to take a plan or none.'),
    retention: z
      .strictObject({ churn: value(churn).default(0), win_back: value(winBack).default(0) }, { error: 'a map of churn and win_back' })
      .prefault({})
      .describe('Who stays; a segment can state its own.'),
    costs: z.record(name, costLine, { error: 'cost lines by name' }).prefault({}).describe('What it costs: lines by name.'),
    finance: z
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
        },
        { error: 'a map of opening_cash and discount_rate' },
      )
      .prefault({})
      .describe('Cash.'),
  },
  { error: 'a scenario' },
);

/** What `scenarioSchema` gives: the file as written, defaults filled in. */
export type ScenarioInput = z.output<typeof scenarioSchema>;
