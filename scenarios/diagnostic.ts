import colors from 'picocolors';
import { positionOf } from './source.js';
import type { Place, Position } from './source.js';

/** One mistake in a file, where it stands and what to do about it. */
export interface Diagnostic {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** Where it stands in the scenario, `offer.basic.price[1].from`, or the column of a table of data; empty when the file itself is meant. */
  readonly path: string;
  /** What was expected, as it reads after the word "expected". */
  readonly message: string;
  /** What stood there instead; absent when nothing did. */
  readonly found?: string;
  /** What to do about it. */
  readonly hint?: string;
  /** The line of the file, for a frame. */
  readonly sourceLine?: string;
}

/** The steps from the top of a scenario to one of its parts: keys of maps, positions (from 0) in lists. */
export type Path = readonly (string | number)[];

/** A mistake before it is given a place: what was expected, found and advised. */
export interface Fault {
  readonly expected: string;
  readonly found?: string;
  readonly hint?: string;
}

/** `['offer', 'basic', 'price', 1, 'from']` as `offer.basic.price[1].from`. */
export const pathText = (path: Path): string =>
  path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`), '');

/** Most characters of what was found that a message shows. */
export const longestFound = 80;

/** Puts a fault at a place. */
export const diagnose = (place: Place, path: Path, fault: Fault): Diagnostic =>
  diagnoseAt(place.source.file, positionOf(place), pathText(path), fault);

/** Puts a fault at a line and a column of a file; `sourceLine` is left out where the file has no lines of text, as a workbook. */
export const diagnoseAt = (
  file: string,
  { line, column, sourceLine }: Omit<Position, 'sourceLine'> & Partial<Position>,
  path: string,
  fault: Fault,
): Diagnostic => ({
  file,
  line,
  column,
  path,
  message: fault.expected,
  ...(fault.found === undefined ? {} : { found: printable(fault.found, longestFound) }),
  ...(fault.hint === undefined ? {} : { hint: printable(fault.hint, 400) }),
  ...(sourceLine === undefined ? {} : { sourceLine }),
});

/**
 * A diagnostic as text: `file:line:column path: expected ..., got ...`, then its hint, then with `frame` the line of the file
 * and a caret under the column. No line break at the end.
 */
export const formatDiagnostic = (diagnostic: Diagnostic, options: { readonly color: boolean; readonly frame: boolean }): string => {
  const paint = colors.createColors(options.color);
  const where = `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`;
  const path = diagnostic.path === '' ? ':' : ` ${paint.bold(printable(diagnostic.path, 200))}:`;
  const found = diagnostic.found === undefined ? 'found nothing' : `got ${diagnostic.found}`;
  const lines = [`${paint.cyan(where)}${path} expected ${diagnostic.message}, ${paint.red(found)}`];
  if (diagnostic.hint !== undefined) lines.push(`  ${paint.yellow('hint:')} ${diagnostic.hint}`);
  if (options.frame && diagnostic.sourceLine !== undefined) lines.push(...frame(diagnostic.line, diagnostic.column, diagnostic.sourceLine, paint));
  return lines.join('\n');
};

/** At most this many columns of a line before and after the caret are shown. */
const frameReach = 60;

const frame = (line: number, column: number, sourceLine: string, paint: ReturnType<typeof colors.createColors>): string[] => {
  const from = Math.max(0, column - 1 - frameReach);
  const before = printable(sourceLine.slice(from, column - 1).replace(/\t/g, ' '), Infinity);
  const after = printable(sourceLine.slice(column - 1, column - 1 + frameReach).replace(/\t/g, ' '), Infinity);
  const gutter = `${String(line).padStart(5)} | `;
  return [`${paint.dim(gutter)}${before}${after}`, `${paint.dim(`${' '.repeat(5)} | `)}${' '.repeat(columnsOf(before))}${paint.red('^')}`];
};

/** Columns that a text takes in a terminal: East Asian wide characters take two. */
const columnsOf = (text: string): number =>
  [...text].reduce(
    (columns, character) =>
      columns + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1),
    0,
  );

/** One line of at most `limit` characters with nothing in it that a terminal would act on. */
const printable = (text: string, limit: number): string => {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
};

/** In file order: a file at a time in the order given, then by line and column. */
export const sortDiagnostics = (diagnostics: readonly Diagnostic[], files: readonly string[]): Diagnostic[] => {
  const rank = (file: string): number => (files.includes(file) ? files.indexOf(file) : files.length);
  return [...diagnostics].sort((a, b) => rank(a.file) - rank(b.file) || a.line - b.line || a.column - b.column);
};
