import type { Fault } from '../../scenarios/diagnostic.js';
import { didYouMean } from '../../scenarios/hints.js';
import { cellText } from './cell.js';
import type { Cell } from './cell.js';
import type { PlacedFault } from './faultList.js';

/** Names of the columns in the first row of a table; blank ones stay, as ``. */
export const headerNames = (cells: readonly Cell[]): readonly string[] => cells.map(cellText);

/** Names that stand in the header twice. */
export const doubleNames = (names: readonly string[], line: number): readonly PlacedFault[] =>
  names.flatMap((name, field) => {
    const first = names.indexOf(name);
    if (name === '' || first === field) return [];
    const fault: Fault = {
      expected: 'a different name for every column',
      found: name,
      hint: `column ${first + 1} has this name already: rename one of them`,
    };
    return [{ line, field, name: '', fault }];
  });

/** A column that the header lacks. */
export const missingColumn = (name: string, names: readonly string[]): Fault => ({
  expected: `a column ${name} in the header`,
  hint: didYouMean(
    name,
    names.filter((known) => known !== ''),
  ),
});
