import { wrap } from './wrap.js';

/** Widest line of a table, in columns of the terminal. */
export const terminalWidth = 100;

/** A text of the user's with nothing in it that a terminal would act on. */
export const visible = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u;

/** Columns that a text takes in a terminal: East Asian letters take two. */
export const columnsOf = (text: string): number => [...text].reduce((columns, letter) => columns + (wide.test(letter) ? 2 : 1), 0);

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
