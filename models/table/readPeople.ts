import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
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
 * Left: what is wrong with the file; two rows with one key, with the line of the first.
 */
export const readPeople = (request: FitRequest, own: readonly Omit<WantedColumn, 'name' | 'blank'>[]): TE.TaskEither<readonly Diagnostic[], PeopleTable> => {
  const nameOf = (role: string): string | undefined => [request.columns[role] ?? []].flat()[0];
  const segment = nameOf('segment');
  const columns = [...[request.columns['features'] ?? []].flat(), ...(segment === undefined ? [] : [segment])];
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
  return pipe(
    readColumns(request.data, wanted),
    TE.flatMapEither((data) => {
      const doubles = checkDuplicates(data, 'id');
      return doubles.length > 0 ? E.left(doubles) : E.right({ data, columns, segments: data.categories.get('segment') ?? everybody(data.used) });
    }),
  );
};

const everybody = (rows: number): Categories => ({ codes: new Int32Array(rows), levels: [''] });
