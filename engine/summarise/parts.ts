import { costLines, revenueLines } from '../lines.js';
import { movements, outputName, type Movement } from '../names.js';
import type { Part, Summary } from '../summary.js';
import type { Trials } from '../trials.js';
import { hasOutput, sumOfRows } from './columnsOfRun.js';
import { seriesOf } from './series.js';
import { totalOf } from './totals.js';

/** A line of a result, and the output that holds its money by month. */
export interface LineOutput<L> {
  readonly line: L;
  readonly output: string;
}

/** The lines of a side with their outputs; the only line of a side has none of its own, being all of it. */
export function lineOutputs<L extends { readonly name: string }>(trials: Trials, side: 'revenue' | 'cost', lines: readonly L[]): LineOutput<L>[] {
  if (lines.length === 1) return [{ line: lines[0], output: outputName.measure(side) }];
  return lines.map((line) => ({ line, output: outputName.line(side, line.name) })).filter(({ output }) => hasOutput(trials, output));
}

/** What revenue and cost are made of. */
export function linesOf(trials: Trials): Summary['lines'] {
  const { model, scenario } = trials;
  return {
    revenue: lineOutputs(trials, 'revenue', revenueLines(model)).map(({ line, output }) => ({
      name: line.name,
      kind: line.group,
      ...partOf(trials, output, scenario.currency),
    })),
    cost: lineOutputs(trials, 'cost', costLines(model)).map(({ line, output }) => ({ name: line.name, group: line.group, ...partOf(trials, output, scenario.currency) })),
  };
}

/** How monthly recurring revenue changes; nothing where it never does. */
export function movementsOf(trials: Trials): Summary['movements'] {
  const there = movements.filter((name) => hasOutput(trials, outputName.movement(name)));
  if (there.length === 0) return undefined;
  const unit = `${trials.scenario.currency} a month`;
  const parts: Partial<Record<Movement, Part>> = {};
  for (const name of there) parts[name] = partOf(trials, outputName.movement(name), unit);
  return parts;
}

function partOf(trials: Trials, output: string, unit: string): Part {
  return { ...seriesOf(trials, unit, output), total: totalOf(trials, unit, sumOfRows(trials, output)) };
}
