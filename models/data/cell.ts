import type { Fault } from '../../scenarios/diagnostic.js';

/** What stands in a cell: text in a CSV file; a workbook also has numbers, dates and truths. Blank: no text at all, or `null`. */
export type Cell = string | number | boolean | Date | null;

/** Whether nothing stands in a cell. */
export const isBlank = (cell: Cell | undefined): boolean => cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');

/** The text of a cell without the blanks around it; `` for a blank one. */
export const cellText = (cell: Cell): string => (cell === null ? '' : cell instanceof Date ? cell.toISOString() : String(cell).trim());

/** A fault at a cell that cannot be read as what its column holds. */
export const cellFault = (cell: Cell, expected: string, hint: string): Fault => {
  const found = cellText(cell);
  return found === '' ? { expected, hint } : { expected, found, hint };
};
