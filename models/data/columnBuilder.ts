import type { Fault } from '../../scenarios/diagnostic.js';
import { cellText, isBlank } from './cell.js';
import type { Cell } from './cell.js';
import type { Categories, ColumnType } from './columns.js';
import type { Delimiter } from './delimiter.js';
import { flagFault, readFlag } from './flagCell.js';
import { growing } from './growing.js';
import { numberReader } from './numberCell.js';
import type { NumberReader } from './numberCell.js';
import { readTime, timeFault } from './timeCell.js';

/** What a column holds when all rows are read. */
export type BuiltColumn =
  | { readonly type: 'number'; readonly values: Float64Array }
  | { readonly type: 'time'; readonly values: Float64Array }
  | { readonly type: 'flag'; readonly values: Uint8Array }
  | { readonly type: 'category'; readonly values: Categories }
  | { readonly type: 'text'; readonly values: readonly string[] };

/** Fills a column row by row: a cell is read, and kept only when its whole row is used. */
export interface ColumnBuilder {
  /** Reads a cell; a blank one only where blank cells are kept. */
  readonly read: (cell: Cell) => Fault | undefined;
  /** Takes the cell that was read last as the next row. */
  readonly keep: () => void;
  readonly build: () => BuiltColumn;
}

const numeric = (
  read: (cell: Cell) => number,
  fault: (cell: Cell) => Fault,
  keep: (value: number) => void,
  build: () => BuiltColumn,
): ColumnBuilder => {
  let last = NaN;
  return {
    read: (cell) => {
      last = read(cell);
      return Number.isNaN(last) ? fault(cell) : undefined;
    },
    keep: () => keep(last),
    build,
  };
};

/** A blank cell that is kept is NaN. */
const numbers = ({ read, fault }: NumberReader, keep: (value: number) => void, build: () => BuiltColumn): ColumnBuilder => {
  const builder = numeric(read, fault, keep, build);
  let blank = false;
  return {
    read: (cell) => ((blank = isBlank(cell)) ? undefined : builder.read(cell)),
    keep: () => (blank ? keep(NaN) : builder.keep()),
    build,
  };
};

const category = (): ColumnBuilder => {
  const codes = growing((length) => new Int32Array(length));
  const known = new Map<string, number>();
  let last = '';
  return {
    read: (cell) => {
      last = cellText(cell);
      return undefined;
    },
    keep: () => {
      let code = known.get(last);
      if (code === undefined) known.set(last, (code = known.size));
      codes.push(code);
    },
    build: () => ({ type: 'category', values: { codes: codes.all(), levels: [...known.keys()] } }),
  };
};

const text = (): ColumnBuilder => {
  const values: string[] = [];
  let last = '';
  return {
    read: (cell) => {
      last = cellText(cell);
      return undefined;
    },
    keep: () => values.push(last),
    build: () => ({ type: 'text', values }),
  };
};

/** The builder of a column of a type; numbers are read as the file's delimiter suggests (none for a workbook). */
export const columnBuilder = (type: ColumnType, delimiter: Delimiter | undefined): ColumnBuilder => {
  if (type === 'category') return category();
  if (type === 'text') return text();
  if (type === 'flag') {
    const flags = growing((length) => new Uint8Array(length));
    return numeric(readFlag, flagFault, flags.push, () => ({ type, values: flags.all() }));
  }
  const values = growing((length) => new Float64Array(length));
  if (type === 'number') return numbers(numberReader(delimiter), values.push, () => ({ type, values: values.all() }));
  return numeric(readTime, timeFault, values.push, () => ({ type, values: values.all() }));
};
