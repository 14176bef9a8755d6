import { invariantsOf } from '../scenarios/figures/invariantsOf.js';
import { hashScenario } from '../scenarios/hash.js';
import { yearlyReturn, yearlyReturnError } from './finance/yearlyReturn.js';
import { outputName } from './names.js';
import { rowOf } from './outputs.js';
import { breakEven, conditionalValueAtRisk, riskLevel, ruin, valueAtRisk, type Horizon } from './risk.js';
import { roundHistogram } from './statistics/histogram.js';
import { errorRate } from './studies/figures/errorRate.js';
import { checkInvariant } from './studies/figures/checkInvariant.js';
import { stepsPerMonthOf } from './summarise/columnsOfRun.js';
import { driversOf } from './summarise/drivers.js';
import { measuresOf, plansOf, segmentsOf } from './summarise/measures.js';
import { eventsOf } from './summarise/events.js';
import { linesOf, movementsOf } from './summarise/parts.js';
import { saasOf } from './summarise/saas.js';
import { totalColumns, totalsOf } from './summarise/totals.js';
import type { MeasureName, Summary } from './summary.js';
import { stepLabels } from './time.js';
import type { Trials } from './trials.js';
import { packageVersion } from '../scenarios/version.js';

/**
 * What the trials say: every measure by month, totals and what they are made of, risk, the metrics of the trade, and where it all
 * comes from. What the scenario does not use is not there.
 */
export function summarise(trials: Trials): Summary {
  const { scenario, backend, durationMs } = trials;
  const columns = totalColumns(trials);
  const profit = columns.profit.subarray(0, trials.outputs.trials);
  const measures = measuresOf(trials);
  return {
    version: 2,
    scenario: {
      name: scenario.name,
      about: scenario.about,
      currency: scenario.currency,
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
    measures,
    segments: segmentsOf(trials),
    plans: plansOf(trials),
    totals: totalsOf(trials, columns),
    lines: linesOf(trials),
    movements: movementsOf(trials),
    events: eventsOf(trials),
    ...(scenario.invariants.length === 0 ? {} : { invariants: invariantsOf(scenario).map((invariant, place) => checkInvariant(trials, invariant, scenario.invariants[place], errorRate)) }),
    drivers: driversOf(trials, profit),
    saas: saasOf(trials),
    histograms: { profit: roundHistogram(profit) },
    risk: riskOf(trials, profit, measures.profit.mean),
    durationMs,
  };
}

/**
 * @param profit [trial] total profit
 * @param meanProfit [step] mean profit of each step
 */
function riskOf(trials: Trials, profit: Float64Array, meanProfit: readonly number[]): Summary['risk'] {
  const moneyOf = (name: MeasureName) => (step: number) => rowOf(trials.outputs, outputName.measure(name), step) as Float64Array;
  const horizon: Horizon = { steps: trials.model.steps, stepsPerMonth: stepsPerMonthOf(trials) };
  const irr = yearlyReturn(meanProfit, horizon.stepsPerMonth);
  const { runway, ...ruined } = ruin(moneyOf('cash'), horizon);
  const [worst, tail] = [valueAtRisk(profit, riskLevel), conditionalValueAtRisk(profit, riskLevel)];
  return {
    level: riskLevel,
    var: worst.value,
    cvar: tail.value,
    se: { var: worst.se, cvar: tail.se },
    ruin: ruined,
    runway,
    breakEven: breakEven(moneyOf('profit'), horizon),
    irr: { ...irr, se: irr.value === null ? null : yearlyReturnError(moneyOf('profit'), horizon.steps, horizon.stepsPerMonth, irr.value) },
  };
}
