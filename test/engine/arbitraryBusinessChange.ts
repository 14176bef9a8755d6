import * as fc from 'fast-check';
import type { Freedom, Outline } from './arbitraryBusiness.js';
import { chance, drawnAs, map, money, monthAt, monthIn, nothing, optional, sometimes, text, weight, type Written } from './arbitraryBusinessValues.js';

/** What levers and events of a business can act on, by the names that the file uses. */
export function targetsOf({ plans, lines, revenue, capacity, isEverybody }: Outline, freedom: Freedom): string[] {
  return [
    ...(isEverybody ? [] : ['reach']),
    'conversion',
    'churn',
    ...(freedom.winBack ? ['win_back'] : []),
    'usage',
    'price',
    'cost',
    'revenue',
    ...plans.map((name) => `offer.${name}`),
    ...lines.map((name) => `costs.${name}`),
    ...revenue.map((name) => `revenue.${name}`),
    ...capacity.map((name) => `capacity.${name}`),
  ];
}

/** `{ multiply: ... }`: factors of up to three things. */
function factors({ drawn }: Freedom, targets: readonly string[]): fc.Arbitrary<Written> {
  return fc
    .tuple(fc.subarray([...targets], { maxLength: 3 }), fc.array(weight(drawn, 1, 20), { minLength: 3, maxLength: 3 }))
    .map(([names, values]) => map(Object.fromEntries(names.map((name, position) => [name, values[position]]))));
}

export function lever(freedom: Freedom, outline: Outline): fc.Arbitrary<Written> {
  const { months } = outline;
  const { drawn } = freedom;
  return fc
    .record({
      span: fc.tuple(monthIn(months), monthIn(months)),
      multiply: factors(freedom, targetsOf(outline, freedom)),
      quality: optional(weight(drawn, -5, 5)),
      cost: optional(money(drawnAs(drawn, 'uncertain'))),
    })
    .map(({ span, ...parts }) => {
      const [first, last] = [Math.min(...span), Math.max(...span)];
      return map({ at: text(monthAt(first)), until: first === last ? nothing : text(monthAt(last)), ...parts });
    });
}

/** An event; those before it can raise its hazard. */
export function event(freedom: Freedom, outline: Outline, position: number): fc.Arbitrary<Written> {
  const { drawn } = freedom;
  const comes = fc.oneof(
    chance(drawnAs(drawn, 'uncertain'), 60).map((hazard): Readonly<Record<string, Written>> => ({ hazard })),
    fc
      .record({ at: monthIn(outline.months).map((month) => text(monthAt(month))), probability: optional(chance(drawnAs(drawn, 'uncertain'), 100)) })
      .map((parts): Readonly<Record<string, Written>> => parts),
  );
  const raised = weight(drawn, 0, 50).map((factor) => map(Object.fromEntries(Array.from({ length: position }, (_, other) => [`e${other}`, factor]))));
  return fc
    .record({
      comes,
      months: optional(fc.integer({ min: 1, max: 4 }).map((count) => text(`${count}`))),
      overlap: sometimes(fc.constant(text('true'))),
      multiply: factors(freedom, targetsOf(outline, freedom)),
      loss: optional(money(drawnAs(drawn, 'uncertain', 'monthly'))),
      sentiment: outline.hasSentiment ? optional(weight(drawn, -9, 9)) : fc.constant(nothing),
      quality: sometimes(weight(drawn, -9, 9)),
      raised_by: position > 0 ? sometimes(raised) : fc.constant(nothing),
    })
    .map(({ comes: coming, ...parts }) => map({ ...coming, ...parts }));
}

/** What managers look at, with whether it is money. */
const seen = [
  { measure: 'runway', most: 12, isMoney: false },
  { measure: 'cash', most: 9000, isMoney: true },
  { measure: 'profit', most: 2000, isMoney: true },
  { measure: 'revenue', most: 9000, isMoney: true },
  { measure: 'subscribers', most: 300, isMoney: false },
  { measure: 'growth', most: 0.5, isMoney: false },
  { measure: 'churn', most: 0.2, isMoney: false },
  { measure: 'gross_margin', most: 1, isMoney: false },
  { measure: 'month', most: 6, isMoney: false },
] as const;

export function policy(freedom: Freedom, outline: Outline, channels: readonly string[] = []): fc.Arbitrary<Written> {
  const { drawn } = freedom;
  const settable = [...outline.plans.map((name) => `offer.${name}`), ...outline.lines.map((name) => `costs.${name}`), ...channels];
  const condition = fc
    .tuple(fc.constantFrom(...seen), fc.constantFrom('<', '<=', '>', '>='), fc.integer({ min: 0, max: 100 }))
    .map(([{ measure, most, isMoney }, comparison, percent]): Written => ({ money: factor }) => `${measure} ${comparison} ${((most * percent) / 100) * (isMoney ? factor : 1)}`);
  const chosen = fc.subarray(settable, { minLength: 1, maxLength: 2 });
  const set = fc.tuple(chosen, money(drawnAs(drawn, 'uncertain'))).map(([names, amount]) => map(Object.fromEntries(names.map((name) => [name, amount]))));
  return fc
    .record({
      when: condition,
      multiply: factors(freedom, ['price', 'cost', ...settable]),
      set: sometimes(set),
      cool_down: optional(fc.integer({ min: 0, max: 3 }).map((count) => text(`${count}`))),
    })
    .map(({ when, multiply, set: fixed, cool_down }) => (rewriting) => {
      const then = map({ multiply, set: fixed })(rewriting) || '{ multiply: { cost: 0.9 } }';
      return map({ when, then: text(then), cool_down })(rewriting);
    });
}
