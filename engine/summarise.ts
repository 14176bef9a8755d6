import { hashScenario } from '../scenarios/hash.js';
import { returnsOnCost } from './finance.js';
import { outputName } from './program.js';
import { rowOf } from './outputs.js';
import { breakEven, conditionalValueAtRisk, ruin, valueAtRisk, type Horizon } from './risk.js';
import { columnSummariser, type ColumnStatistics } from './statistics/columnStatistics.js';
import { roundHistogram } from './statistics/histogram.js';
import { measureNames, type Measure, type MeasureName, type Summary, type Total } from './summary.js';
import { monthsPerStep, stepLabels } from './time.js';
import type { Trials } from './trials.js';
import { packageVersion } from './version.js';

/** Confidence of value at risk. */
const riskLevel = 0.95;

/** What the trials say: every measure by month, totals, risk and where it all comes from. */
export function summarise(trials: Trials): Summary {
  const { scenario, model, outputs, backend, durationMs } = trials;
  const { currency } = scenario;
  const sum = (name: string): Float64Array => rowOf(outputs, outputName.sum(name), 0) as Float64Array;
  const moneyOf = (name: MeasureName) => (step: number) => rowOf(outputs, outputName.measure(name), step) as Float64Array;
  const [revenue, cost, npv] = [sum('revenue'), sum('cost'), sum('npv')];
  const profit = revenue.map((amount, trial) => amount - cost[trial]);
  const horizon: Horizon = { steps: model.steps, stepsPerMonth: 1 / monthsPerStep(scenario.step) };
  const { runway, ...ruined } = ruin(moneyOf('cash'), horizon);
  const [worst, tail] = [valueAtRisk(profit, riskLevel), conditionalValueAtRisk(profit, riskLevel)];
  return {
    version: 1,
    scenario: {
      name: scenario.name,
      about: scenario.about,
      currency,
      months: scenario.months,
      step: scenario.step,
      trials: scenario.trials,
      seed: scenario.seed,
      expected: scenario.expected,
      hash: hashScenario(scenario),
    },
    backend,
    versions: { bellwether: packageVersion(), node: process.versions.node },
    months: stepLabels(scenario),
    measures: Object.fromEntries(
      measureNames.map((name) => [name, measureOf(unitOf(name, currency), statisticsOf(trials, outputName.measure(name)))]),
    ),
    segments: segmentMeasures(trials),
    totals: {
      revenue: totalOf(currency, revenue),
      cost: totalOf(currency, cost),
      profit: totalOf(currency, profit),
      npv: totalOf(currency, npv),
      return: totalOf('profit / cost', returnsOnCost(profit, cost)),
    },
    histograms: { profit: roundHistogram(profit) },
    risk: {
      level: riskLevel,
      var: worst.value,
      cvar: tail.value,
      se: { var: worst.se, cvar: tail.se },
      ruin: ruined,
      runway,
      breakEven: breakEven(moneyOf('profit'), horizon),
    },
    durationMs,
  };
}

function unitOf(name: MeasureName, currency: string): string {
  switch (name) {
    case 'prospects':
    case 'leads':
    case 'new':
    case 'churned':
    case 'reactivated':
    case 'subscribers':
      return 'customers';
    case 'revenue':
    case 'cost':
    case 'profit':
    case 'cash':
      return currency;
    case 'mrr':
      return `${currency} a month`;
    default:
      return name satisfies never;
  }
}

function statisticsOf({ statistics }: Trials, output: string): readonly ColumnStatistics[] {
  const found = statistics.get(output);
  if (found === undefined) throw new Error(`no output ${output}`);
  return found;
}

/** Subscribers of each segment, in the order of the file. */
function segmentMeasures(trials: Trials): Summary['segments'] {
  const { scenario, model } = trials;
  const found = new Map<string, { subscribers: Measure }>();
  for (const population of model.populations) {
    const rows = statisticsOf(trials, outputName.segments(population));
    population.segments.forEach((segment, position) => {
      const own = rows.filter((_, row) => row % population.segments.length === position);
      found.set(segment.name, { subscribers: measureOf('customers', own) });
    });
  }
  return Object.fromEntries(scenario.segments.flatMap(({ name }) => {
    const measure = found.get(name);
    return measure === undefined ? [] : [[name, measure]];
  }));
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

function totalOf(unit: string, values: Float64Array): Total {
  return { unit, ...columnSummariser()(values) };
}
