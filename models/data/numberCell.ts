import type { Fault } from '../../scenarios/diagnostic.js';
import { cellFault, cellText } from './cell.js';
import type { Cell } from './cell.js';
import type { Delimiter } from './delimiter.js';

const plain = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
/** `1,234` and `1,234.5` */
const grouped = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
/** `12,5`, `0,125`, `1234,567` and `1.234,56`: a comma that cannot stand between thousands. */
const decimalComma = /^[-+]?(?:\d+,\d*|\d{1,3}(?:\.\d{3})+,\d*)$/;

const hints: Readonly<Record<string, string>> = {
  nan: 'leave a cell blank where there is no number',
  na: 'leave a cell blank where there is no number',
  'n/a': 'leave a cell blank where there is no number',
  null: 'leave a cell blank where there is no number',
  none: 'leave a cell blank where there is no number',
  '-': 'leave a cell blank where there is no number',
};
const forms = 'write a number such as 1234.5, 1,234.5 or 12%';

/** Reads the cells of one column of numbers; it remembers which decimal mark the column has. */
export interface NumberReader {
  /** The number in a cell that is not blank; NaN: there is none, and `fault` says why. */
  readonly read: (cell: Cell) => number;
  /** What is wrong with the cell that was read last. */
  readonly fault: (cell: Cell) => Fault;
}

/**
 * Numbers as tables have them: `1234.5`, `1,234.5`, `1e6`, `12%` (0.12). A decimal comma (`12,5`, `1.234,56`) is taken where it can be
 * nothing else, and then the whole column must have it: a column with both marks is an error, and so is `1,234` in a file whose
 * cells are parted by semicolons, where it may be either.
 */
export const numberReader = (delimiter: Delimiter | undefined): NumberReader => {
  let mark: 'point' | 'comma' | undefined;
  const seen = (found: 'point' | 'comma', value: number): number => {
    mark ??= found;
    return mark === found ? value : NaN;
  };
  const readText = (written: string): number => {
    const percent = written.endsWith('%');
    const text = percent ? written.slice(0, -1).trimEnd() : written;
    // The exponent shifts the point exactly: 7% is 0.07, not 7 / 100 after rounding twice.
    const number = (digits: string): number =>
      Number(percent && !/e/i.test(digits) ? `${digits}e-2` : digits) / (percent && /e/i.test(digits) ? 100 : 1);
    if (plain.test(text)) return text.includes('.') ? seen('point', number(text)) : number(text);
    if (grouped.test(text) && !/^[-+]?0/.test(text))
      return delimiter === ';' && !text.includes('.') ? NaN : seen('point', number(text.replaceAll(',', '')));
    if (decimalComma.test(text)) return seen('comma', number(text.replaceAll('.', '').replace(',', '.')));
    return NaN;
  };
  return {
    read: (cell) => {
      if (typeof cell === 'number') return Number.isFinite(cell) ? cell : NaN;
      if (typeof cell !== 'string') return NaN;
      const value = readText(cell.trim());
      return Number.isFinite(value) ? value : NaN;
    },
    fault: (cell) => {
      const text = cellText(cell);
      if (delimiter === ';' && grouped.test(text))
        return cellFault(
          cell,
          'a number',
          'the comma may part thousands or decimals: save the file with a decimal point and no marks between thousands',
        );
      if (plain.test(text) || grouped.test(text) || decimalComma.test(text))
        return cellFault(
          cell,
          'one decimal mark in the whole column',
          'other cells of the column have another one: save the file with a decimal point',
        );
      return cellFault(cell, 'a number', hints[text.toLowerCase()] ?? (/^[$€£¥]|[$€£¥]$/.test(text) ? 'leave out the currency sign' : forms));
    },
  };
};
