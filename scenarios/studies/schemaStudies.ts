import { z } from 'zod';
import { name, storyMonth, text } from '../schemaForms.js';
import { kinds, value } from '../valueRules.js';

const inputPath = (about: string) => text(about, 'the path of an input', ['retention.churn']);

const shock = z
  .union(
    [
      inputPath('Path of an input.'),
      z.strictObject(
        {
          input: inputPath('Path of an input: an uncertain value, a known number, or a month.'),
          unit: z
            .union([z.string(), z.number()], { error: 'a share such as 10%, or months such as 3 months' })
            .meta({
              description: 'How far one unit of distance is: a share of a known number, or months. Left out for an uncertain value, whose own law says it.',
              examples: ['10%', '3 months'],
            })
            .optional(),
        },
        { error: '{ input: offer.basic.price, unit: 10% }' },
      ),
    ],
    { error: 'the path of an input, or { input: offer.basic.price, unit: 10% }' },
  )
  .meta({ examples: ['retention.churn', { input: 'offer.basic.price', unit: '10%' }] });

/** What a stress may move. */
export const shocks = z
  .array(shock, { error: 'a list of inputs' })
  .min(1, { error: 'at least one input' })
  .describe('What stress may move in its search for the nearest shock that breaks an invariant. Left out: the uncertain inputs that matter most.')
  .optional();

/** Parts of the file that are something else, by their paths; merged as a file's are over those that it extends. */
const changes = (about: string, example: Readonly<Record<string, unknown>>) =>
  z
    .record(z.string(), z.unknown(), { error: 'a map of paths and what stands there instead, such as offer.basic.price: 119' })
    .meta({ description: about, examples: [example] });

const stress = z.strictObject(
  {
    about: text('What happens, in a sentence.', 'a text', ['Nobody looks for a year.']).optional(),
    multiply: z
      .record(
        z.string(),
        value({
          ...kinds.weight,
          noun: 'a known factor',
          freedoms: [],
          unit: 'factor',
          about: 'What is named is multiplied by this while the stress is in force; names are those of levers.',
          examples: [0.6],
        }),
        { error: 'factors by name' },
      )
      .prefault({})
      .describe('Factors by name, as levers have them.'),
    at: storyMonth('First month in which the factors are in force. Left out: the first month of the story.').optional(),
    months: value({
      ...kinds.count,
      low: 1,
      high: 600,
      unit: 'months',
      about: 'Months that the factors stay in force. Left out: to the end.',
      examples: [12],
    }).optional(),
    change: changes('Parts of the file that are something else, by their paths.', { 'finance.funding[0].at': '2028-12' }).prefault({}),
    all_of: z
      .array(name, { error: 'a list of names of stresses' })
      .min(1, { error: 'at least one stress' })
      .meta({ description: 'Other stresses that come together in this one, before its own changes.', examples: [['lead_drought', 'churn_spike']] })
      .optional(),
  },
  { error: 'a stress { multiply: { reach: 0.6 }, at: 2027-07, months: 12 }' },
);

/** Stresses with names. */
export const stresses = z
  .record(name, stress, { error: 'stresses by name' })
  .prefault({})
  .describe('Stresses with names, which stress runs beside its search: the same business, changed.');

const figure = (goal: string) => text(`What is to be as ${goal} as can be: a figure.`, 'a figure such as mean(npv)', ['mean(npv)']).optional();

const objective = { maximise: figure('high'), minimise: figure('low') };

const decision = z.strictObject(
  {
    about: text('What is decided, in a sentence.', 'a text', ['At what price to launch.']).optional(),
    ...objective,
    alternatives: z
      .record(name, changes('What is something else in the alternative, by path; {} is the business as it stands.', { 'offer.basic.price': 119 }), {
        error: 'alternatives by name',
      })
      .refine((alternatives) => Object.keys(alternatives).length > 1, { error: 'at least two alternatives' })
      .meta({ description: 'What there is to choose from: two or more alternatives by name.', examples: [{ keep: {}, premium: { 'offer.basic.price': 119 } }] }),
  },
  { error: 'a decision { maximise: mean(npv), alternatives: { ... } }' },
);

/** Choices between alternatives. */
export const decisions = z
  .record(name, decision, { error: 'decisions by name' })
  .prefault({})
  .describe('Choices between alternatives, by name: sensitivity says which is best, and what knowing an input better would be worth.');

/** The best setting of some inputs. */
export const optimise = z
  .strictObject(
    {
      over: z
        .record(z.string(), text('LOW to HIGH: between them it is free, in the units of the file.', 'LOW to HIGH, such as 60 to 160', ['60 to 160']), {
          error: 'ranges by the paths of inputs',
        })
        .refine((ranges) => Object.keys(ranges).length > 0, { error: 'at least one input' })
        .meta({
          description: 'What is free, by path, and between which ends: a number, or a month. A range of months is written 2027-03 to 2028-06.',
          examples: [{ 'offer.basic.price': '60 to 160', 'levers.quantise.at': '2027-03 to 2028-06' }],
        }),
      ...objective,
      subject_to: z
        .array(text('What must hold.', 'a text such as probability(ruin) <= 5%', ['probability(ruin) <= 5%']), { error: 'a list of texts' })
        .prefault([])
        .meta({ description: 'What must hold of the best setting, as invariants are written.', examples: [['probability(ruin) <= 5%']] }),
    },
    { error: 'a map of over, maximise or minimise, and subject_to' },
  )
  .describe('The best setting of some inputs: optimise looks for it.')
  .optional();
