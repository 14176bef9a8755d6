import * as fc from 'fast-check';
import type { Freedom, Outline } from './arbitraryBusiness.js';
import { chance, drawnAs, either, growing, map, money, mostly, nothing, optional, sometimes, stepped, text, type Written } from './arbitraryBusinessValues.js';

/** A plan of the outline, in one of all the ways a plan can be sold. */
export function plan(freedom: Freedom, outline: Outline, position: number): fc.Arbitrary<Written> {
  const { drawn } = freedom;
  const { months, offered, hasIndex, isCorrelated } = outline;
  const most = outline.mostConversion;
  const price = money(drawnAs(drawn, 'uncertain', 'monthly'), { factor: (rewriting) => rewriting.price });
  return fc
    .record({
      price: either(price, stepped(price, months), growing(price)),
      setup_fee: sometimes(money(drawnAs(drawn, 'uncertain', 'monthly'))),
      licence: sometimes(money(drawnAs(drawn, 'uncertain', 'monthly'))),
      discount: sometimes(discount(freedom, months)),
      list_price: freedom.listed ? money(drawnAs(drawn, 'uncertain')) : sometimes(money(drawnAs(drawn, 'uncertain'))),
      conversion: chance(isCorrelated && position === 0 ? ['uncertain'] : drawnAs(drawn, 'uncertain', 'monthly'), most),
      use: outline.using.some((name) => offered[position].includes(name)) ? either(fc.constant<PaidUse>({}), paidUse(freedom, months)) : fc.constant<PaidUse>({}),
      agreed: mostly(fc.constant<Agreed>({}), commitment),
      trial: sometimes(trial(freedom), freedom.trials),
      switches: freedom.switches && reachable(outline, position).length > 0 ? sometimes(switches(freedom, outline, position)) : fc.constant(nothing),
      affinity: sometimes(fc.constant(text(drawn ? '"across normal(0, 1)"' : '0.3'))),
      index: hasIndex ? sometimes(fc.constant(text('x0'))) : fc.constant(nothing),
    })
    .map(({ use, agreed, switches: moves, ...parts }) => {
      const names = offered[position];
      const where = names.length === outline.segments.length ? nothing : text(`[${names.join(', ')}]`);
      return map({ ...parts, ...use, ...agreed, switch: moves, segments: where });
    });
}

function discount({ drawn }: Freedom, months: number): fc.Arbitrary<Written> {
  const share = chance(drawnAs(drawn, 'uncertain', 'monthly'), 50);
  return either(share, stepped(share, months));
}

type PaidUse = Readonly<Partial<Record<'included_usage' | 'unit_price' | 'tiers' | 'usage_kind', Written>>>;

function paidUse({ drawn }: Freedom, months: number): fc.Arbitrary<PaidUse> {
  const price = money(drawnAs(drawn, 'uncertain', 'monthly'), { per: '1000' });
  const tier = money(drawnAs(drawn, 'uncertain', 'monthly'), { per: '1k' });
  const charged = fc.oneof(
    either(price, stepped(price, months), growing(price)).map((unit_price): PaidUse => ({ unit_price })),
    fc.tuple(tier, tier, fc.integer({ min: 1, max: 300 })).map(
      ([first, second, from]): PaidUse => ({ tiers: (rewriting) => `[{ from: 0, price: ${first(rewriting)} }, { from: ${from}, price: ${second(rewriting)} }]` }),
    ),
  );
  const included = optional(fc.integer({ min: 1, max: 300 }).map((units) => text(`${units}`)));
  const kind = fc.constantFrom(nothing, text('transactions'));
  return fc.tuple(charged, included, kind).map(([paid, included_usage, usage_kind]) => ({ ...paid, included_usage, usage_kind }));
}

type Agreed = Readonly<Partial<Record<'commitment' | 'prepaid', Written>>>;

const commitment: fc.Arbitrary<Agreed> = fc
  .record({ months: fc.integer({ min: 2, max: 4 }), isPrepaid: fc.boolean() })
  .map(({ months, isPrepaid }) => ({ commitment: text(`${months}`), prepaid: isPrepaid ? text('true') : nothing }));

function trial({ drawn }: Freedom): fc.Arbitrary<Written> {
  return fc.record({ months: fc.integer({ min: 1, max: 2 }).map((months) => text(`${months}`)), paid: chance(drawnAs(drawn, 'uncertain'), 100) }).map((parts) => map(parts));
}

/** Plans that share a segment with a plan. */
function reachable({ offered }: Outline, position: number): number[] {
  return offered.flatMap((names, other) => (other !== position && names.some((name) => offered[position].includes(name)) ? [other] : []));
}

/** Up to half of the subscribers move, whatever the number of plans. */
function switches({ drawn }: Freedom, outline: Outline, position: number): fc.Arbitrary<Written> {
  return fc
    .tuple(fc.subarray(reachable(outline, position), { minLength: 1 }), chance(drawnAs(drawn, 'uncertain', 'monthly'), 25))
    .map(([others, moves]) => map(Object.fromEntries(others.map((other) => [`p${other}`, moves]))));
}
