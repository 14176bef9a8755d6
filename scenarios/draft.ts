import * as E from 'fp-ts/lib/Either.js';
import { diagnose, pathText } from './diagnostic.js';
import type { Diagnostic, Fault, Path } from './diagnostic.js';
import { addMonths, monthText, monthsBetween, parseMonth } from './month.js';
import type { CalendarMonth } from './month.js';
import type { Places } from './places.js';
import type { Value } from './value.js';
import { lawAtMedians } from './laws/lawAtMedians.js';
import { certainInterval } from './support.js';
import { keyPlaceOf, keysAt, lookup, placeOf, scalarAt } from './tree.js';
import type { Tree } from './tree.js';
import type { ValueRules } from './valueRules.js';

/** A scenario file while it is checked: what stands in it, and its values as far as they could be read. */
export interface Draft {
  readonly tree: Tree;
  /** What the file says, with every default filled in, as far as values go: by path. */
  readonly values: ReadonlyMap<string, Value>;
  /** What the language says of each value, of those that could not be read too. */
  readonly rules: ReadonlyMap<string, ValueRules>;
  readonly places: Places;
}

/** Most steps in a story; most customers that one agent stands for; how many agents a segment has when it does not say. */
export const limits = { steps: 4095, customersPerAgent: 16_777_216, defaultAgents: 50 } as const;

/** The value at a path, when it is known. */
export const knownAt = ({ values }: Draft, path: Path): number | undefined => {
  const quantity = values.get(pathText(path))?.quantity;
  return quantity?.randomness === 'known' ? quantity.value : undefined;
};

/** The least that the value at a path can be, as far as that is certain; 0 when it could not be read. */
export const leastAt = ({ values }: Draft, path: Path): number => {
  const value = values.get(pathText(path));
  return value === undefined ? 0 : certainInterval(value.quantity)[0];
};

/** What the value at a path exceeds once in a thousand draws, uncertain parameters standing at their medians; 0 when it could not be read. */
export const rarelyAboveAt = ({ values }: Draft, path: Path): number => {
  const quantity = values.get(pathText(path))?.quantity;
  if (quantity === undefined || quantity.randomness === 'known') return quantity?.value ?? 0;
  const law = lawAtMedians(quantity.distribution);
  return E.isRight(law) ? law.right.quantile(0.999) : 0;
};

/** Whether the value at a path is anything but a known 0; not when it could not be read. */
export const actsAt = ({ values }: Draft, path: Path): boolean => {
  const quantity = values.get(pathText(path))?.quantity;
  return quantity !== undefined && !(quantity.randomness === 'known' && quantity.value === 0);
};

/** Whether a part of the market states how much it uses. */
export const hasUsage = ({ tree }: Draft, segments: readonly string[] = keysAt(tree, ['market'])): boolean =>
  segments.some((segment) => lookup(tree, ['market', segment, 'usage']) !== undefined);

/** A fault at a value, or at the key that should hold it. */
export const faultAt = (draft: Draft, path: Path, fault: Fault): Diagnostic => diagnose(placeOf(draft.tree, path), path, fault);

/** Whether a part is stated in the file. */
export const has = (draft: Draft, path: Path): boolean => lookup(draft.tree, path) !== undefined;

/** The first month of the story and the first one after it, when both can be read. */
export const horizonOf = (draft: Draft): { readonly start: CalendarMonth; readonly months: number } | undefined => {
  const start = parseMonth(scalarAt(draft.tree, ['start'])?.text ?? '');
  const months = knownAt(draft, ['months']);
  return start === undefined || months === undefined ? undefined : { start, months };
};

/** Months from the start of the story to the month at a path; undefined when either cannot be read. */
export const monthIndexAt = (draft: Draft, path: Path): number | undefined => {
  const horizon = horizonOf(draft);
  const month = parseMonth(scalarAt(draft.tree, path)?.text ?? '');
  return horizon === undefined || month === undefined ? undefined : monthsBetween(horizon.start, month);
};

/** The story in words: `2027-01 to 2029-12`. */
export const horizonText = (draft: Draft): string => {
  const horizon = horizonOf(draft);
  return horizon === undefined ? 'the horizon' : `${monthText(horizon.start)} to ${monthText(addMonths(horizon.start, horizon.months - 1))}`;
};

/** A fault at a key, whatever it holds. */
export const faultAtKey = (draft: Draft, path: Path, fault: Fault): Diagnostic => diagnose(keyPlaceOf(draft.tree, path), path, fault);
