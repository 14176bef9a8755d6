import * as fc from 'fast-check';
import type { Freedom, Outline } from './arbitraryBusiness.js';
import { chance, drawnAs, either, growing, list, map, money, nothing, optional, seasons, sometimes, stepped, text, weight, type Written } from './arbitraryBusinessValues.js';

/** A churn that doubles stays a chance. */
const mostChurn = 40;

export function churnChance({ drawn }: Freedom): fc.Arbitrary<Written> {
  return chance(drawnAs(drawn, 'uncertain', 'monthly', 'across'), mostChurn, { factor: ({ churn }) => churn });
}

export function winBackChance({ drawn, winBack }: Freedom): fc.Arbitrary<Written> {
  return winBack ? chance(drawnAs(drawn, 'uncertain', 'monthly', 'across'), 30) : fc.constant(text('0%'));
}

export function segment(freedom: Freedom, { segments, using }: Outline, position: number): fc.Arbitrary<Written> {
  const size = freedom.individualsOnly ? fc.constant('individuals') : fc.constantFrom('individuals', 'groups', 'groups');
  return fc
    .record({
      size,
      few: fc.integer({ min: 1, max: 25 }),
      many: fc.integer({ min: 1, max: 3000 }),
      agents: fc.integer({ min: 1, max: 5 }),
      opening: fc.integer({ min: 0, max: 100 }),
      willing: sometimes(fc.tuple(money(['known']), fc.integer({ min: 1, max: 9 })).map(([median, sigma]) => (rewriting) => `"across lognormal(${median(rewriting)}, 0.${sigma})"`)),
      usage: using.includes(segments[position]) ? use(freedom) : fc.constant(nothing),
      churn: sometimes(churnChance(freedom)),
      winBack: sometimes(winBackChance(freedom)),
    })
    .map(({ size: kind, few, many, agents, opening, willing, usage, churn, winBack }) => {
      const customers = kind === 'individuals' ? few : many;
      const count = kind === 'individuals' ? few : Math.min(agents, many);
      return map({
        customers: text(`${customers}`),
        agents: text(`${count}`),
        subscribers: text(`${Math.floor((customers * opening) / 100)}`),
        willingness_to_pay: willing,
        usage,
        churn,
        win_back: winBack,
      });
    });
}

function use({ drawn }: Freedom): fc.Arbitrary<Written> {
  const mean = fc.integer({ min: 1, max: 400 });
  const kinds = fc.constantFrom(...(drawn ? (['known', 'across', 'monthly'] as const) : (['known'] as const)));
  return fc.tuple(mean, kinds).map(([units, kind]) => text(kind === 'known' ? `${units}` : kind === 'across' ? `"across gamma(${units}, 0.8)"` : `"each month uniform(0, ${units})"`));
}

/** How prospects come to look: everybody, or by what reaches them. */
export function reach(freedom: Freedom, outline: Outline): fc.Arbitrary<Written> {
  const { drawn, feedback, talk } = freedom;
  const names = outline.segments;
  return fc
    .record({
      innovation: chance(drawnAs(drawn, 'uncertain', 'monthly'), 60),
      imitation: talk ? chance(drawnAs(drawn, 'uncertain', 'monthly'), 90) : fc.constant(nothing),
      influence: feedback && names.length > 1 ? sometimes(influence(names)) : fc.constant(nothing),
      referral: sometimes(referral(freedom), talk),
      bought: fc.tuple(...outline.channels.map(() => channel(freedom, outline))),
      sales: sometimes(sales(outline), feedback),
    })
    .map(({ bought, ...parts }) =>
      outline.isEverybody ? text('all') : map({ ...parts, channels: map(Object.fromEntries(outline.channels.map((name, position) => [name, bought[position]]))) }),
    );
}

function influence(names: readonly string[]): fc.Arbitrary<Written> {
  return fc.integer({ min: 5, max: 80 }).map((percent) => text(`{ ${names[0]}: { ${names[1]}: ${percent}% } }`));
}

function referral({ drawn }: Freedom): fc.Arbitrary<Written> {
  return fc
    .record({ leads: chance(drawnAs(drawn, 'uncertain', 'monthly'), 40), reward: optional(money(drawnAs(drawn, 'uncertain', 'monthly'), { most: 90 })) })
    .map((parts) => map(parts));
}

function sales({ segments, months }: Outline): fc.Arbitrary<Written> {
  const leads = fc.integer({ min: 0, max: 60 }).map((count) => text(`${count}`));
  return fc.record({ capacity: either(leads, stepped(leads, months)), segments: namesAmong(segments) }).map((parts) => map(parts));
}

function channel({ drawn }: Freedom, { segments, months }: Outline): fc.Arbitrary<Written> {
  const spend = money(drawnAs(drawn, 'uncertain', 'monthly'), { factor: ({ spend: factor }) => factor });
  return fc
    .record({
      spend: either(spend, stepped(spend, months), growing(spend)),
      cost_per_lead: money(drawnAs(drawn, 'uncertain', 'monthly'), { most: 300 }),
      saturation: optional(money(drawnAs(drawn, 'uncertain'), { most: 9000 })),
      carry_over: optional(chance(drawnAs(drawn, 'uncertain'), 90)),
      segments: namesAmong(segments),
    })
    .map((parts) => map(parts));
}

/** Some of the names, or nothing, which means all. */
export function namesAmong(names: readonly string[]): fc.Arbitrary<Written> {
  return either(fc.constant(nothing), fc.subarray([...names], { minLength: 1 }).map((some) => list(some.map(text))));
}

export function competitor(freedom: Freedom, { segments, months }: Outline): fc.Arbitrary<Written> {
  const price = money(drawnAs(freedom.drawn, 'uncertain'));
  return fc
    .record({
      price: either(price, stepped(price, months), growing(price)),
      share: chance(drawnAs(freedom.drawn, 'uncertain'), 20),
      reaction: freedom.feedback ? optional(weight(freedom.drawn, 1, 10)) : fc.constant(nothing),
      segments: namesAmong(segments),
    })
    .map((parts) => map(parts));
}

/** The mood of the market, which comes about by chance and by what has happened. */
export function sentiment({ drawn, feedback, luck }: Freedom): fc.Arbitrary<Written> {
  const parts = {
    persistence: optional(chance(drawnAs(drawn, 'uncertain'), 95)),
    noise: luck ? optional(weight(drawn, 1, 5)) : fc.constant(nothing),
    adds: feedback ? optional(weight(drawn, -20, 20)) : fc.constant(nothing),
    start: weight(drawn, -20, 20),
  };
  return fc.record(parts).map((written) => map(written));
}

export function demand({ drawn }: Freedom): fc.Arbitrary<Written> {
  return fc
    .record({
      growth: chance(drawnAs(drawn, 'uncertain'), 9),
      seasonality: optional(seasons),
      noise: sometimes(fc.constant(text('"each month lognormal(1, 0.2)"')), drawn),
    })
    .map((parts) => map(parts));
}

export function usage({ drawn }: Freedom): fc.Arbitrary<Written> {
  return fc
    .record({ growth: optional(chance(drawnAs(drawn, 'uncertain'), 9)), seasonality: optional(seasons), dispersion: optional(weight(drawn, 1, 20)) })
    .map((parts) => map(parts));
}
