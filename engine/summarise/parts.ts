import { costLines, revenueLines } from '../lines.js';
import { movements, outputName, type Movement } from '../names.js';
import type { Part, Summary } from '../summary.js';
import type { Trials } from '../trials.js';
import { hasOutput, sumOfRows } from './columnsOfRun.js';
import { statisticsOf } from './measures.js';
import { totalOf } from './totals.js';

/** What revenue and cost are made of; nothing where the run does not tell lines apart. */
export function linesOf(trials: Trials): Summary['lines'] {
  const { model } = trials;
  const has = (side: 'revenue' | 'cost') => ({ name }: { readonly name: string }) => hasOutput(trials, outputName.line(side, name));
  const revenue = revenueLines(model).filter(has('revenue'));
  const cost = costLines(model).filter(has('cost'));
  if (revenue.length + cost.length === 0) return undefined;
  const line = (side: 'revenue' | 'cost', name: string): Part => partOf(trials, outputName.line(side, name), trials.scenario.currency);
  return {
    revenue: revenue.map(({ name, group }) => ({ name, kind: group, ...line('revenue', name) })),
    cost: cost.map(({ name, group }) => ({ name, group, ...line('cost', name) })),
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
  const steps = statisticsOf(trials, output);
  return {
    unit,
    mean: steps.map(({ mean }) => mean),
    se: steps.map(({ se }) => se.mean),
    total: totalOf(trials, unit, sumOfRows(trials, output)),
  };
}
