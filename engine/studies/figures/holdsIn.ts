import type { Comparator, Condition } from '../../../scenarios/figures/figure.js';
import { each, missing, type Column } from '../../metrics/columns.js';
import type { Trials } from '../../trials.js';
import { columnOf } from './columnOf.js';
import { extremeUpTo } from './seriesColumns.js';

/** [trial] 1 where a condition holds, 0 where not; NaN where what it compares has no value, unless it is decided all the same. */
export function holdsIn(condition: Condition, trials: Trials): Float64Array {
  switch (condition.kind) {
    case 'ruin':
      return extremeUpTo({ measure: 'cash' }, 'lowest', condition.by, trials).map((cash) => (cash < 0 ? 1 : 0));
    case 'comparison': {
      const { comparator, left, right } = condition;
      return each([columnOf(left, trials), columnOf(right, trials)], (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? missing : compares(a, comparator, b) ? 1 : 0));
    }
    case 'not':
      return holdsIn(condition.of, trials).map((held) => 1 - held);
    case 'all':
      return joinColumns(condition.of.map((one) => holdsIn(one, trials)), 0);
    case 'any':
      return joinColumns(condition.of.map((one) => holdsIn(one, trials)), 1);
    default:
      return condition satisfies never;
  }
}

export function compares(left: number, comparator: Comparator, right: number): boolean {
  switch (comparator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return comparator satisfies never;
  }
}

/** The three-valued `and` and `or` of Kleene: one 0 decides an `and`, one 1 an `or`, whatever has no value beside it. */
function joinColumns(columns: readonly Column[], decides: 0 | 1): Float64Array {
  return Float64Array.from(columns[0], (_, trial) => {
    const held = columns.map((column) => column[trial]);
    if (held.includes(decides)) return decides;
    return held.some(Number.isNaN) ? missing : 1 - decides;
  });
}
