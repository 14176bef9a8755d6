import type { Table, TrialRange } from '../tables.js';
import type { Memory } from './memory.js';

/** Fills those of the tables that the memory has room for; what all trials share is the same whatever the range. */
export function fillTables(tables: readonly Table[], memory: Memory, range: TrialRange): void {
  for (const { reference, fill } of tables) {
    const target = memory[reference.name];
    if (target !== undefined) fill(target, range);
  }
}
