import * as E from 'fp-ts/lib/Either.js';
import type { SeenMeasure, Target } from './business.js';
import { parseCondition } from './condition.js';
import type { Diagnostic, Path } from './diagnostic.js';
import { diagnose, pathText } from './diagnostic.js';
import { actsAt, faultAt, faultAtKey, has, hasUsage, horizonOf, horizonText, monthIndexAt } from './draft.js';
import type { Draft } from './draft.js';
import { namesOf, resolveTarget } from './targets.js';
import { itemsAt, keysAt, scalarAt } from './tree.js';

/** What levers and policies must be: effects on what there is, months in order, conditions that can be met. */
export const checkChange = (draft: Draft): readonly Diagnostic[] => [
  ...keysAt(draft.tree, ['levers']).flatMap((lever) => checkLever(draft, ['levers', lever])),
  ...itemsAt(draft.tree, ['policies']).flatMap((_, position) => checkPolicy(draft, ['policies', position])),
];

const checkLever = (draft: Draft, path: Path): readonly Diagnostic[] => [
  ...checkTargets(draft, [...path, 'multiply']),
  ...checkUntil(draft, path),
  ...(keysAt(draft.tree, [...path, 'multiply']).length > 0 || has(draft, [...path, 'quality']) || !has(draft, [...path, 'at'])
    ? []
    : [faultAtKey(draft, path, { expected: 'an effect of the lever', hint: 'state multiply or quality; a cost alone is a cost line with once' })]),
];

const checkUntil = (draft: Draft, path: Path): readonly Diagnostic[] => {
  const from = monthIndexAt(draft, [...path, 'at']);
  const until = monthIndexAt(draft, [...path, 'until']);
  const horizon = horizonOf(draft);
  if (from === undefined || until === undefined || horizon === undefined) return [];
  if (until <= from)
    return [
      faultAt(draft, [...path, 'until'], {
        expected: 'a month after at',
        found: scalarAt(draft.tree, [...path, 'until'])?.text,
        hint: 'until is the first month in which the lever is no longer in force',
      }),
    ];
  return until <= horizon.months
    ? []
    : [
        faultAt(draft, [...path, 'until'], {
          expected: `a month of the story, ${horizonText(draft)}, or the one after it`,
          found: scalarAt(draft.tree, [...path, 'until'])?.text,
          hint: 'leave out until: the lever then stays in force to the end',
        }),
      ];
};

/** Names that a map acts on: each stands for one thing, once, that is there and that `only` allows. */
export const checkTargets = (draft: Draft, path: Path, only?: Allowed): readonly Diagnostic[] => {
  const names = namesOf(draft.tree);
  const seen = new Set<string>();
  return keysAt(draft.tree, path).flatMap((written) => {
    const fault = (expected: string, hint: string): readonly Diagnostic[] => [
      faultAtKey(draft, [...path, written], { expected, found: written, hint }),
    ];
    const target = resolveTarget(names, written);
    if (E.isLeft(target)) return [faultAtKey(draft, [...path, written], target.left)];
    const key = JSON.stringify(target.right);
    if (seen.has(key)) return fault('everything once', 'it is named above, with or without its section');
    seen.add(key);
    if (only !== undefined && !only.kinds.includes(target.right.of)) return fault(only.expected, only.hint);
    if (target.right.of === 'reach' && scalarAt(draft.tree, ['reach'])?.value === 'all')
      return fault('a reach that can be multiplied', 'reach: all makes every prospect a lead: write reach: { innovation: ... }');
    if (target.right.of === 'recommender' && !has(draft, ['drivers', 'recommender']))
      return fault('a recommender that can be multiplied', 'name its stored model: drivers: { recommender: { model: tastes.model.json } }');
    if (target.right.of === 'plan price' && isGivenAway(draft, target.right.name))
      return fault('a plan that has a price', 'what is given away has no price that could be changed: state price, or unit_price, in offer');
    return target.right.of === 'usage' && !hasUsage(draft) ? fault('usage in a segment', 'state how much customers use: market.SEGMENT.usage') : [];
  });
};

