import type { TrialRange } from '../tables.js';
import type { TableSet } from '../tableSet.js';
import type { Memory } from './memory.js';

/** Fills the tables that all trials share. */
export function fillShared(tables: TableSet, memory: Memory): void {
  for (const table of tables.all()) {
    const target = memory[table.reference.name];
    if (target !== undefined && !table.reference.perTrial) table.fill(target, { firstTrial: 0, trials: 1, width: 1 });
  }
}

/** Fills the tables that hold values of their own for each trial. */
export function fillTrials(tables: TableSet, memory: Memory, range: TrialRange): void {
  for (const table of tables.all()) {
    const target = memory[table.reference.name];
    if (target !== undefined && table.reference.perTrial) table.fill(target, range);
  }
}
