import type { Diagnostic, Path } from './diagnostic.js';
import { faultAt, faultAtKey, has, horizonOf, horizonText, knownAt, monthIndexAt } from './draft.js';
import type { Draft } from './draft.js';
import { itemsAt, keysAt } from './tree.js';

/** What prices and costs must be: months in order and within the story, parts that need or exclude each other. */
export const checkMoney = (draft: Draft): readonly Diagnostic[] => [
  ...keysAt(draft.tree, ['offer']).flatMap((plan) => [
    ...checkSchedule(draft, ['offer', plan, 'price']),
    ...checkSchedule(draft, ['offer', plan, 'setup_fee']),
    ...checkFreePrice(draft, ['offer', plan, 'price']),
  ]),
  ...keysAt(draft.tree, ['costs']).flatMap((line) => checkCostLine(draft, ['costs', line])),
];

/** A list of `{ from, value }`: only the first may leave `from` out, the first covers the start, then months rise, all within the story. */
const checkSchedule = (draft: Draft, path: Path): readonly Diagnostic[] => {
  const months = itemsAt(draft.tree, path).map((_, index) => monthIndexAt(draft, [...path, index, 'from']));
  return months.flatMap((month, index) => {
    const here = [...path, index, 'from'];
    if (!has(draft, here))
      return index === 0
        ? []
        : [faultAt(draft, here, { expected: 'a month from which the value is in force', hint: 'only the first entry may leave out from' })];
    if (month === undefined) return [];
    const horizon = horizonOf(draft);
    if (horizon !== undefined && month >= horizon.months) return [outside(draft, here)];
    if (index === 0 && month > 0)
      return [
        faultAt(draft, here, {
          expected: 'a first entry in force from the start',
          found: 'a later month',
          hint: 'leave out from in the first entry, or put an entry before it',
        }),
      ];
    const before = months[index - 1];
    return before !== undefined && month <= before
      ? [faultAt(draft, here, { expected: 'months in rising order', found: 'a month that is not after the one before it' })]
      : [];
  });
};

const outside = (draft: Draft, path: Path): Diagnostic =>
  faultAt(draft, path, { expected: `a month of the story, ${horizonText(draft)}`, found: 'a month outside it' });

/** A price of 0 has no relative change: no elasticity can be applied to it. */
const checkFreePrice = (draft: Draft, path: Path): readonly Diagnostic[] => {
  const prices = itemsAt(draft.tree, path).map((_, index) => knownAt(draft, [...path, index, 'value']));
  const free = prices.indexOf(0);
  if (prices.length < 2 || free < 0 || prices.every((price) => price === 0) || (knownAt(draft, ['choice', 'price_elasticity']) ?? 0) === 0) return [];
  return [
    faultAt(draft, [...path, free, 'value'], {
      expected: 'a price above 0 where choice.price_elasticity acts',
      found: '0',
      hint: 'a free month has no relative price: state a small price',
    }),
  ];
};

const amounts = ['per_month', 'per_customer', 'per_new_customer'] as const;
const parts = [...amounts, 'once', 'every', 'value'] as const;
const known: readonly string[] = [...parts, 'group', 'growth', 'decline'];

/** What is missing or too much in a cost line; where a key is unknown it may be the missing one, and nothing is said to be missing. */
const checkCostLine = (draft: Draft, path: Path): readonly Diagnostic[] => {
  const keys = keysAt(draft.tree, path);
  const stated = (key: string): boolean => keys.includes(key);
  const found: Diagnostic[] = amounts.flatMap((key) => checkSchedule(draft, [...path, key]));
  itemsAt(draft.tree, [...path, 'once']).forEach((_, index) => {
    const at = [...path, 'once', index, 'at'];
    const month = monthIndexAt(draft, at);
    const horizon = horizonOf(draft);
    if (month !== undefined && horizon !== undefined && (month < 0 || month >= horizon.months)) found.push(outside(draft, at));
  });
  if (stated('growth') && stated('decline'))
    found.push(
      faultAtKey(draft, [...path, 'decline'], { expected: 'growth or decline', found: 'both', hint: 'keep one: a decline is a negative growth' }),
    );
  if (keys.length === 0 || keys.some((key) => !known.includes(key))) return found;
  if (stated('every') && !stated('value'))
    found.push(
      faultAt(draft, [...path, 'value'], { expected: 'the amount that is paid every so many months', hint: 'write every: 12, value: 250k' }),
    );
  if (stated('value') && !stated('every'))
    found.push(
      faultAtKey(draft, [...path, 'value'], {
        expected: 'every beside value',
        found: 'value alone',
        hint: 'write every: 12, value: 250k; a cost of every month is per_month',
      }),
    );
  if (!parts.some(stated))
    found.push(
      faultAtKey(draft, path, {
        expected: 'an amount in the cost line',
        hint: 'state per_month, per_customer, per_new_customer, once, or every with value',
      }),
    );
  return found;
};
