/** A file that was read, with what is needed to turn an offset in it into a line and a column. */
export interface Source {
  readonly file: string;
  /** The whole text, without a byte order mark. */
  readonly text: string;
  /** Offset of the first character of every line, ascending; the first is 0. */
  readonly lineStarts: readonly number[];
}

/** A point in a file; `offset` counts UTF-16 code units from 0. */
export interface Place {
  readonly source: Source;
  readonly offset: number;
}

/** A point as a person reads it: both count from 1. `sourceLine` is the line without its line break. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly sourceLine: string;
}

/** Splits a text into lines once. A byte order mark at the start is dropped. */
export const makeSource = (file: string, text: string): Source => {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lineStarts = [0];
  for (let at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { file, text: body, lineStarts };
};

/** The line and column of a place. An offset outside the text is moved to its nearest end. */
export const positionOf = ({ source, offset }: Place): Position => {
  const at = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (source.lineStarts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  const start = source.lineStarts[low];
  const end = source.lineStarts[low + 1] ?? source.text.length + 1;
  return { line: low + 1, column: at - start + 1, sourceLine: source.text.slice(start, end - 1).replace(/\r$/, '') };
};
