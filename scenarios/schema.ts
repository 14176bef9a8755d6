import { z } from 'zod';
import { choice, demand, index, retention, sentiment, usage } from './schemaBehaviour.js';
import { correlation, event, lever, policy } from './schemaChange.js';
import { finance, metrics } from './schemaFinance.js';
import { month, name, oneOf, text, yes } from './schemaForms.js';
import { capacity, costLine, revenueLine } from './schemaLines.js';
import { segment } from './schemaMarket.js';
import { competitor, plan } from './schemaOffer.js';
import { diffusion } from './schemaReach.js';
import { drivers } from './drivers/schemaDrivers.js';
import { decisions, optimise, shocks, stresses } from './studies/schemaStudies.js';
import { kinds, value } from './valueRules.js';

/** What stands under names of the writer's own; none when it is left out. */
const byName = <Part extends z.ZodType>(part: Part, error: string, about: string) => z.record(name, part, { error }).prefault({}).describe(about);

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
    step: oneOf(
      ['month', 'week', 'day'],
      'a step',
      'Length of a step. Rates stay a month unless they say otherwise; a month is 52/12 weeks or 365/12 days.',
    ).default('month'),
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
    expected: yes('Expected values instead of draws.').default(false),
    sampling: oneOf(
      ['plain', 'latin-hypercube', 'sobol'],
      'a way of sampling',
      'How uncertain values are spread over the trials: independently, one in each of as many equally likely parts, or by a scrambled Sobol sequence.',
    ).default('plain'),
    market: z
      .record(name, segment, { error: 'segments by name' })
      .refine((segments) => Object.keys(segments).length > 0, { error: 'at least one segment' })
      .describe('Who could buy: segments by name.'),
    reach: z.union([z.literal('all'), diffusion], { error: 'all, or { innovation: ..., imitation: ... }' }).meta({
      description:
        'How prospects come to look at the offer: all makes every prospect a lead in every step; else innovation + imitation x subscribed share, and what channels and referrals bring, is the expected number of looks.',
      examples: ['all'],
    }),
    offer: z
      .record(name, plan, { error: 'plans by name' })
      .refine((plans) => Object.keys(plans).length > 0, { error: 'at least one plan' })
      .describe('What is sold: plans by name.'),
    competitors: byName(competitor, 'competitors by name', "Others' offers to the same leads, by name. Who takes one stays a prospect."),
    choice,
    retention,
    sentiment: sentiment.optional(),
    demand: demand.optional(),
    usage,
    indices: byName(index, 'indices by name', 'Series that multiply amounts, by name: exchange rates, price indices. Each starts at 1.'),
    revenue: byName(revenueLine, 'revenue lines by name', 'What is earned beside what plans earn: lines by name.'),
    costs: byName(costLine, 'cost lines by name', 'What it costs: lines by name.'),
    capacity: byName(
      capacity,
      'capacities by name',
      'Machines and rate limits, by name: use beyond what they can serve is not served and not paid for.',
    ),
    levers: byName(lever, 'levers by name', 'Decisions about the product that switch on in a month, by name.'),
    events: byName(event, 'events by name', 'What may happen, by name.'),
    drivers,
    finance,
    policies: z.array(policy, { error: 'a list of { when, then }' }).prefault([]).describe('What a manager does when a month looks so.'),
    correlate: z
      .array(correlation, { error: 'a list of [ path, path, correlation ]' })
      .prefault([])
      .describe('Uncertain values that move together: two paths and their rank correlation.'),
    metrics,
    invariants: z
      .array(text('What must hold.', 'a text such as probability(ruin) <= 15%', ['probability(ruin) <= 15%']), { error: 'a list of texts' })
      .prefault([])
      .meta({ description: 'What must hold, in words of the summary.', examples: [['probability(ruin) <= 15%']] }),
    shocks,
    stresses,
    decisions,
    optimise,
  },
  { error: 'a scenario' },
);

/** What `scenarioSchema` gives: the file as written, defaults filled in. */
export type ScenarioInput = z.output<typeof scenarioSchema>;
