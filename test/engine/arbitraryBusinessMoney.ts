import * as fc from 'fast-check';
import type { Freedom, Outline } from './arbitraryBusiness.js';
import { namesAmong } from './arbitraryBusinessMarket.js';
import { chance, drawnAs, either, list, map, money, monthAt, monthIn, mostly, nothing, optional, sometimes, stepped, text, weight, type Written } from './arbitraryBusinessValues.js';

/** What lines of cost and of revenue have in common. */
function lineParts({ drawn }: Freedom, { months, plans, using, hasIndex }: Outline): { readonly [key: string]: fc.Arbitrary<Written> } {
  const amount = money(drawnAs(drawn, 'uncertain', 'monthly'));
  return {
    per_month: either(amount, stepped(amount, months)),
    per_customer: sometimes(money(drawnAs(drawn, 'uncertain', 'monthly'), { most: 90 })),
    per_new_customer: sometimes(either(amount, stepped(amount, months))),
    per_usage: sometimes(money(drawnAs(drawn, 'uncertain', 'monthly'), { most: 90, per: '1000' }), using.length > 0),
    once: sometimes(fc.tuple(amountOnce(drawn), monthIn(months)).map(([value, month]) => (rewriting) => `[{ at: ${monthAt(month)}, value: ${value(rewriting)} }]`)),
    plans: namesAmong(plans),
    index: hasIndex ? sometimes(fc.constant(text('x0'))) : fc.constant(nothing),
  };
}

const amountOnce = (drawn: boolean): fc.Arbitrary<Written> => money(drawnAs(drawn, 'uncertain'));

interface Trend {
  readonly [key: string]: Written;
}

const trend = (drawn: boolean): fc.Arbitrary<Trend> =>
  either(
    fc.constant<Trend>({}),
    chance(drawnAs(drawn, 'uncertain'), 90).map((decline): Trend => ({ decline: (rewriting) => perYear(decline(rewriting)) })),
    chance(drawnAs(drawn, 'uncertain'), 9).map((growth): Trend => ({ growth })),
  );

/** `30%` as `30%/year`, drawn or not. */
function perYear(written: string): string {
  return written.startsWith('"') ? `${written.slice(0, -1)}/year"` : `${written}/year`;
}

const repeated = (drawn: boolean): fc.Arbitrary<Trend> =>
  mostly(
    fc.constant<Trend>({}),
    fc.tuple(fc.integer({ min: 1, max: 3 }), amountOnce(drawn)).map(([months, value]): Trend => ({ every: text(`${months}`), value })),
  );

export function costLine(freedom: Freedom, outline: Outline): fc.Arbitrary<Written> {
  const { drawn } = freedom;
  const hire = fc
    .record({ salary: money(drawnAs(drawn, 'uncertain', 'monthly')), customers: weight(drawn, 5, 900), at_least: sometimes(weight(drawn, 5, 40)) })
    .map((parts) => map(parts));
  return fc
    .record({
      group: fc.constantFrom('product', 'service', 'management', 'operations').map(text),
      ...lineParts(freedom, outline),
      of_revenue: sometimes(chance(drawnAs(drawn, 'uncertain', 'monthly'), 40)),
      of_new_mrr: sometimes(weight(drawn, 1, 20)),
      hire: sometimes(hire),
      trended: trend(drawn),
      repeated: repeated(drawn),
    })
    .map(({ trended, repeated: again, ...parts }) => map({ ...(parts as Readonly<Record<string, Written>>), ...trended, ...again }));
}

export function revenueLine(freedom: Freedom, outline: Outline): fc.Arbitrary<Written> {
  const { drawn } = freedom;
  return fc
    .record({
      kind: fc.constantFrom('advertising', 'services', 'sales_share').map(text),
      ...lineParts(freedom, outline),
      share: sometimes(chance(drawnAs(drawn, 'uncertain'), 100)),
      trended: trend(drawn),
      repeated: repeated(drawn),
    })
    .map(({ trended, repeated: again, ...parts }) => map({ ...(parts as Readonly<Record<string, Written>>), ...trended, ...again }));
}

export function capacity({ drawn }: Freedom, { months }: Outline): fc.Arbitrary<Written> {
  const cost = money(drawnAs(drawn, 'uncertain', 'monthly'));
  const units = fc.integer({ min: 0, max: 4 });
  return fc
    .record({
      units: units.map((count) => text(`${count}`)),
      per_unit: fc.integer({ min: 1, max: 90_000 }).map((count) => text(`${count}`)),
      cost: either(cost, stepped(cost, months)),
      target: optional(chance(drawnAs(drawn, 'uncertain'), 100, { least: 30 })),
      delay: optional(fc.integer({ min: 0, max: 2 }).map((count) => text(`${count}`))),
      limit: optional(fc.integer({ min: 4, max: 20 }).map((count) => text(`${count}`))),
      decline: optional(chance(drawnAs(drawn, 'uncertain'), 60).map((written) => (rewriting) => perYear(written(rewriting)))),
    })
    .map((parts) => map(parts));
}

export function index({ drawn }: Freedom): fc.Arbitrary<Written> {
  return fc
    .record({ persistence: optional(chance(drawnAs(drawn, 'uncertain'), 100)), volatility: drawn ? optional(chance(drawnAs(drawn, 'uncertain'), 9)) : fc.constant(nothing), drift: optional(chance(drawnAs(drawn, 'uncertain'), 5)) })
    .map((parts) => (rewriting) => map(parts)(rewriting) || '{ drift: 1% }');
}

/** Opening cash of every random business, times the factor of money. */
export const openingCash = 10_000;

export function finance(freedom: Freedom, { months, isCorrelated }: Outline): fc.Arbitrary<Written> {
  const { drawn } = freedom;
  const round = fc
    .record({ at: monthIn(months).map((month) => text(monthAt(month))), value: amountOnce(drawn), probability: optional(chance(drawnAs(drawn, 'uncertain'), 100)) })
    .map((parts) => map(parts));
  const loan = fc
    .record({
      at: monthIn(months).map((month) => text(monthAt(month))),
      value: amountOnce(drawn),
      interest: chance(drawnAs(drawn, 'uncertain'), 9),
      months: fc.integer({ min: 1, max: 4 }).map((count) => text(`${count}`)),
    })
    .map((parts) => map(parts));
  const delay = fc.integer({ min: 1, max: 2 }).map((count) => text(`${count}`));
  return fc
    .record({
      discount_rate: chance(drawnAs(drawn, 'uncertain'), 20).map((written) => (rewriting: Parameters<Written>[0]) => perYear(written(rewriting))),
      funding: fc.array(sometimes(round), { maxLength: 2 }).map(list),
      loans: sometimes(loan.map((one) => list([one]))),
      tax: sometimes(chance(drawnAs(drawn, 'uncertain'), 40)),
      collection_delay: sometimes(delay),
      payment_terms: sometimes(delay),
      on_ruin: sometimes(fc.constant(text('stop')), freedom.feedback),
    })
    .map((parts) =>
      map({
        opening_cash: ({ money: factor }) => (isCorrelated ? `"uniform(${(openingCash * factor) / 2}, ${openingCash * factor})"` : `${openingCash * factor}`),
        ...parts,
      }),
    );
}
