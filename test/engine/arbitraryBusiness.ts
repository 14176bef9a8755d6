import * as fc from 'fast-check';
import type { Scenario } from '../../scenarios/scenario.js';
import { driverKinds, drivers } from './arbitraryBusinessDrivers.js';
import { event, lever, policy } from './arbitraryBusinessChange.js';
import { churnChance, competitor, demand, reach, segment, sentiment, usage, winBackChance } from './arbitraryBusinessMarket.js';
import { capacity, costLine, finance, index, revenueLine } from './arbitraryBusinessMoney.js';
import { plan } from './arbitraryBusinessOffer.js';
import { asIs, either, nothing, section, sometimes, text, weight, type Rewriting, type Written } from './arbitraryBusinessValues.js';
import { business } from './businesses.js';

export { openingCash } from './arbitraryBusinessMoney.js';

/** What of the language a random business may use. */
export interface Freedom {
  /** Values that are drawn: once a trial, across agents, each month. */
  readonly drawn: boolean;
  /** What happens to a customer depends on what has happened to others of the segment: word of mouth. */
  readonly talk: boolean;
  /** It depends on what has happened in the whole market: influence, a sales team, mood, reactions, policies, ruin, scarce capacity. */
  readonly feedback: boolean;
  /** Ways to buy attention. */
  readonly channels: boolean;
  /** What happens to all customers at once by chance: events, noise of the mood. */
  readonly luck: boolean;
  readonly winBack: boolean;
  readonly switches: boolean;
  /** Free trials. */
  readonly trials: boolean;
  /** Every plan states its list price. */
  readonly listed: boolean;
  readonly individualsOnly: boolean;
  /** Models that were learned from data drive it. */
  readonly learned: boolean;
}

export const everything: Freedom = {
  drawn: true,
  talk: true,
  feedback: true,
  channels: true,
  luck: true,
  winBack: true,
  switches: true,
  trials: true,
  listed: false,
  individualsOnly: false,
  learned: true,
};

/** What the parts of a random business know of one another. */
export interface Outline {
  readonly months: number;
  readonly step: 'month' | 'week' | 'day';
  readonly segments: readonly string[];
  readonly plans: readonly string[];
  /** The segments of each plan; the first is offered to everybody. */
  readonly offered: readonly (readonly string[])[];
  readonly channels: readonly string[];
  readonly lines: readonly string[];
  readonly revenue: readonly string[];
  readonly capacity: readonly string[];
  readonly rivals: readonly string[];
  /** Segments whose use is counted. */
  readonly using: readonly string[];
  /** Kinds of learned models that drive it. */
  readonly drivers: readonly string[];
  readonly hasIndex: boolean;
  readonly hasSentiment: boolean;
  /** Everybody looks in every step. */
  readonly isEverybody: boolean;
  /** Whether the first plan's conversion and the opening cash go together. */
  readonly isCorrelated: boolean;
  /** In per cent: all plans and competitors together stay below one. */
  readonly mostConversion: number;
}

/** A random business, as a text that depends on how it is to be rewritten. */
export interface RandomBusiness {
  readonly scenario: (rewriting?: Partial<Rewriting>, parts?: Partial<Scenario>) => Scenario;
  readonly text: string;
}

/** A random valid business: one to three segments, one to three plans, and of everything else at most two. */
export function randomBusiness(freedom: Freedom = everything): fc.Arbitrary<RandomBusiness> {
  return outline(freedom).chain((known) =>
    sections(freedom, known).map((written) => {
      const textOf = (rewriting: Rewriting): string => written.map((part) => part(rewriting)).join('');
      return {
        text: textOf(asIs),
        scenario: (rewriting = {}, changes = {}) => business(textOf({ ...asIs, ...rewriting }), changes),
      };
    }),
  );
}

const named = (letter: string, most: number, least = 0): fc.Arbitrary<string[]> =>
  fc.integer({ min: least, max: most }).map((count) => Array.from({ length: count }, (_, number) => `${letter}${number}`));

const rarely = (odds = 3): fc.Arbitrary<boolean> => fc.integer({ min: 0, max: odds - 1 }).map((choice) => choice === odds - 1);

function outline(freedom: Freedom): fc.Arbitrary<Outline> {
  return fc
    .record({
      months: fc.integer({ min: 2, max: 8 }),
      step: fc.constantFrom('month', 'month', 'month', 'month', 'month', 'month', 'week', 'day' as const),
      segments: named('s', 3, 1),
      plans: named('p', 3, 1),
      channels: named('c', freedom.channels ? 2 : 0),
      lines: named('l', 2, 1),
      revenue: rarely().chain((some) => named('r', some ? 2 : 0)),
      capacity: rarely().chain((some) => named('k', some ? 2 : 0)),
      rivals: rarely().chain((some) => named('q', some ? 1 : 0)),
      hasUsage: fc.boolean(),
      hasIndex: rarely(),
      hasSentiment: rarely(),
      isEverybody: rarely(5),
      drivers: rarely().chain((some) => fc.subarray(some && freedom.learned ? [...driverKinds] : [])),
      isCorrelated: freedom.drawn ? rarely() : fc.constant(false),
    })
    .chain((parts) => {
      const all = parts.segments;
      const some = either(fc.constant(all), fc.subarray(all, { minLength: 1 }));
      const mostConversion = Math.floor(99 / (parts.plans.length + parts.rivals.length));
      const using = parts.hasUsage ? some : fc.constant([]);
      return fc
        .tuple(using, ...parts.plans.map((_, position) => (position === 0 ? fc.constant(all) : some)))
        .map(([users, ...offered]): Outline => ({
          ...parts,
          months: parts.step === 'month' ? parts.months : 2,
          channels: parts.isEverybody ? [] : parts.channels,
          using: users,
          capacity: parts.hasUsage ? parts.capacity : [],
          offered,
          mostConversion: Math.min(33, mostConversion),
        }));
    });
}

