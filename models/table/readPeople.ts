import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import { diagnoseAt } from '../../scenarios/diagnostic.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import { checkDuplicates } from '../data/checkDuplicates.js';
import type { Categories, DataColumns, WantedColumn } from '../data/columns.js';
import { featureColumns } from '../data/features.js';
import { readColumns } from '../data/readColumns.js';
import type { FitRequest } from '../trainer.js';

/** A table with one row a customer, an offer or a contract. */
export interface PeopleTable {
  readonly data: DataColumns;
  /** Segment of every row; one, named ``, where the data names none. */
  readonly segments: Categories;
  /** Columns to learn from, read by `featureColumns`; the column of segments is the last of them. */
  readonly columns: readonly string[];
}

/**
 * Reads the columns that a request names: those of the kind's own, the key (checked for doubles), the segment and the features.
 * The segment is a feature too: what differs between segments and shows in nothing else would be lost otherwise.
 * Left: what is wrong with the file; two rows with one key, with the line of the first; a column of the kind's own among the features.
 */
export const readPeople = (request: FitRequest, own: readonly Omit<WantedColumn, 'name' | 'blank'>[]): TE.TaskEither<readonly Diagnostic[], PeopleTable> => {
  const nameOf = (role: string): string | undefined => [request.columns[role] ?? []].flat()[0];
  const segment = nameOf('segment');
  const columns = [...new Set([...[request.columns['features'] ?? []].flat(), ...(segment === undefined ? [] : [segment])])];
  const optional = (role: string): readonly WantedColumn[] => {
    const name = nameOf(role);
    return name === undefined ? [] : [{ role, name, type: 'category', blank: 'wrong' }];
  };
  const wanted: readonly WantedColumn[] = [
    ...own.flatMap(({ role, type }): readonly WantedColumn[] => {
      const name = nameOf(role);
      return name === undefined ? [] : [{ role, name, type, blank: 'wrong' }];
    }),
    ...optional('id'),
    ...optional('segment'),
    ...featureColumns(columns),
  ];
  const given = own.flatMap(({ role }) => nameOf(role) ?? []).filter((name) => columns.includes(name));
  if (given.length > 0) return TE.left(given.map((name) => knownAnswer(request.data, name)));
  return pipe(
    readColumns(request.data, wanted),
    TE.flatMapEither((data) => {
      const doubles = checkDuplicates(data, 'id');
      return doubles.length > 0 ? E.left(doubles) : E.right({ data, columns, segments: data.categories.get('segment') ?? everybody(data.used) });
    }),
  );
};

const knownAnswer = (file: string, name: string): Diagnostic =>
  diagnoseAt(file, { line: 1, column: 1 }, '', { expected: 'features that are not what is to be learned', found: name, hint: 'take it out of the features: it plays another part' });

const everybody = (rows: number): Categories => ({ codes: new Int32Array(rows), levels: [''] });