/** Whether nothing is ever paid for a plan, as far as its prices could be read. */
const isGivenAway = (draft: Draft, plan: string): boolean =>
  ['price', 'unit_price', 'tiers', 'licence', 'setup_fee'].every((key) => {
    const path = ['offer', plan, key];
    if (!has(draft, path)) return true;
    const stated = [...draft.values].filter(([value]) => value.startsWith(pathText(path)));
    return stated.length > 0 && stated.every(([, { quantity }]) => quantity.randomness === 'known' && quantity.value === 0);
  });

interface Allowed {
  readonly kinds: readonly Target['of'][];
  readonly expected: string;
  readonly hint: string;
}

/** What a policy can do: what a manager decides, not what customers do. */
const allowed: Readonly<Record<'multiply' | 'set', Allowed>> = {
  multiply: {
    kinds: ['spend', 'plan price', 'cost line', 'price', 'cost'],
    expected: 'a channel, a plan, a cost line, price or cost',
    hint: 'a policy changes what a manager decides; events and levers change the rest',
  },
  set: {
    kinds: ['spend', 'plan price', 'cost line'],
    expected: 'a channel, a plan or a cost line',
    hint: 'set states an amount a month; multiply changes price or cost as a whole',
  },
};

const checkPolicy = (draft: Draft, path: Path): readonly Diagnostic[] => {
  const changed = (operation: 'multiply' | 'set'): readonly string[] => keysAt(draft.tree, [...path, 'then', operation]);
  const both = changed('set').filter((name) => changed('multiply').includes(name));
  return [
    ...checkCondition(draft, [...path, 'when']),
    ...(has(draft, [...path, 'then']) &&
    changed('multiply').length + changed('set').length === 0 &&
    keysAt(draft.tree, [...path, 'then']).every(isOperation)
      ? [
          faultAtKey(draft, [...path, 'then'], {
            expected: 'multiply or set with at least one name',
            hint: 'write then: { multiply: { search: 0.5 } }',
          }),
        ]
      : []),
    ...checkTargets(draft, [...path, 'then', 'multiply'], allowed.multiply),
    ...checkTargets(draft, [...path, 'then', 'set'], allowed.set),
    ...both.map((name) =>
      faultAtKey(draft, [...path, 'then', 'set', name], {
        expected: 'multiply or set',
        found: `both for ${name}`,
        hint: 'an amount that is set needs no factor',
      }),
    ),
  ];
};

const isOperation = (key: string): boolean => key === 'multiply' || key === 'set';

/** Measures that are shares: a number above 1 was meant in per cent. */
const shares: readonly SeenMeasure[] = ['churn', 'gross_margin', 'service'];

const checkCondition = (draft: Draft, path: Path): readonly Diagnostic[] => {
  const scalar = scalarAt(draft.tree, path);
  if (typeof scalar?.value !== 'string' || scalar.value === '') return [];
  const { value: text, place, textOffset } = scalar;
  const condition = parseCondition(text);
  if (E.isLeft(condition)) {
    const offset = textOffset === undefined ? place.offset : textOffset + condition.left.offset;
    return [diagnose({ source: place.source, offset }, path, condition.left)];
  }
  const { measure, value } = condition.right;
  if (!shares.includes(measure) || Math.abs(value) <= 1) return [];
  return [
    faultAt(draft, path, { expected: `${measure} compared with a share of at most 100%`, found: String(value), hint: `did you mean ${value}%?` }),
  ];
};

/** Whether something moves sentiment where the file has no sentiment. */
export const checkSentiment = (draft: Draft): readonly Diagnostic[] =>
  has(draft, ['sentiment']) || has(draft, ['drivers', 'sentiment'])
    ? []
    : [['choice', 'sentiment'], ['retention', 'sentiment'], ...keysAt(draft.tree, ['events']).map((event) => ['events', event, 'sentiment'])]
        .filter((path) => actsAt(draft, path))
        .map((path) =>
          faultAtKey(draft, path, {
            expected: 'a section sentiment beside it',
            hint: 'write sentiment: { noise: 0.15 }, or sentiment: {} where events alone move it',
          }),
        );
