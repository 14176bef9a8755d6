import type { Diagnostic, Path } from './diagnostic.js';
import { faultAt, faultAtKey, has, hasUsage, knownAt } from './draft.js';
import type { Draft } from './draft.js';
import { costLine, revenueLine } from './schemaLines.js';
import { keysAt } from './tree.js';

/** What lines of cost and revenue and capacities must be: parts that need or exclude each other. */
export const checkMoney = (draft: Draft): readonly Diagnostic[] => [
  ...keysAt(draft.tree, ['costs']).flatMap((line) => checkLine(draft, ['costs', line], kinds.cost)),
  ...keysAt(draft.tree, ['revenue']).flatMap((line) => checkLine(draft, ['revenue', line], kinds.revenue)),
  ...keysAt(draft.tree, ['capacity']).flatMap((name) => checkCapacity(draft, ['capacity', name])),
];

interface LineKind {
  readonly noun: string;
  /** Every key of such a line. */
  readonly known: readonly string[];
  /** The keys that can make it a line of something. */
  readonly amounts: readonly string[];
}

const amounts = ['per_month', 'per_customer', 'per_new_customer', 'per_usage', 'once'];
const kinds: Readonly<Record<'cost' | 'revenue', LineKind>> = {
  cost: { noun: 'cost line', known: Object.keys(costLine.shape), amounts: [...amounts, 'of_revenue', 'of_new_mrr', 'hire'] },
  revenue: { noun: 'revenue line', known: Object.keys(revenueLine.shape), amounts },
};

/** What is missing or too much in a line; where a key is unknown it may be the missing one, and nothing is said to be missing. */
const checkLine = (draft: Draft, path: Path, { noun, known, amounts: ways }: LineKind): readonly Diagnostic[] => {
  const keys = keysAt(draft.tree, path);
  const stated = (key: string): boolean => keys.includes(key);
  const found: Diagnostic[] = [];
  if (stated('growth') && stated('decline'))
    found.push(
      faultAtKey(draft, [...path, 'decline'], { expected: 'growth or decline', found: 'both', hint: 'keep one: a decline is a negative growth' }),
    );
  if (stated('per_usage') && !hasUsage(draft)) found.push(withoutUsage(draft, [...path, 'per_usage']));
  if (keys.length === 0 || keys.some((key) => !known.includes(key))) return found;
  if (stated('every') && !stated('value'))
    found.push(faultAt(draft, [...path, 'value'], { expected: 'the amount that is due every so many months', hint: 'write every: 12, value: 250k' }));
  if (stated('value') && !stated('every'))
    found.push(
      faultAtKey(draft, [...path, 'value'], {
        expected: 'every beside value',
        found: 'value alone',
        hint: `write every: 12, value: 250k; what is due every month is per_month`,
      }),
    );
  if (![...ways, 'every', 'value'].some(stated))
    found.push(faultAtKey(draft, path, { expected: `an amount in the ${noun}`, hint: `state one of ${ways.join(', ')}, or every with value` }));
  return found;
};

const checkCapacity = (draft: Draft, path: Path): readonly Diagnostic[] => {
  const units = knownAt(draft, [...path, 'units']);
  const limit = knownAt(draft, [...path, 'limit']);
  return [
    ...(units !== undefined && limit !== undefined && limit < units
      ? [faultAt(draft, [...path, 'limit'], { expected: `at least as many as there are units at the start, ${units} here`, found: String(limit) })]
      : []),
    ...(has(draft, [...path, 'per_unit']) && !hasUsage(draft) ? [withoutUsage(draft, [...path, 'per_unit'])] : []),
  ];
};

const withoutUsage = (draft: Draft, path: Path): Diagnostic =>
  faultAtKey(draft, path, {
    expected: 'usage in a segment',
    hint: `state how much customers use: market.${keysAt(draft.tree, ['market'])[0] ?? 'SEGMENT'}.usage`,
  });
