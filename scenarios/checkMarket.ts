import type { Diagnostic } from './diagnostic.js';
import { faultAt, knownAt, leastAt, limits } from './draft.js';
import type { Draft } from './draft.js';
import { didYouMean } from './hints.js';
import { itemsAt, keysAt, lookup } from './tree.js';

/** What segments and plans must be to each other: sizes that fit, segments that exist, conversions that share the same leads. */
export const checkMarket = (draft: Draft): readonly Diagnostic[] => [
  ...keysAt(draft.tree, ['market']).flatMap((segment) => checkSegment(draft, segment)),
  ...keysAt(draft.tree, ['offer']).flatMap((plan) => checkPlan(draft, plan)),
  ...checkConversions(draft),
];

const checkSegment = (draft: Draft, segment: string): readonly Diagnostic[] => {
  const path = ['market', segment];
  const customers = knownAt(draft, [...path, 'customers']);
  if (customers === undefined) return [];
  const found: Diagnostic[] = [];
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
  if (subscribers > 0 && plansFor(draft, segment).length === 0)
    found.push(
      faultAt(draft, [...path, 'subscribers'], {
        expected: `a plan under offer for the subscribers of ${segment}`,
        hint: `add ${segment} to the segments of a plan`,
      }),
    );
  return found;
};

const plansFor = ({ tree }: Draft, segment: string): readonly string[] =>
  keysAt(tree, ['offer']).filter((plan) => {
    const named = lookup(tree, ['offer', plan, 'segments']);
    return named?.kind !== 'list' || named.items.some((item) => item.kind === 'scalar' && item.text === segment);
  });

const checkPlan = (draft: Draft, plan: string): readonly Diagnostic[] => {
  const known = keysAt(draft.tree, ['market']);
  const path = ['offer', plan, 'segments'];
  const names = itemsAt(draft.tree, path).map((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? item.text : undefined));
  return names.flatMap((name, index) => {
    const here = [...path, index];
    if (name === undefined || known.length === 0) return [];
    if (!known.includes(name)) return [faultAt(draft, here, { expected: 'a segment of the market', found: name, hint: didYouMean(name, known) })];
    return names.indexOf(name) < index ? [faultAt(draft, here, { expected: 'every segment once', found: name })] : [];
  });
};

/** Conversions that a lead of one segment chooses between are shares of the same leads. */
const checkConversions = (draft: Draft): readonly Diagnostic[] =>
  keysAt(draft.tree, ['market']).flatMap((segment) => {
    const offered = plansFor(draft, segment).map((plan) => ({ plan, least: leastAt(draft, ['offer', plan, 'conversion']) }));
    const total = offered.reduce((sum, { least }) => sum + least, 0);
    const last = offered[offered.length - 1];
    if (offered.length < 2 || total <= 1 + 1e-12) return [];
    const found = offered.map(({ plan, least }) => `${plan} ${Number((least * 100).toPrecision(6))}%`).join(' + ');
    return [
      faultAt(draft, ['offer', last.plan, 'conversion'], {
        expected: `conversions in segment ${segment} that add up to at most 100%`,
        found,
        hint: 'a lead takes one plan or none: lower the shares, or offer the plans to different segments',
      }),
    ];
  });
