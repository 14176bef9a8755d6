import { valuesOf } from '../../expression/arrays.js';
import type { ArrayReference } from '../../expression/type.js';
import type { TableSet } from '../../tableSet.js';
import { allocate } from '../memory.js';

/**
 * Packs all tables into two arrays, because a GPU binds few arrays to a kernel: one of what all trials share, and one of rows
 * with a value for each trial. A 32-bit integer, which a single-precision array cannot hold, is kept as its two halves: all
 * high halves of a table, then all low ones.
 */
export class TablePacking {
  private readonly places = new Map<string, { reference: ArrayReference; offset: number }>();
  private shared = 0;
  private rows = 0;

  /** The first value, or the first row, of a table; given out when first asked for. */
  offsetOf(reference: ArrayReference): number {
    const known = this.places.get(reference.name);
    if (known !== undefined) return known.offset;
    const offset = reference.perTrial ? this.rows : this.shared;
    if (reference.perTrial) this.rows += valuesOf(reference);
    else this.shared += valuesOf(reference) * (reference.type === 'i32' ? 2 : 1);
    this.places.set(reference.name, { reference, offset });
    return offset;
  }

  /** Rows with a value for each trial. */
  get rowCount(): number {
    return this.rows;
  }

  /** What all trials share. */
  fillShared(tables: TableSet): Float32Array {
    const packed = new Float32Array(Math.max(1, this.shared));
    for (const { reference, offset } of this.places.values()) {
      if (reference.perTrial) continue;
      const values = allocate(reference, 1);
      tables.table(reference.name).fill(values, { firstTrial: 0, trials: 1, width: 1 });
      if (reference.type === 'i32') {
        packed.set(Array.from(values, (value) => value >>> 16), offset);
        packed.set(Array.from(values, (value) => value & 0xffff), offset + values.length);
      } else {
        packed.set(values, offset);
      }
    }
    return packed;
  }

  /** `[row][trial]` for the given trials. */
  fillTrials(tables: TableSet, firstTrial: number, trials: number): { values: Float32Array; rows: number } {
    const rows = Math.max(1, this.rows);
    const packed = new Float32Array(rows * trials);
    for (const { reference, offset } of this.places.values()) {
      if (!reference.perTrial) continue;
      const values = allocate(reference, trials);
      tables.table(reference.name).fill(values, { firstTrial, trials, width: trials });
      packed.set(values, offset * trials);
    }
    return { values: packed, rows };
  }
}
