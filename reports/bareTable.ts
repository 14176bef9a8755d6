import Table from 'cli-table3';

export type Alignment = 'left' | 'right';

/** Lines above and below, none between: white space keeps columns apart. */
const bare = Object.fromEntries(
  ['top-mid', 'top-left', 'top-right', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle', 'top', 'bottom'].map(
    (name) => [name, ''],
  ),
);

/**
 * A table for a terminal without any lines.
 * @param alignments of its columns
 * @param gap columns of the terminal between two of its columns
 * @param widths of its columns, the gap included; longer texts are wrapped. Left out: as wide as their texts
 */
export const bareTable = (alignments: readonly Alignment[], gap: number, widths?: readonly number[]): InstanceType<typeof Table> =>
  new Table({
    colAligns: [...alignments],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap },
    chars: bare,
    ...(widths === undefined ? {} : { colWidths: [...widths], wordWrap: true }),
  });
