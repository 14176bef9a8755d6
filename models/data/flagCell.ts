import type { Fault } from '../../scenarios/diagnostic.js';
import { cellFault, cellText } from './cell.js';
import type { Cell } from './cell.js';

const flags: ReadonlyMap<string, number> = new Map([
  ['是', 1],
  ['否', 0],
  ['yes', 1],
  ['y', 1],
  ['true', 1],
  ['1', 1],
  ['no', 0],
  ['n', 0],
  ['false', 0],
  ['0', 0],
]);

/** 1 for yes, true, y, 是 and 1; 0 for no, false, n, 否 and 0, in any case; NaN for anything else. */
export const readFlag = (cell: Cell): number => flags.get(cellText(cell).toLowerCase()) ?? NaN;

/** What is wrong with a cell that `readFlag` cannot read. */
export const flagFault = (cell: Cell): Fault => cellFault(cell, 'yes or no', 'write yes or no, true or false, 1 or 0');
