import { pathText } from './diagnostic.js';
import type { Diagnostic, Path } from './diagnostic.js';
import { actsAt, faultAt, faultAtKey, has, hasUsage, knownAt, leastAt } from './draft.js';
import type { Draft } from './draft.js';
import { didYouMean } from './hints.js';
import { stepsPerMonth } from './step.js';
import { itemsAt, keysAt, scalarAt } from './tree.js';
import type { Value } from './value.js';

/** What the parts of a plan must be to each other and to the other plans. */
export const checkOffer = (draft: Draft): readonly Diagnostic[] =>
  keysAt(draft.tree, ['offer']).flatMap((plan) => [
    ...checkFreePrice(draft, ['offer', plan]),
    ...checkTiers(draft, ['offer', plan]),
    ...checkPricedUsage(draft, plan),
    ...checkPrepaid(draft, ['offer', plan]),
    ...checkSwitches(draft, plan),
  ]);

/** A price of 0 has no relative change: no elasticity can be applied to it. */
const checkFreePrice = (draft: Draft, plan: Path): readonly Diagnostic[] => {
  if (!actsAt(draft, ['choice', 'price_elasticity'])) return [];
  const free = (key: string, zero: number, expected: string): readonly Diagnostic[] => {
    const path = [...plan, key];
    const amounts = itemsAt(draft.tree, path).map((_, index) => knownAt(draft, [...path, index, 'value']));
    const position = amounts.indexOf(zero);
    if (amounts.length < 2 || position < 0 || amounts.every((amount) => amount === zero)) return [];
    return [
      faultAt(draft, [...path, position, 'value'], {
        expected: `${expected} where choice.price_elasticity acts`,
        found: zero === 0 ? '0' : '100%',
        hint: 'a free month has no relative price: state a small price, or a trial',
      }),
    ];
  };
  return [...free('price', 0, 'a price above 0'), ...free('discount', 1, 'a discount below 100%')];
};

/** Tiers instead of a unit price, from 0 and rising. */
const checkTiers = (draft: Draft, plan: Path): readonly Diagnostic[] => {
  const path = [...plan, 'tiers'];
  const both =
    has(draft, path) && has(draft, [...plan, 'unit_price'])
      ? [faultAtKey(draft, path, { expected: 'unit_price or tiers', found: 'both', hint: 'keep one: a unit price is a single tier' })]
      : [];
  const starts = itemsAt(draft.tree, path).map((_, index) => knownAt(draft, [...path, index, 'from']));
  const misplaced = starts.flatMap((from, index) => {
    const here = [...path, index, 'from'];
    if (from === undefined) return [];
    if (index === 0)
      return from === 0
        ? []
        : [faultAt(draft, here, { expected: 'a first tier from 0', found: String(from), hint: 'included_usage says what is free' })];
    const before = starts[index - 1];
    return before !== undefined && from <= before
      ? [faultAt(draft, here, { expected: 'tiers in rising order', found: `${from} after ${before}` })]
      : [];
  });
  return [...both, ...misplaced];
};

/** A price of use is of no use where nobody uses. */
const checkPricedUsage = (draft: Draft, plan: string): readonly Diagnostic[] => {
  const segments = segmentsOf(draft, plan);
  const stated = ['unit_price', 'tiers', 'included_usage'].find((key) => has(draft, ['offer', plan, key]));
  if (stated === undefined || hasUsage(draft, segments)) return [];
  return [
    faultAtKey(draft, ['offer', plan, stated], {
      expected: `usage in a segment that ${plan} is offered to`,
      hint: `state how much its customers use: market.${segments[0] ?? 'SEGMENT'}.usage`,
    }),
  ];
};

const checkPrepaid = (draft: Draft, plan: Path): readonly Diagnostic[] =>
  scalarAt(draft.tree, [...plan, 'prepaid'])?.value === true && knownAt(draft, [...plan, 'commitment']) === 1
    ? [
        faultAt(draft, [...plan, 'prepaid'], {
          expected: 'a commitment above 1 month beside prepaid',
          found: has(draft, [...plan, 'commitment']) ? 'commitment: 1' : 'no commitment',
          hint: 'write commitment: 12, prepaid: true for a yearly plan paid in advance',
        }),
      ]
    : [];

/** Moves go to another plan that some segment can have both of; a subscriber makes one of them at most. */
const checkSwitches = (draft: Draft, plan: string): readonly Diagnostic[] => {
  const plans = keysAt(draft.tree, ['offer']);
  const path = ['offer', plan, 'switch'];
  const targets = keysAt(draft.tree, path);
  const wrong = targets.flatMap((to) => {
    const here = [...path, to];
    if (to === plan) return [faultAtKey(draft, here, { expected: 'another plan', found: to, hint: 'who stays needs no switch' })];
    if (!plans.includes(to))
      return [
        faultAtKey(draft, here, {
          expected: 'a plan under offer',
          found: to,
          hint: didYouMean(
            to,
            plans.filter((other) => other !== plan),
          ),
        }),
      ];
    const own = segmentsOf(draft, plan);
    return segmentsOf(draft, to).some((segment) => own.includes(segment))
      ? []
      : [
          faultAtKey(draft, here, {
            expected: `a plan that is offered to a segment of ${plan}: ${own.join(', ')}`,
            found: `${to}, offered to ${segmentsOf(draft, to).join(', ')}`,
            hint: `add a segment of ${plan} to the segments of ${to}`,
          }),
        ];
  });
  const total = targets.reduce((sum, to) => sum + monthlyChance(draft, [...path, to]), 0);
  if (total <= 1 + 1e-12) return wrong;
  const last = targets[targets.length - 1];
  return [
    ...wrong,
    faultAt(draft, [...path, last], {
      expected: 'switches that add up to at most 100% a month',
      found: `${Number((total * 100).toPrecision(6))}%`,
      hint: 'a subscriber moves to one plan or none',
    }),
  ];
};

const segmentsOf = (draft: Draft, plan: string): readonly string[] => {
  const named = itemsAt(draft.tree, ['offer', plan, 'segments']).flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
  return named.length > 0 ? named : keysAt(draft.tree, ['market']);
};

const monthsOf = { year: 12, month: 1, week: 1 / stepsPerMonth.week, day: 1 / stepsPerMonth.day } satisfies Record<Value['per'], number>;

/** The least that a chance is in a month, as far as that is certain. */
const monthlyChance = (draft: Draft, path: Path): number => {
  const { per = 'month' } = draft.values.get(pathText(path)) ?? {};
  return 1 - (1 - leastAt(draft, path)) ** (1 / monthsOf[per]);
};
