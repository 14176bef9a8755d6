import * as E from 'fp-ts/lib/Either.js';
import type { Fault } from '../../scenarios/diagnostic.js';
import { didYouMean, nearest } from '../../scenarios/hints.js';
import type { WantedColumn } from './columns.js';
import { missingColumn } from './header.js';

/** The part that the column of months plays. */
export const timeRole = 'month';

/** Names by which the column of months is found, the likeliest first. */
const timeNames = ['month', 'date', 'period', 'time', 'week', 'day'];

/** Which column of a file of actual figures holds what. */
export interface ActualColumns {
  /** That of months first, then those of measures. */
  readonly wanted: readonly WantedColumn[];
  readonly ignored: readonly string[];
}

/** What is wrong with a header, and the column whose name is, from 0; -1: none in particular. */
export interface HeaderFault {
  readonly field: number;
  readonly fault: Fault;
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

/**
 * Finds the columns of a file of actual figures: what is stated wins; else the months are in the first column with a name such as
 * `month` or `date`, and a measure in the column with its name.
 * @param stated name of a column by measure, or by `month`
 * Left: a stated column that is not there, a stated measure that the story has not, a name that is nearly that of a measure, no months, no measure.
 */
export const actualColumns = (
  header: readonly string[],
  measures: readonly string[],
  stated: Readonly<Record<string, string>>,
): E.Either<readonly HeaderFault[], ActualColumns> => {
  const names = header.filter((name) => name !== '');
  const faults: HeaderFault[] = [];
  const say = (fault: Fault, field = -1): void => void faults.push({ field, fault });
  for (const [role, column] of Object.entries(stated)) {
    if (role !== timeRole && !measures.includes(role)) say({ expected: 'a measure that the story has', found: role, hint: didYouMean(role, [timeRole, ...measures]) });
    if (!names.includes(column)) say(missingColumn(column, names));
  }
  const taken = new Set(Object.values(stated));
  const free = names.filter((name) => !taken.has(name));
  const time = stated[timeRole] ?? timeNames.flatMap((known) => free.filter((name) => plain(name) === known))[0];
  if (time === undefined) {
    say({ expected: `a column of months, by a name such as ${timeNames.slice(0, 3).join(', ')}`, found: `the columns ${names.join(', ')}`, hint: `say which column it is: ${timeRole}=${names[0] ?? 'NAME'}` });
  }
  const roleOf = (name: string): string | undefined =>
    Object.keys(stated).find((role) => role !== timeRole && stated[role] === name) ??
    (taken.has(name) ? undefined : measures.find((measure) => plain(measure) === plain(name) && stated[measure] === undefined));
  const others = names.filter((name) => name !== time);
  const found = others.flatMap((name) => ((role) => (role === undefined ? [] : [{ role, name }]))(roleOf(name)));
  const ignored = others.filter((name) => roleOf(name) === undefined && !taken.has(name));
  for (const name of ignored) {
    const near = nearest(name, measures.filter((measure) => !found.some(({ role }) => role === measure)));
    if (near !== undefined) say({ expected: 'the name of a measure', found: name, hint: `did you mean ${near}? If so, rename the column or say ${near}=${name}; else give it another name` }, header.indexOf(name));
  }
  const unnamed = found.length === 0 && faults.length === 0;
  if (unnamed) say({ expected: 'a column with the name of a measure', found: `the columns ${names.join(', ')}`, hint: `say which column is which: ${measures[0]}=NAME; measures here: ${measures.join(', ')}` });
  if (faults.length > 0 || time === undefined) return E.left(faults);
  return E.right({
    wanted: [{ role: timeRole, name: time, type: 'time', blank: 'wrong' }, ...found.map(({ role, name }): WantedColumn => ({ role, name, type: 'number', blank: 'keep' }))],
    ignored,
  });
};
