import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { isLeft } from 'fp-ts/lib/Either.js';
import { parseFigure } from '../../../scenarios/figures/parseFigure.js';
import { metricNames, type MetricName } from '../../../scenarios/figures/quantities.js';
import { vocabularyOf } from '../../../scenarios/figures/vocabulary.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { changesBetween, changeText } from '../../../scenarios/studies/changes.js';
import { Cancelled } from '../../error.js';
import { InvalidRequest } from '../../request.js';
import { totalColumns } from '../../summarise/totals.js';
import { stepLabels } from '../../time.js';
import type { Trials } from '../../trials.js';
import { commonTerms, type Terms } from '../commonTerms.js';
import { differenceOf, estimated, type Estimate } from '../estimate.js';
import { estimateFigure } from '../figures/estimateFigure.js';
import { journalKey, journalOf, type Journal } from '../journal.js';
import { numberOrNull } from '../numberOrNull.js';
import { provenanceOf } from '../provenance.js';
import type { Runner } from '../runner.js';
import { comparedFigures, type ComparedFigure } from './comparedFigures.js';
import type { ComparedScenario, Comparison, Fan, Row } from './comparison.js';
import { differences, fanOf, measurePaths, summedPaths, type Paths } from './paths.js';

/** What is kept of the trials of a scenario. */
interface Seen {
  /** By the text of the figure; one that the scenario cannot have is not there. */
  readonly estimates: Readonly<Record<string, Estimate>>;
  /** [trial] total profit. */
  readonly profit: Float64Array;
  readonly cash: Paths;
  readonly fans: { readonly cash: Fan; readonly profit: Fan; readonly mrr: Fan };
}

/** What each study may use beside its runner. */
export interface CompareTools {
  readonly journal?: Journal;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Scenarios beside the first of them, the base, with the same luck in each future: the difference of every figure, with the standard error
 * of the difference. Stopped by its signal, it gives what it knows of the scenarios that it has simulated, with `complete` false.
 * @param loaded two or more
 * @throws InvalidRequest where they cannot stand side by side; Cancelled where the base was not simulated yet
 */
export async function compare(loaded: readonly LoadedScenario[], terms: Terms, runner: Runner, { journal = journalOf(), onProgress }: CompareTools = {}): Promise<Comparison> {
  const begun = performance.now();
  const [base] = loaded;
  if (base === undefined || loaded.length < 2) throw new InvalidRequest(`compare: expected two or more scenarios, got ${loaded.length}`);
  const asked = loaded.map(({ scenario }) => scenario) as [Scenario, ...Scenario[]];
  const scenarios = asked.map(commonTerms(asked, terms));
  const figures = comparedFigures(scenarios[0], metricsOf(scenarios));
  const seen = await seeAll(scenarios, figures, runner, journal, onProgress);
  const { currency, months, step, sampling, expected } = scenarios[0];
  return {
    kind: 'compare',
    version: 1,
    complete: seen.length === scenarios.length,
    currency,
    months,
    step,
    steps: stepLabels(scenarios[0]),
    sampling,
    expected,
    seenFrom: errorsToBeSeen(figures.length * (seen.length - 1)),
    scenarios: seen.map(({ profit }, position) => comparedScenario(base, loaded[position], position === 0 ? null : chances(profit, seen[0].profit))),
    rows: figures.map((figure) => rowOf(figure, seen)),
    invariants: [],
    fans: { cash: seen.map(({ fans }) => fans.cash), profit: seen.map(({ fans }) => fans.profit), mrr: seen.map(({ fans }) => fans.mrr) },
    cashDifferences: seen.slice(1).map(({ cash }) => fanOf(differences(cash, seen[0].cash))),
    provenance: provenanceOf(scenarios, runner, journal, begun),
  };
}

/** The chance that any of the differences is taken for real though all are chance. */
const falseAlarms = 0.05;

/** Two-sided. */
function errorsToBeSeen(differences: number): number {
  return quantile(1 - falseAlarms / 2 / Math.max(1, differences), 0, 1);
}

/** The metrics that any of the scenarios has. */
function metricsOf(scenarios: readonly Scenario[]): readonly MetricName[] {
  const known = new Set(scenarios.flatMap((scenario) => vocabularyOf(scenario).metrics));
  return metricNames.filter((name) => known.has(name));
}

/** Those that were simulated before the study was stopped; the base at least. */
async function seeAll(scenarios: readonly Scenario[], figures: readonly ComparedFigure[], runner: Runner, journal: Journal, onProgress?: CompareTools['onProgress']): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const scenario of scenarios) {
    onProgress?.(seen.length, scenarios.length);
    try {
      seen.push(await journal.once(journalKey(scenario, 'compare', ...figures.map(({ figure }) => figure)), async () => see(await runner.run(scenario), figures)));
    } catch (error) {
      if (!(error instanceof Cancelled) || seen.length === 0) throw error;
      break;
    }
  }
  return seen;
}

function see(trials: Trials, figures: readonly ComparedFigure[]): Seen {
  const vocabulary = vocabularyOf(trials.scenario);
  const estimates = figures.flatMap(({ figure }) => {
    const parsed = parseFigure(figure, vocabulary);
    return isLeft(parsed) ? [] : [[figure, estimateFigure(parsed.right, trials)] as const];
  });
  const cash = measurePaths(trials, 'cash');
  return {
    estimates: Object.fromEntries(estimates),
    profit: totalColumns(trials).profit,
    cash,
    fans: { cash: fanOf(cash), profit: fanOf(summedPaths(measurePaths(trials, 'profit'))), mrr: fanOf(measurePaths(trials, 'mrr')) },
  };
}

function rowOf(figure: ComparedFigure, seen: readonly Seen[]): Row {
  const estimates = seen.map(({ estimates: known }) => known[figure.figure]);
  const [base] = estimates;
  return {
    ...figure,
    values: estimates.map((estimate) => (estimate === undefined ? null : numberOrNull(estimated(estimate)))),
    differences: estimates.slice(1).map((estimate) => (estimate === undefined || base === undefined ? null : numberOrNull(differenceOf(estimate, base)))),
  };
}

function comparedScenario(base: LoadedScenario, loaded: LoadedScenario, profit: ComparedScenario['profit']): ComparedScenario {
  const { name, about } = loaded.scenario;
  return { name, ...(about === undefined ? {} : { about }), changes: changesBetween(base, loaded).map(changeText), profit };
}

/** How often total profit is greater than in the base, and how often the same. */
function chances(profit: Float64Array, base: Float64Array): NonNullable<ComparedScenario['profit']> {
  const trials = profit.length;
  const share = (holds: (trial: number) => boolean): { readonly value: number; readonly se: number } => {
    let count = 0;
    for (let trial = 0; trial < trials; trial++) if (holds(trial)) count++;
    const value = count / trials;
    return { value, se: Math.sqrt((value * (1 - value)) / trials) };
  };
  const greater = share((trial) => profit[trial] > base[trial]);
  const equal = share((trial) => profit[trial] === base[trial]);
  return { greater: greater.value, equal: equal.value, se: { greater: greater.se, equal: equal.se } };
}
