import { wrap } from './wrap.js';

/** Widest line of a table, in columns of the terminal. */
export const terminalWidth = 100;

/** A text of the user's with nothing in it that a terminal would act on. */
export const visible = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');

/** A text beside its name; where it is too long for one line, the rest stands under its beginning. */
export const besideName = (name: string, text: string, indent: number): string =>
  name.padEnd(indent) + wrap(text, terminalWidth - indent).join(`\n${' '.repeat(indent)}`);

/** Lines as one text: never two empty ones after one another, no space at an end, and with hyphens, which a spreadsheet takes as numbers, for minus signs. */
export const plainText = (lines: readonly string[]): string =>
  lines
    .filter((line, index) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .replaceAll('\u2212', '-')
    .replace(/ +$/gm, '');
