import { measures } from '../../scenarios/figures/quantities.js';
import { outputName, sumName } from '../names.js';
import { columnsOf } from '../outputs.js';
import type { ColumnStatistics } from '../statistics/columnStatistics.js';
import { measureNames, optionalMeasureNames, type Measure, type MeasureName, type OptionalMeasureName, type Summary } from '../summary.js';
import type { Trials } from '../trials.js';
import { hasOutput } from './columnsOfRun.js';
import { seriesOf } from './series.js';
import { totalOf } from './totals.js';

/** Every measure that the run has, by month. */
export function measuresOf(trials: Trials): Summary['measures'] {
  const optional = optionalMeasureNames.filter((name) => hasOutput(trials, outputName.measure(name)));
  const names: readonly (MeasureName | OptionalMeasureName)[] = [...measureNames, ...optional];
  return Object.fromEntries(names.map((name) => [name, measureOf(unitOf(name, trials.scenario.currency), statisticsOf(trials, outputName.measure(name)))]));
}

/** Subscribers of each segment, in the order of the file, with who joins and who leaves. */
export function segmentsOf(trials: Trials): Summary['segments'] {
  const { scenario, model } = trials;
  const found = new Map<string, Summary['segments'][string]>();
  for (const population of model.populations) {
    const rows = statisticsOf(trials, outputName.segments(population));
    population.segments.forEach(({ name }, position) => {
      const own = rows.filter((_, row) => row % population.segments.length === position);
      const flow = (what: 'new' | 'churned') => {
        const output = outputName.sum(sumName.segment(what, name));
        return hasOutput(trials, output) ? { [what]: totalOf(trials, 'customers', columnsOf(trials.outputs, output, 0) as Float64Array) } : {};
      };
      found.set(name, { subscribers: measureOf('customers', own), ...flow('new'), ...flow('churned') });
    });
  }
  return Object.fromEntries(scenario.segments.flatMap(({ name }) => {
    const measures = found.get(name);
    return measures === undefined ? [] : [[name, measures]];
  }));
}

/** Subscribers and recurring revenue of each plan, where the run tells them apart. */
export function plansOf(trials: Trials): Summary['plans'] {
  const { scenario } = trials;
  const told = scenario.plans.filter(({ name }) => hasOutput(trials, outputName.plan('subscribers', name)) && hasOutput(trials, outputName.plan('mrr', name)));
  if (told.length === 0) return undefined;
  return Object.fromEntries(
    told.map(({ name }) => [
      name,
      {
        subscribers: seriesOf(trials, 'customers', outputName.plan('subscribers', name)),
        mrr: seriesOf(trials, unitOf('mrr', scenario.currency), outputName.plan('mrr', name)),
      },
    ]),
  );
}

/** Statistics of every row of an output whose spread is told, [row]. */
function statisticsOf({ statistics }: Trials, output: string): readonly ColumnStatistics[] {
  const found = statistics.get(output);
  if (found === undefined) throw new Error(`no output ${output}`);
  return found;
}

function unitOf(name: MeasureName | OptionalMeasureName, currency: string): string {
  return measures[name].unit.replace('currency', currency);
}

function measureOf(unit: string, steps: readonly ColumnStatistics[]): Measure {
  const byStep = (pick: (step: ColumnStatistics) => number): number[] => steps.map(pick);
  return {
    unit,
    mean: byStep((step) => step.mean),
    sd: byStep((step) => step.sd),
    p5: byStep((step) => step.p5),
    p25: byStep((step) => step.p25),
    p50: byStep((step) => step.p50),
    p75: byStep((step) => step.p75),
    p95: byStep((step) => step.p95),
    se: {
      mean: byStep((step) => step.se.mean),
      p5: byStep((step) => step.se.p5),
      p50: byStep((step) => step.se.p50),
      p95: byStep((step) => step.se.p95),
    },
  };
}
