/** What stands between the cells of a row; a space stands for runs of spaces. */
export type Delimiter = ',' | ';' | '\t' | ' ';

/** Names of delimiters, for messages. */
export const delimiterNames: Readonly<Record<Delimiter, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', ' ': 'spaces' };

const withoutQuoted = (line: string): string => line.replace(/"(?:[^"]|"")*"/g, '""');
const pieces = (line: string): number => line.trim().split(/ +/).length;

/**
 * The delimiter of a table, from its first two lines: whichever of tab, semicolon and comma the header has most of outside quotes;
 * with none of them, spaces where both lines have equally many words and more than one; else the table has one column.
 */
export const guessDelimiter = (start: string): Delimiter => {
  const [header = '', second = ''] = start
    .split(/[\r\n]+/)
    .filter((line) => line !== '')
    .map(withoutQuoted);
  const counts = (['\t', ';', ','] as const).map((delimiter) => ({ delimiter, count: header.split(delimiter).length - 1 }));
  const [most] = counts.sort((a, b) => b.count - a.count);
  if (most !== undefined && most.count > 0) return most.delimiter;
  return pieces(header) > 1 && pieces(header) === pieces(second) ? ' ' : ',';
};
