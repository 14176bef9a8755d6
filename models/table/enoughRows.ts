import { diagnoseAt } from '../../scenarios/diagnostic.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { DataColumns } from '../data/columns.js';

/** Fewest rows from which a model of people is learned, and fewest of either answer: a hold-out of a fifth of them says little as it is. */
const fewestRows = 100;
const fewestOfClass = 20;

/** What a table lacks to be learned from; a fault of the whole file stands at its first line. */
export const tooFewRows = ({ file, used }: DataColumns): readonly Diagnostic[] =>
  used >= fewestRows
    ? []
    : [diagnoseAt(file, { line: 1, column: 1 }, '', { expected: `at least ${fewestRows} rows to learn from`, found: `${used}`, hint: 'add rows, or state the figure in the scenario instead of learning it' })];

/** Whether a column of yes and no has enough of both. */
export const tooFewOfClass = ({ file }: DataColumns, column: string, flags: Uint8Array): readonly Diagnostic[] => {
  const yes = flags.reduce((sum, flag) => sum + flag, 0);
  const no = flags.length - yes;
  if (Math.min(yes, no) >= fewestOfClass) return [];
  const only = yes === 0 ? 'no only' : no === 0 ? 'yes only' : `${yes} yes and ${no} no`;
  const expected = yes === 0 || no === 0 ? `both yes and no in column ${column}` : `at least ${fewestOfClass} rows of yes and of no in column ${column}`;
  return [diagnoseAt(file, { line: 1, column: 1 }, '', { expected, found: only, hint: 'what always or hardly ever happens cannot be told apart: give a table with more of both' })];
};

/** No column is left to learn from. */
export const noFeatures = ({ file }: DataColumns, leftOut: readonly { readonly column: string; readonly reason: string }[]): Diagnostic =>
  diagnoseAt(file, { line: 1, column: 1 }, '', {
    expected: 'a column to learn from',
    found: leftOut.length === 0 ? 'no other column' : leftOut.map(({ column, reason }) => `${column}, which ${reason}`).join('; '),
    hint: 'name columns that differ from row to row: features=tenure',
  });

/** Every segment is too small to be shown. */
export const noSegments = ({ file }: DataColumns, column: string, smallestCell: number): Diagnostic =>
  diagnoseAt(file, { line: 1, column: 1 }, '', {
    expected: `a segment with at least ${smallestCell} rows in column ${column}`,
    found: 'smaller ones only',
    hint: 'name a column that has fewer segments, or leave the segment out',
  });
