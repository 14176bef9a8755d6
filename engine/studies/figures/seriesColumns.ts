import type { Moment, Part, Series } from '../../../scenarios/figures/figure.js';
import { measures } from '../../../scenarios/figures/quantities.js';
import { lineWord } from '../../../scenarios/figures/vocabulary.js';
import { monthsBetween, monthText } from '../../../scenarios/month.js';
import { costLines, revenueLines } from '../../lines.js';
import { windowSum, type Column, type Columns } from '../../metrics/columns.js';
import { outputName } from '../../names.js';
import { columnsByStep, hasOutput, zeroColumns } from '../../summarise/columnsOfRun.js';
import { lineOutputs } from '../../summarise/parts.js';
import { subscribersOfSegment } from '../../summarise/payingCustomers.js';
import { stepOfMonth } from '../../time.js';
import type { Trials } from '../../trials.js';

/**
 * [step][trial] a measure, of everything or of a part. A line that the run does not have is 0, and so are the customers of a channel that
 * brings none. @throws Error where the scenario does not have the measure, or has no month by month for the part
 */
function stepColumns({ measure, part }: Series, trials: Trials): Columns {
  return part === undefined || isWhole(part, trials) ? columnsByStep(trials, outputName.measure(measure)) : partColumns(measure, part, trials);
}

/** Whether a part is all there is. */
export function isWhole({ of }: Part, { scenario: { segments, plans } }: Trials): boolean {
  return (of === 'segment' && segments.length === 1) || (of === 'plan' && plans.length === 1);
}

function partColumns(measure: Series['measure'], { of, name }: Part, trials: Trials): Columns {
  switch (of) {
    case 'segment':
      if (measure !== 'subscribers') throw new Error(`${measure} of a segment is known in total only`);
      return subscribersOfSegment(trials, name);
    case 'plan':
      return columnsByStep(trials, outputName.plan(measure === 'mrr' ? 'mrr' : 'subscribers', name));
    case 'channel':
      return hasOutput(trials, outputName.channel(name)) ? columnsByStep(trials, outputName.channel(name)) : zeroColumns(trials);
    case 'line': {
      const lines = measure === 'revenue' ? lineOutputs(trials, 'revenue', revenueLines(trials.model)) : lineOutputs(trials, 'cost', costLines(trials.model));
      const output = lines.find(({ line }) => lineWord(line.name) === name)?.output;
      return output === undefined ? zeroColumns(trials) : columnsByStep(trials, output);
    }
    default:
      return of satisfies never;
  }
}

/**
 * [trial] a measure in a month: of a flow what its steps add up to, else what stands at the end of its last step.
 * @throws Error where the month is none of the story
 */
export function inMonth(series: Series, at: Moment, trials: Trials): Float64Array {
  const month = monthOf(at, trials);
  const columns = stepColumns(series, trials);
  const [first, end] = [firstStep(month, trials), firstStep(month + 1, trials)];
  return measures[series.measure].kind === 'flow' ? sumOf(columns, first, end, trials) : Float64Array.from(columns[end - 1]);
}

/** [trial] what a measure adds up to from the start to a month, or to the end. */
export function upToMonth(series: Series, by: Moment | undefined, trials: Trials): Float64Array {
  return sumOf(stepColumns(series, trials), 0, firstStep(monthOf(by ?? 'end', trials) + 1, trials), trials);
}

/**
 * [trial] the lowest or the highest that a measure is up to a month: of a flow of all months, else of all steps.
 * Of `cash`, the lowest is below zero where the trial is ruined.
 */
export function extremeUpTo(series: Series, which: 'lowest' | 'highest', by: Moment | undefined, trials: Trials): Float64Array {
  const last = monthOf(by ?? 'end', trials);
  const columns = stepColumns(series, trials);
  const rows: Columns =
    measures[series.measure].kind === 'flow'
      ? Array.from({ length: last + 1 }, (_, month) => sumOf(columns, firstStep(month, trials), firstStep(month + 1, trials), trials))
      : columns.slice(0, firstStep(last + 1, trials));
  return foldColumns(rows, which === 'lowest' ? Math.min : Math.max);
}

/** [trial] the lowest or highest value of one or more columns. */
export function foldColumns([first, ...others]: readonly Column[], pick: (a: number, b: number) => number): Float64Array {
  const folded = Float64Array.from(first);
  for (const column of others) for (let trial = 0; trial < folded.length; trial++) folded[trial] = pick(folded[trial], column[trial]);
  return folded;
}

function sumOf(columns: Columns, first: number, end: number, { outputs }: Trials): Float64Array {
  return windowSum([columns], { first, end }, outputs.trials);
}

/** A month counted from the start of the story. */
function monthOf(moment: Moment, { scenario }: Trials): number {
  if (moment === 'start') return 0;
  if (moment === 'end') return scenario.months - 1;
  const month = monthsBetween(scenario.start, moment);
  if (month < 0 || month >= scenario.months) throw new Error(`${monthText(moment)} is no month of the story of ${scenario.name}`);
  return month;
}

/** The first step that begins in a month or after it; the number of steps after the last. */
function firstStep(month: number, { scenario, model }: Trials): number {
  return Math.min(model.steps, stepOfMonth(scenario, month));
}
