import type { Diagnostic, Path } from './diagnostic.js';
import { faultAt, has, horizonOf, horizonText, monthIndexAt } from './draft.js';
import type { Draft } from './draft.js';
import { didYouMean } from './hints.js';
import type { Role } from './places.js';
import { itemsAt, keysAt, scalarAt } from './tree.js';

/** What every value over time, every month of the story and every list of names must be, wherever it stands. */
export const checkPlaces = (draft: Draft): readonly Diagnostic[] => draft.places.flatMap(({ role, path }) => checks[role](draft, path));

type Check = (draft: Draft, path: Path) => readonly Diagnostic[];

/** A list of `{ from, value }`: only the first may leave `from` out, the first covers the start, then months rise, all within the story. */
const checkSchedule: Check = (draft, path) => {
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
          found: scalarAt(draft.tree, here)?.text,
          hint: 'leave out from in the first entry, or put an entry before it',
        }),
      ];
    const before = months[index - 1];
    return before !== undefined && month <= before
      ? [faultAt(draft, here, { expected: 'a month after that of the entry before', found: scalarAt(draft.tree, here)?.text })]
      : [];
  });
};

const checkMonth: Check = (draft, path) => {
  const month = monthIndexAt(draft, path);
  const horizon = horizonOf(draft);
  return month !== undefined && horizon !== undefined && (month < 0 || month >= horizon.months) ? [outside(draft, path)] : [];
};

const outside = (draft: Draft, path: Path): Diagnostic =>
  faultAt(draft, path, { expected: `a month of the story, ${horizonText(draft)}`, found: scalarAt(draft.tree, path)?.text });

const checkNames =
  (section: string, noun: string, expected: string): Check =>
  (draft, path) => {
    const names = itemsAt(draft.tree, path).map((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? item.text : undefined));
    return names.flatMap((name, index) => {
      if (name === undefined) return [];
      const unknown = unknownName(draft, [...path, index], name, section, expected);
      if (unknown.length > 0 || names.indexOf(name) === index) return unknown;
      return [faultAt(draft, [...path, index], { expected: `every ${noun} once`, found: name })];
    });
  };

const checkIndex: Check = (draft, path) => {
  const named = scalarAt(draft.tree, path);
  return typeof named?.value === 'string' ? unknownName(draft, path, named.text, 'indices', 'an index under indices') : [];
};

const unknownName = (draft: Draft, path: Path, name: string, section: string, expected: string): readonly Diagnostic[] => {
  const known = keysAt(draft.tree, [section]);
  const hint = known.length === 0 ? `add ${name} under ${section}` : didYouMean(name, known);
  return known.includes(name) ? [] : [faultAt(draft, path, { expected, found: name, hint })];
};

const checks: Readonly<Record<Role, Check>> = {
  'over time': checkSchedule,
  month: checkMonth,
  segment: checkNames('market', 'segment', 'a segment of the market'),
  plan: checkNames('offer', 'plan', 'a plan under offer'),
  cost: checkNames('costs', 'line', 'a line under costs'),
  index: checkIndex,
};
