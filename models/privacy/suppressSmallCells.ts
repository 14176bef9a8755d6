/** Cells that may be shown, and how many may not. */
export interface ShownCells<Cell> {
  readonly kept: readonly Cell[];
  readonly suppressed: number;
}

/**
 * Leaves out cells of fewer rows than `smallest`. What can be found by subtracting the cells that are shown from a total is not
 * looked after: show no totals of figures beside them.
 */
export const suppressSmallCells = <Cell extends { readonly rows: number }>(cells: readonly Cell[], smallest: number): ShownCells<Cell> => {
  const kept = cells.filter(({ rows }) => rows >= smallest);
  return { kept, suppressed: cells.length - kept.length };
};
