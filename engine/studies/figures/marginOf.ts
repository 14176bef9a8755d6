import type { Comparator, Comparison, Condition, Quantity } from '../../../scenarios/figures/figure.js';
import { each, missing, type Column } from '../../metrics/columns.js';
import { columnsByStep, stepsPerMonthOf } from '../../summarise/columnsOfRun.js';
import { outputName } from '../../names.js';
import type { Trials } from '../../trials.js';
import { columnOf } from './columnOf.js';
import { turned } from './isolate.js';
import { extremeUpTo, foldColumns } from './seriesColumns.js';

/**
 * [trial] by how much a condition holds: above 0 where it does, below 0 where it does not, and moving without jumps as the trial does. In
 * the unit of what is compared; of ruin and of times against a number in money, because cash moves where the month does not: break-even by
 * month 24 means that cumulative profit is never below zero from month 24 on. NaN where there is no value.
 */
export function marginOf(condition: Condition, trials: Trials): Float64Array {
  switch (condition.kind) {
    case 'ruin':
      return extremeUpTo({ measure: 'cash' }, 'lowest', condition.by, trials).map((cash) => -cash);
    case 'comparison':
      return timeMargin(condition, trials) ?? differenceMargin(condition, trials);
    case 'not':
      return marginOf(condition.of, trials).map((margin) => -margin);
    case 'all':
      return joinMargins(condition.of.map((one) => marginOf(one, trials)), 1);
    case 'any':
      return joinMargins(condition.of.map((one) => marginOf(one, trials)), -1);
    default:
      return condition satisfies never;
  }
}

function differenceMargin({ comparator, left, right }: Comparison<Quantity>, trials: Trials): Float64Array {
  const sign = comparator === '<' || comparator === '<=' ? 1 : -1;
  return each([columnOf(left, trials), columnOf(right, trials)], (a, b) => (a === b ? 0 : sign * (b - a)));
}

/** The least margin, which decides an `and` (sign 1), or the greatest, which decides an `or` (sign -1). */
function joinMargins(columns: readonly Column[], sign: 1 | -1): Float64Array {
  return Float64Array.from(columns[0], (_, trial) => {
    const margins = columns.map((column) => sign * column[trial]);
    const present = margins.filter((margin) => !Number.isNaN(margin));
    const least = Math.min(...present);
    return present.length < margins.length && least >= 0 ? missing : sign * least;
  });
}

/** The margin of a time against a number; undefined where something else is compared. */
function timeMargin({ comparator, left, right }: Comparison<Quantity>, trials: Trials): Float64Array | undefined {
  if (left.kind === 'time' && right.kind === 'number') return ofTime(left.name, comparator, right.value, trials);
  return left.kind === 'number' && right.kind === 'time' ? ofTime(right.name, turned[comparator], left.value, trials) : undefined;
}

function ofTime(name: 'break_even' | 'runway', comparator: Comparator, months: number, trials: Trials): Float64Array {
  const late = comparator === '>' || comparator === '>=';
  const perMonth = stepsPerMonthOf(trials);
  const strict = comparator === '<' || comparator === '>=';
  /** Whether a time that a step stands for comes in time: before the months, or not after them. */
  const inTime = (time: number): boolean => (strict ? time < months : time <= months);
  const steps = Array.from({ length: trials.model.steps }, (_, step) => step);
  const margin =
    name === 'runway'
      ? negated(lowestOf(columnsByStep(trials, outputName.measure('cash')).filter((_, step) => inTime(step / perMonth)), trials))
      : lowestOf(cumulativeProfit(trials).slice(Math.max(0, steps.filter((step) => inTime((step + 1) / perMonth)).length - 1)), trials);
  const never = name === 'break_even' && !inTime(1 / perMonth);
  const held = never ? margin.fill(-Infinity) : margin;
  return late ? negated(held) : held;
}

/** [step][trial] profit up to each step. */
function cumulativeProfit(trials: Trials): Float64Array[] {
  let sum = new Float64Array(trials.outputs.trials);
  return columnsByStep(trials, outputName.measure('profit')).map((profit) => (sum = sum.map((before, trial) => before + profit[trial])));
}

function lowestOf(columns: readonly Column[], { outputs }: Trials): Float64Array {
  return columns.length === 0 ? new Float64Array(outputs.trials).fill(Infinity) : foldColumns(columns, Math.min);
}

const negated = (column: Float64Array): Float64Array => column.map((value) => -value);
