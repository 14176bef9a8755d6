import * as E from 'fp-ts/lib/Either.js';
import { diagnoseAt } from '../../scenarios/diagnostic.js';
import type { Diagnostic, Fault } from '../../scenarios/diagnostic.js';
import { didYouMean } from '../../scenarios/hints.js';
import { trainingRules } from '../../scenarios/trainingRules.js';
import type { ColumnRole, FitKind } from '../../scenarios/trainingRules.js';
import { missingColumn } from './header.js';

/** Names of columns by the part they play; features are several. */
export type RoleColumns = Readonly<Record<string, string | readonly string[]>>;

const plain = (name: string): string => name.toLowerCase().replace(/[\s_]/g, '');

/**
 * Which column of a file plays which part in a fit. What is stated wins and must be in the header; other parts go to the column that
 * bears the first of the names by which the part is known, unless it plays a part already; `features` are all columns that are left.
 * Parts that need not be played and that nothing plays are absent.
 * @param file for messages
 * @param stated names of columns by role, as the user wrote them
 * Left: roles that the kind of fit does not have, columns that the header lacks, required roles that nothing plays.
 */
export const columnsFor = (
  kind: FitKind,
  file: string,
  header: readonly string[],
  stated: RoleColumns,
): E.Either<readonly Diagnostic[], RoleColumns> => {
  const roles = trainingRules[kind].columns;
  const names = header.filter((name) => name !== '');
  const taken = new Set(Object.values(stated).flat());
  const found: Record<string, string | readonly string[]> = {};
  const faults: Fault[] = [...statedFaults(kind, roles, names, stated)];
  for (const { role, type, required, names: known } of roles) {
    const own = stated[role];
    if (own !== undefined) found[role] = type === 'features' ? [own].flat() : own;
    else if (type !== 'features') {
      const column = known
        .map((name) => names.find((candidate) => plain(candidate) === plain(name) && !taken.has(candidate)))
        .find((name) => name !== undefined);
      if (column !== undefined) {
        found[role] = column;
        taken.add(column);
      } else if (required) faults.push(unplayed(role, known, names));
    }
  }
  const features = roles.find(({ type, role }) => type === 'features' && stated[role] === undefined);
  if (features !== undefined) found[features.role] = names.filter((name) => !taken.has(name));
  return faults.length === 0 ? E.right(found) : E.left(faults.map((fault) => diagnoseAt(file, { line: 1, column: 1 }, '', fault)));
};

const statedFaults = (kind: FitKind, roles: readonly ColumnRole[], names: readonly string[], stated: RoleColumns): readonly Fault[] =>
  Object.entries(stated).flatMap(([role, columns]): readonly Fault[] => {
    const rule = roles.find((candidate) => candidate.role === role);
    const known = roles.map((candidate) => candidate.role);
    if (rule === undefined) return [{ expected: `a part that a column can play in a ${kind} fit`, found: role, hint: didYouMean(role, known) }];
    if (rule.type !== 'features' && typeof columns !== 'string')
      return [{ expected: `one column for ${role}`, found: columns.join(', '), hint: 'name one of them' }];
    return [columns].flat().flatMap((column) => (names.includes(column) ? [] : [missingColumn(column, names)]));
  });

const unplayed = (role: string, known: readonly string[], names: readonly string[]): Fault => ({
  expected: `a column for ${role}, by a name such as ${known.slice(0, 3).join(', ')}`,
  found: `the columns ${names.join(', ')}`,
  hint: `say which column it is: ${role}=${names[0] ?? 'NAME'}`,
});