/** Parts of a section by their names, each made for its place. */
function each(names: readonly string[], part: (position: number) => fc.Arbitrary<Written>): fc.Arbitrary<Readonly<Record<string, Written>>> {
  return fc.tuple(...names.map((_, position) => part(position))).map((written) => Object.fromEntries(names.map((name, position) => [name, written[position]])));
}

function sections(freedom: Freedom, known: Outline): fc.Arbitrary<readonly Written[]> {
  return fc.tuple(story(known), market(freedom, known), behaviour(freedom, known), money(freedom, known), changes(freedom, known), drivers(freedom, known)).map((all) => all.flat());
}

function story({ months, step, isCorrelated }: Outline): fc.Arbitrary<Written[]> {
  return fc
    .record({
      seed: fc.nat(99_999),
      sampling: fc.constantFrom('plain', 'plain', 'latin-hypercube', 'sobol'),
      correlation: fc.integer({ min: -90, max: 90 }),
      lifetime: sometimes(fc.integer({ min: 1, max: 40 }).map((count) => text(`metrics: { churn: average, lifetime_months: ${count} }\n`))),
    })
    .map(({ seed, sampling, correlation, lifetime }) => [
      ({ moreMonths }) => `months: ${months + moreMonths}\nstep: ${step}\nseed: ${seed}\nsampling: ${sampling}\n`,
      lifetime,
      isCorrelated ? text(`correlate: [[offer.p0.conversion, finance.opening_cash, ${correlation / 100}]]\n`) : nothing,
    ]);
}

function market(freedom: Freedom, known: Outline): fc.Arbitrary<Written[]> {
  return fc
    .tuple(
      each(known.segments, (position) => segment(freedom, known, position)),
      reach(freedom, known),
      each(known.plans, (position) => plan(freedom, known, position)),
      each(known.rivals, () => competitor(freedom, known)),
    )
    .map(([segments, reached, plans, rivals]) => [
      section('market', segments),
      (rewriting) => `reach: ${reached(rewriting)}\n`,
      section('offer', plans),
      section('competitors', rivals),
    ]);
}

/** A number in tenths, that falls where money rises. */
const perMoney = (part: fc.Arbitrary<number>): fc.Arbitrary<Written> => part.map((value) => (rewriting) => `${value / 10_000 / rewriting.money}`);

function behaviour(freedom: Freedom, known: Outline): fc.Arbitrary<Written[]> {
  const { drawn, feedback } = freedom;
  return fc
    .tuple(
      fc.record({
        price_elasticity: weight(drawn, 0, 20),
        price_sensitivity: sometimes(perMoney(fc.integer({ min: 1, max: 9 }))),
        willingness_to_pay: weight(drawn, 0, 10),
        affinity: sometimes(weight(drawn, 0, 10)),
        sentiment: sometimes(weight(drawn, 0, 9), known.hasSentiment),
        quality: sometimes(weight(drawn, 0, 20)),
      }),
      fc.record({
        churn: sometimes(churnChance(freedom)),
        win_back: sometimes(winBackChance(freedom)),
        sentiment: sometimes(weight(drawn, 0, 9), known.hasSentiment),
        engagement: sometimes(weight(drawn, 0, 9), known.using.length > 0),
        price_rise: sometimes(weight(drawn, 0, 30), freedom.switches),
        service: sometimes(weight(drawn, 0, 30), feedback),
      }),
      known.hasSentiment ? sentiment(freedom) : fc.constant(nothing),
      sometimes(demand(freedom), !known.isEverybody),
      sometimes(usage(freedom), known.using.length > 0),
    )
    .map(([choice, retention, mood, looks, use]) => [
      section('choice', choice),
      section('retention', retention),
      (rewriting) => [['sentiment', mood], ['demand', looks], ['usage', use]]
        .map(([name, part]) => [name, (part as Written)(rewriting)])
        .map(([name, written]) => (written === '' ? '' : `${name as string}: ${written as string}\n`))
        .join(''),
    ]);
}

function money(freedom: Freedom, known: Outline): fc.Arbitrary<Written[]> {
  return fc
    .tuple(
      each(known.lines, () => costLine(freedom, known)),
      each(known.revenue, () => revenueLine(freedom, known)),
      each(known.capacity, () => capacity(freedom, known)),
      each(known.hasIndex ? ['x0'] : [], () => index(freedom)),
      finance(freedom, known),
    )
    .map(([costs, revenue, capacities, indices, funds]) => [
      section('costs', costs),
      section('revenue', revenue),
      section('capacity', capacities),
      section('indices', indices),
      (rewriting) => `finance: ${funds(rewriting)}\n`,
    ]);
}

function changes(freedom: Freedom, known: Outline): fc.Arbitrary<Written[]> {
  return fc
    .tuple(
      rarely().chain((some) => each(some ? ['v0'] : [], () => lever(freedom, known))),
      rarely().chain((some) => each(some && freedom.luck ? ['e0', 'e1'] : [], (position) => event(freedom, known, position))),
      rarely().chain((some) => fc.array(policy(freedom, known), { maxLength: some && freedom.feedback ? 2 : 0 })),
    )
    .map(([levers, events, policies]) => [
      section('levers', levers),
      section('events', events),
      (rewriting) => (policies.length === 0 ? '' : `policies:${policies.map((written) => `\n  - ${written(rewriting)}`).join('')}\n`),
    ]);
}
