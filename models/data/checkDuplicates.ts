import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { DataColumns } from './columns.js';
import { mostFaults, withRest } from './faultList.js';

/** A mistake for every row whose key (a category that names the row) stands in an earlier row; the first 20 one by one. */
export const checkDuplicates = (data: DataColumns, role: string): readonly Diagnostic[] => {
  const keys = data.categories.get(role);
  if (keys === undefined || keys.levels.length === data.used) return [];
  const firstRow = new Int32Array(keys.levels.length).fill(-1);
  const faults: Diagnostic[] = [];
  let count = 0;
  keys.codes.forEach((code, row) => {
    const first = firstRow[code];
    if (first < 0) firstRow[code] = row;
    else if (count++ < mostFaults) {
      const found = `${keys.levels[code]}, which line ${data.lines[first]} has already`;
      faults.push(data.faultAt(row, role, { expected: `every ${role} once`, found, hint: 'take one of the rows out of the file' }));
    }
  });
  return withRest(faults, count);
};
