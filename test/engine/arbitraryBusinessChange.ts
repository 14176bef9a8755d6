import * as fc from 'fast-check';
import type { Freedom, Outline } from './arbitraryBusiness.js';
import { chance, drawnAs, either, map, money, monthAt, monthIn, mostly, nothing, optional, sometimes, text, weight, type Written } from './arbitraryBusinessValues.js';

/** What levers and events of a business can act on, by the names that the file uses. */
export function targetsOf({ plans, channels, lines, revenue, capacity, using, drivers, isEverybody }: Outline, freedom: Freedom): string[] {
  return [
    ...(isEverybody ? [] : ['reach']),
    'conversion',
    'churn',
    ...(freedom.winBack ? ['win_back'] : []),
    ...(using.length > 0 ? ['usage'] : []),
    'price',
    'cost',
    'revenue',
    ...(drivers.includes('recommender') ? ['recommender'] : []),
    ...channels,
    ...plans.map((name) => `offer.${name}`),
    ...lines.map((name) => `costs.${name}`),
    ...revenue.map((name) => `revenue.${name}`),
    ...capacity.map((name) => `capacity.${name}`),
  ];
}

/** `{ multiply: ... }`: factors of up to three things. */
function factors({ drawn }: Freedom, targets: readonly string[], least = 0): fc.Arbitrary<Written> {
  return fc
    .tuple(fc.subarray([...targets], { minLength: least, maxLength: Math.min(3, targets.length) }), fc.array(weight(drawn, 1, 20), { minLength: 3, maxLength: 3 }))
    .map(([names, values]) => map(Object.fromEntries(names.map((name, position) => [name, values[position]]))));
}

export function lever(freedom: Freedom, outline: Outline): fc.Arbitrary<Written> {
  const { months } = outline;
  const { drawn } = freedom;
  return fc
    .record({
      span: fc.tuple(monthIn(months), monthIn(months)),
      multiply: factors(freedom, targetsOf(outline, freedom), 1),
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
  const raised = weight(drawn, 0, 50).map((factor) => map(Object.fromEntries(Array.from({ length: position }, (_, other) => [`e${other}`, factor]))));
  const comes: fc.Arbitrary<Readonly<Record<string, Written>>> = either<Readonly<Record<string, Written>>>(
    fc.record({ hazard: chance(drawnAs(drawn, 'uncertain'), 60), raised_by: position > 0 ? sometimes(raised) : fc.constant(nothing) }),
    fc.record({ at: monthIn(outline.months).map((month) => text(monthAt(month))), probability: optional(chance(drawnAs(drawn, 'uncertain'), 100)) }),
  );
  return fc
    .record({
      comes,
      months: optional(fc.integer({ min: 1, max: 4 }).map((count) => text(`${count}`))),
      overlap: sometimes(fc.constant(text('true'))),
      multiply: factors(freedom, targetsOf(outline, freedom)),
      loss: optional(money(drawnAs(drawn, 'uncertain', 'monthly'))),
      sentiment: outline.hasSentiment ? optional(weight(drawn, -9, 9)) : fc.constant(nothing),
      quality: sometimes(weight(drawn, -9, 9)),
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

export function policy(freedom: Freedom, outline: Outline): fc.Arbitrary<Written> {
  const { drawn } = freedom;
  const looks = [...seen, ...(outline.capacity.length === 0 ? [] : [{ measure: 'service', most: 1, isMoney: false }])];
  const condition = fc
    .tuple(fc.constantFrom(...looks), fc.constantFrom('<', '<=', '>', '>='), fc.integer({ min: 0, max: 100 }))
    .map(([{ measure, most, isMoney }, comparison, percent]): Written => ({ money: factor }) => `${measure} ${comparison} ${((most * percent) / 100) * (isMoney ? factor : 1)}`);
  const targets = [...outline.plans.map((name) => `offer.${name}`), ...outline.lines.map((name) => `costs.${name}`), ...outline.channels];
  return mostly(fc.constant<string[]>([]), fc.subarray(targets, { minLength: 1, maxLength: 2 })).chain((fixed) =>
    fc
      .record({
        when: condition,
        multiply: factors(freedom, ['price', 'cost', ...targets].filter((name) => !fixed.includes(name)), fixed.length === 0 ? 1 : 0),
        set: fc.tuple(...fixed.map(() => money(drawnAs(drawn, 'uncertain')))).map((amounts) => map(Object.fromEntries(fixed.map((name, position) => [name, amounts[position]])))),
        cool_down: optional(fc.integer({ min: 0, max: 3 }).map((count) => text(`${count}`))),
      })
      .map(({ when, multiply, set, cool_down }) => map({ when, then: map({ multiply, set }), cool_down })),
  );
}
