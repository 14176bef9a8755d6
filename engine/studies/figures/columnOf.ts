import type { Quantity, Series } from '../../../scenarios/figures/figure.js';
import { each, missing, type Column } from '../../metrics/columns.js';
import type { MetricColumns } from '../../metrics/saas.js';
import { outputName, sumName } from '../../names.js';
import { rowOf } from '../../outputs.js';
import { breakEvenSteps, ruinSteps } from '../../risk.js';
import { hasOutput, stepsPerMonthOf } from '../../summarise/columnsOfRun.js';
import { metricColumns } from '../../summarise/saas.js';
import { totalColumns, type TotalColumns } from '../../summarise/totals.js';
import type { Trials } from '../../trials.js';
import { extremeUpTo, inMonth, isWhole, upToMonth } from './seriesColumns.js';

/**
 * [trial] a quantity, in its unit: NaN where a trial has no value (a metric whose denominator is not above zero, a quotient by 0), Infinity
 * where a time never comes.
 * @throws Error where the scenario of the trials does not have the quantity
 */
export function columnOf(quantity: Quantity, trials: Trials): Float64Array {
  switch (quantity.kind) {
    case 'number':
      return new Float64Array(trials.outputs.trials).fill(quantity.value);
    case 'at':
      return inMonth(quantity.series, quantity.at, trials);
    case 'lowest':
    case 'highest':
      return extremeUpTo(quantity.series, quantity.kind, quantity.by, trials);
    case 'total':
      return quantity.by === undefined ? totalOf(quantity.series, trials) : upToMonth(quantity.series, quantity.by, trials);
    case 'worth':
      return overTheStory(trials)[quantity.name].subarray(0, trials.outputs.trials);
    case 'time':
      return timeColumn(quantity.name, trials);
    case 'metric':
      return Float64Array.from(metricsOf(trials)[quantity.name] ?? new Float64Array(trials.outputs.trials).fill(missing));
    case 'negative':
      return columnOf(quantity.of, trials).map((value) => -value);
    case 'operation':
      return operate(quantity.operator, columnOf(quantity.left, trials), columnOf(quantity.right, trials));
    default:
      return quantity satisfies never;
  }
}

function operate(operator: '+' | '-' | '*' | '/', left: Column, right: Column): Float64Array {
  switch (operator) {
    case '+':
      return each([left, right], (a, b) => a + b);
    case '-':
      return each([left, right], (a, b) => a - b);
    case '*':
      return each([left, right], (a, b) => a * b);
    case '/':
      return each([left, right], (a, b) => (b === 0 ? missing : a / b));
    default:
      return operator satisfies never;
  }
}

/** As the summary adds it up. */
function totalOf({ measure, part }: Series, trials: Trials): Float64Array {
  if (part?.of === 'segment' && (measure === 'new' || measure === 'churned') && !isWhole(part, trials)) {
    const output = outputName.sum(sumName.segment(measure, part.name));
    return hasOutput(trials, output) ? Float64Array.from(rowOf(trials.outputs, output, 0)) : new Float64Array(trials.outputs.trials);
  }
  const known = measure === 'revenue' || measure === 'cost' || measure === 'profit';
  return part === undefined && known ? overTheStory(trials)[measure].subarray(0, trials.outputs.trials) : upToMonth({ measure, part }, undefined, trials);
}

function timeColumn(name: 'break_even' | 'runway', trials: Trials): Float64Array {
  const { outputs, model } = trials;
  const money = (measure: 'profit' | 'cash') => (step: number) => rowOf(outputs, outputName.measure(measure), step) as Float64Array;
  const [reached, completed] = name === 'runway' ? [ruinSteps(money('cash'), model.steps), 0] : [breakEvenSteps(money('profit'), model.steps), 1];
  const perMonth = stepsPerMonthOf(trials);
  return Float64Array.from(reached, (step) => (step < model.steps ? (step + completed) / perMonth : Infinity));
}

/** Several figures ask for these of the same trials. */
const knownTotals = new WeakMap<Trials, TotalColumns>();
const knownMetrics = new WeakMap<Trials, MetricColumns>();

const overTheStory = (trials: Trials): TotalColumns => remembered(knownTotals, trials, () => totalColumns(trials));
const metricsOf = (trials: Trials): MetricColumns => remembered(knownMetrics, trials, () => metricColumns(trials) ?? {});

function remembered<Found>(known: WeakMap<Trials, Found>, trials: Trials, find: () => Found): Found {
  const found = known.get(trials) ?? find();
  known.set(trials, found);
  return found;
}
