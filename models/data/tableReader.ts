import type { Fault } from '../../scenarios/diagnostic.js';
import { isBlank } from './cell.js';
import type { Cell } from './cell.js';
import { columnBuilder } from './columnBuilder.js';
import type { BuiltColumn, ColumnBuilder } from './columnBuilder.js';
import type { WantedColumn } from './columns.js';
import { delimiterNames } from './delimiter.js';
import type { Delimiter } from './delimiter.js';
import { faultList } from './faultList.js';
import type { FaultList } from './faultList.js';
import { growing } from './growing.js';
import { doubleNames, headerNames, missingColumn } from './header.js';

/** A table while it is read. */
export interface TableReader {
  /** Takes the next row, the header first, with its line. */
  readonly take: (cells: readonly Cell[], line: number) => void;
  readonly faults: FaultList;
  readonly result: () => ReadTable;
}

export interface ReadTable {
  /** Names of the columns, in the order of the header. */
  readonly names: readonly string[];
  readonly rows: number;
  readonly dropped: readonly { readonly reason: string; readonly rows: number }[];
  readonly columns: ReadonlyMap<string, BuiltColumn>;
  readonly lines: Int32Array;
  /** Place of a role's column in a row, from 0. */
  readonly fieldOf: ReadonlyMap<string, number>;
}

interface Reading {
  readonly wanted: WantedColumn;
  readonly field: number;
  readonly builder: ColumnBuilder;
}

/**
 * Reads the columns that are wanted, row by row.
 * @param delimiter undefined for a workbook, whose rows may end early: missing cells are blank there
 */
export const tableReader = (wanted: readonly WantedColumn[], delimiter: Delimiter | undefined): TableReader => {
  const faults = faultList();
  const lines = growing((length) => new Int32Array(length));
  const dropped = new Map<string, number>();
  let names: readonly string[] | undefined;
  let readings: readonly Reading[] = [];
  let rows = 0;

  const takeHeader = (cells: readonly Cell[], line: number): void => {
    const header = headerNames(cells);
    names = header;
    doubleNames(header, line).forEach(faults.add);
    readings = wanted.flatMap((column) => {
      const field = header.indexOf(column.name);
      if (field < 0) faults.add({ line, field: -1, name: '', fault: missingColumn(column.name, header) });
      return field < 0 ? [] : [{ wanted: column, field, builder: columnBuilder(column.type, delimiter) }];
    });
  };

  const raggedFault = (cells: readonly Cell[], width: number): Fault => {
    const hint = cells.length > width ? '; put quotes around cells that hold one' : '';
    const between = delimiter === undefined ? 'give every column a name in the header' : `the cells are parted by ${delimiterNames[delimiter]}: write all of them, as the header has them${hint}`;
    return { expected: `${width} cells as in the header`, found: `${cells.length}`, hint: between };
  };

  const takeRow = (cells: readonly Cell[], line: number, width: number): void => {
    rows++;
    const tooLong = delimiter === undefined ? cells.slice(width).some((cell) => !isBlank(cell)) : cells.length > width;
    if (tooLong || (delimiter !== undefined && cells.length < width)) return faults.add({ line, field: -1, name: '', fault: raggedFault(cells, width) });
    let reason: string | undefined;
    for (const { wanted: column, field, builder } of readings) {
      const cell = cells[field];
      if (!isBlank(cell) || column.blank === 'keep') {
        const fault = builder.read(cell ?? null);
        if (fault !== undefined) faults.add({ line, field, name: column.name, fault });
      } else if (column.blank === 'drop') reason ??= `no ${column.name}`;
      else faults.add({ line, field, name: column.name, fault: { expected: blankExpectation[column.type], found: 'a blank cell', hint: 'fill the cell, or take the row out of the file' } });
    }
    if (reason !== undefined) dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
    else if (faults.count() === 0) {
      for (const { builder } of readings) builder.keep();
      lines.push(line);
    }
  };

  return {
    take: (cells, line) => (names === undefined ? takeHeader(cells, line) : takeRow(cells, line, names.length)),
    faults,
    result: () => ({
      names: names ?? [],
      rows,
      dropped: [...dropped].map(([reason, count]) => ({ reason, rows: count })),
      columns: new Map(readings.map(({ wanted: column, builder }) => [column.role, builder.build()])),
      lines: lines.all(),
      fieldOf: new Map(readings.map(({ wanted: column, field }) => [column.role, field])),
    }),
  };
};

const blankExpectation: Readonly<Record<WantedColumn['type'], string>> = { number: 'a number', category: 'a word', text: 'a text', time: 'a date', flag: 'yes or no' };
