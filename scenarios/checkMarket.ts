import type { Diagnostic, Path } from './diagnostic.js';
import { faultAt, faultAtKey, knownAt, leastAt, limits, rarelyAboveAt } from './draft.js';
import type { Draft } from './draft.js';
import { didYouMean } from './hints.js';
import { keysAt, lookup, scalarAt } from './tree.js';
import type { Tree } from './tree.js';

/** What segments must be to themselves, to each other and to the plans: sizes that fit, conversions that share the same leads. */
export const checkMarket = (draft: Draft): readonly Diagnostic[] => [
  ...keysAt(draft.tree, ['market']).flatMap((segment) => checkSegment(draft, segment)),
  ...checkConversions(draft),
  ...checkInfluence(draft),
  ...checkLooks(draft),
];

const checkSegment = (draft: Draft, segment: string): readonly Diagnostic[] => {
  const path = ['market', segment];
  const found: Diagnostic[] = [];
  if (namesSegments(draft) && soldTo(draft, 'offer', segment).length === 0)
    found.push(
      faultAtKey(draft, path, {
        expected: `a plan under offer for ${segment}`,
        hint: `add ${segment} to the segments of a plan, or leave ${segment} out`,
      }),
    );
  const customers = knownAt(draft, [...path, 'customers']);
  if (customers === undefined) return found;
  const agents = knownAt(draft, [...path, 'agents']);
  if (agents !== undefined && agents > customers)
    found.push(faultAt(draft, [...path, 'agents'], { expected: `at most one agent a customer, ${customers} here`, found: String(agents) }));
  const least = Math.ceil(customers / limits.customersPerAgent);
  if (least > 1_048_575)
    found.push(
      faultAt(draft, [...path, 'customers'], {
        expected: `at most ${1_048_575 * limits.customersPerAgent} customers in a segment`,
        found: String(customers),
      }),
    );
  else if (agents !== undefined && agents < least)
    found.push(
      faultAt(draft, [...path, 'agents'], {
        expected: `at most ${limits.customersPerAgent} customers an agent`,
        found: `${Math.ceil(customers / agents)}`,
        hint: `write agents: ${least} or more`,
      }),
    );
  const subscribers = knownAt(draft, [...path, 'subscribers']) ?? 0;
  if (subscribers > customers)
    found.push(
      faultAt(draft, [...path, 'subscribers'], {
        expected: `at most as many subscribers as customers, ${customers} here`,
        found: String(subscribers),
      }),
    );
  return found;
};

/** Whether every plan that names segments names some that are there; else it may be meant for one that it does not name. */
const namesSegments = ({ tree }: Draft): boolean => {
  const known = keysAt(tree, ['market']);
  const plans = keysAt(tree, ['offer']).map((plan) => lookup(tree, ['offer', plan, 'segments']));
  const isThere = (item: Tree): boolean => item.kind === 'scalar' && known.includes(item.text);
  return plans.length > 0 && plans.every((named) => named?.kind !== 'list' || (named.items.length > 0 && named.items.every(isThere)));
};

/** Which plans or competitors sell to a segment. */
const soldTo = ({ tree }: Draft, section: 'offer' | 'competitors', segment: string): readonly string[] =>
  keysAt(tree, [section]).filter((seller) => {
    const named = lookup(tree, [section, seller, 'segments']);
    return named?.kind !== 'list' || named.items.some((item) => item.kind === 'scalar' && item.text === segment);
  });

/** Conversions and competitors' shares that a lead of one segment chooses between are shares of the same leads, also where all of them are drawn high. */
const checkConversions = (draft: Draft): readonly Diagnostic[] =>
  keysAt(draft.tree, ['market']).flatMap((segment) => {
    const plans = soldTo(draft, 'offer', segment).map((name) => ({ name, path: ['offer', name, 'conversion'] }));
    const others = soldTo(draft, 'competitors', segment).map((name) => ({ name, path: ['competitors', name, 'share'] }));
    const shares = [...plans, ...others];
    const added = (shareAt: (draft: Draft, path: Path) => number): string | undefined => {
      const stated = shares.map(({ name, path }) => ({ name, share: shareAt(draft, path) }));
      const total = stated.reduce((sum, { share }) => sum + share, 0);
      return total <= 1 + 1e-12 ? undefined : stated.map(({ name, share }) => `${name} ${Number((share * 100).toPrecision(3))}%`).join(' + ');
    };
    const certain = added(leastAt);
    const possible = certain ?? added(rarelyAboveAt);
    if (shares.length < 2 || possible === undefined) return [];
    const what = others.length > 0 ? 'conversions and shares of competitors' : 'conversions';
    return [
      faultAt(draft, shares[shares.length - 1].path, {
        expected: `${what} in segment ${segment} that add up to at most 100%`,
        found: `${possible}${certain === undefined ? ', their P99.9' : ''}`,
        hint:
          certain === undefined
            ? 'a lead takes one plan or none: lower the shares, or write truncate(..., low, high) or pert with ends that fit'
            : 'a lead takes one plan or none: lower the shares, or offer the plans to different segments',
      }),
    ];
  });

/** Word of mouth goes from one segment to another. */
const checkInfluence = (draft: Draft): readonly Diagnostic[] => {
  const known = keysAt(draft.tree, ['market']);
  const path = ['reach', 'influence'];
  const unknown = (name: string, here: readonly string[]): readonly Diagnostic[] =>
    known.includes(name) ? [] : [faultAtKey(draft, here, { expected: 'a segment of the market', found: name, hint: didYouMean(name, known) })];
  return keysAt(draft.tree, path).flatMap((to) => [
    ...unknown(to, [...path, to]),
    ...keysAt(draft.tree, [...path, to]).flatMap((from) =>
      from === to
        ? [
            faultAtKey(draft, [...path, to, from], {
              expected: 'another segment',
              found: from,
              hint: "a segment's own word of mouth is reach.imitation",
            }),
          ]
        : unknown(from, [...path, to, from]),
    ),
  ]);
};

/** Where every prospect is a lead in every step there is nothing for demand to multiply. */
const checkLooks = (draft: Draft): readonly Diagnostic[] =>
  scalarAt(draft.tree, ['reach'])?.value === 'all' && keysAt(draft.tree, ['demand']).length > 0
    ? [
        faultAtKey(draft, ['demand'], {
          expected: 'a reach that demand can multiply',
          found: 'reach: all',
          hint: 'write reach: { innovation: ... }: all makes every prospect a lead, whatever the demand',
        }),
      ]
    : [];
