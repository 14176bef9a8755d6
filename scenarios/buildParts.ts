import { pathText } from './diagnostic.js';
import type { Path } from './diagnostic.js';
import type { Draft } from './draft.js';
import { monthsBetween, parseMonth } from './month.js';
import type { CalendarMonth } from './month.js';
import { namesOf } from './targets.js';
import type { TargetNames } from './targets.js';
import type { Schedule, Value } from './value.js';

/** What a scenario is built with: its values, months and names, read from a file that has been found free of faults. */
export interface Parts {
  /** The value at a path; a path without one is a mistake of the builder's, not of the user's. */
  readonly value: (path: Path) => Value;
  /** The known number at a path. */
  readonly count: (path: Path) => number;
  readonly schedule: (written: unknown, path: Path) => Schedule;
  /** Months from the start of the story to a month. */
  readonly monthOf: (text: string) => number;
  readonly segments: readonly string[];
  readonly plans: readonly string[];
  /** What levers, events and policies can act on. */
  readonly targets: TargetNames;
}

/** `input` gives the names; the rest comes from the draft. */
export const partsOf = (
  { tree, values }: Draft,
  start: CalendarMonth,
  names: { readonly market: Readonly<Record<string, unknown>>; readonly offer: Readonly<Record<string, unknown>> },
): Parts => {
  const value = (path: Path): Value => {
    const found = values.get(pathText(path));
    if (found === undefined) throw new Error(`no value was read at ${pathText(path)}`);
    return found;
  };
  const count = (path: Path): number => {
    const { quantity } = value(path);
    if (quantity.randomness !== 'known') throw new Error(`${pathText(path)} is not known`);
    return quantity.value;
  };
  const monthOf = (text: string): number => {
    const month = parseMonth(text);
    if (month === undefined) throw new Error(`${text} is not a month`);
    return monthsBetween(start, month);
  };
  /** What is in force before the start gives way to the last of it, which holds from month 0. */
  const schedule = (written: unknown, path: Path): Schedule => {
    if (Array.isArray(written)) {
      const entries = written.map((entry: { readonly from?: string }, index) => ({
        month: Math.max(0, entry.from === undefined ? 0 : monthOf(entry.from)),
        value: value([...path, index, 'value']),
      }));
      return { entries: entries.filter(({ month }, index) => month > 0 || entries[index + 1]?.month !== 0) };
    }
    if (typeof written === 'object' && written !== null)
      return { entries: [{ month: 0, value: value([...path, 'value']) }], ...('growth' in written ? { growth: value([...path, 'growth']) } : {}) };
    return { entries: [{ month: 0, value: value(path) }] };
  };
  return { value, count, schedule, monthOf, segments: Object.keys(names.market), plans: Object.keys(names.offer), targets: namesOf(tree) };
};

/** A key of the scenario for a part that is written, and nothing for one that is not. */
export const given = <Key extends string, Written, Made>(
  key: Key,
  written: Written | undefined,
  make: (written: Written) => Made,
): { readonly [Name in Key]?: Made } => (written === undefined ? {} : ({ [key]: make(written) } as { readonly [Name in Key]: Made }));

/** The type of what stands under names of the writer's own. */
export type Named<A> = A extends Readonly<Record<string, infer B>> ? B : never;
