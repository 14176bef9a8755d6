import { diagnoseAt } from '../../scenarios/diagnostic.js';
import type { Diagnostic, Fault } from '../../scenarios/diagnostic.js';

/** Most mistakes of a file that are told one by one. */
export const mostFaults = 20;

/** A fault at a cell: its row's line and the position (from 0) of its column; -1: the whole row. */
export interface PlacedFault {
  readonly line: number;
  readonly field: number;
  /** Name of the column; empty: the row or the file is meant. */
  readonly name: string;
  readonly fault: Fault;
}

/** Keeps the first mistakes of a file and counts the others, so that a wrong column of a million rows is not a million messages. */
export interface FaultList {
  readonly add: (fault: PlacedFault) => void;
  readonly count: () => number;
  readonly first: () => readonly PlacedFault[];
}

export const faultList = (): FaultList => {
  const first: PlacedFault[] = [];
  let count = 0;
  return {
    add: (fault) => {
      if (count++ < mostFaults) first.push(fault);
    },
    count: () => count,
    first: () => first,
  };
};

/** The diagnostics of a file, with a last one that counts those beyond the first 20. */
export const withRest = (diagnostics: readonly Diagnostic[], all: number): readonly Diagnostic[] => {
  const last = diagnostics.at(-1);
  const shown = diagnostics.slice(0, mostFaults);
  if (last === undefined || all <= shown.length) return shown;
  const { file, line, column } = shown.at(-1) ?? last;
  const more = (all - shown.length).toLocaleString('en-US');
  return [
    ...shown,
    diagnoseAt(file, { line, column }, '', { expected: 'no further mistakes', found: `${more} more`, hint: 'put these right first' }),
  ];
};
