import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { changesBetween } from '../../../scenarios/studies/changes.js';
import { changeTextOf } from '../../../scenarios/studies/changeText.js';
import { InvalidRequest } from '../../request.js';
import { stepLabels } from '../../time.js';
import { commonTerms, type Terms } from '../commonTerms.js';
import { errorsToBeSeen } from '../errorsToBeSeen.js';
import { differenceOf, estimated } from '../estimate.js';
import { errorRate } from '../figures/errorRate.js';
import { journalOf } from '../journal.js';
import { numberOrNull } from '../numberOrNull.js';
import { provenanceOf } from '../provenance.js';
import type { StudyTools } from '../studyTools.js';
import { unansweredPrices } from '../unansweredPrices.js';
import { askedOf } from './askedOf.js';
import type { ComparedFigure } from './comparedFigures.js';
import type { ComparedScenario, Comparison, Row } from './comparison.js';
import { differences, fanOf } from './paths.js';
import { seeAll, type Seen } from './seen.js';

/**
 * Scenarios beside the first of them, the base, with the same luck in each future: the difference of every figure, with the standard error
 * of the difference. Stopped by its signal, it gives what it knows of the scenarios that it has simulated, with `complete` false.
 * @param loaded two or more
 * @throws InvalidRequest for fewer; Mistakes where they cannot stand side by side; Cancelled where the base was not simulated yet
 */
export async function compare(loaded: readonly LoadedScenario[], terms: Terms, { runner, journal = journalOf(), onProgress }: StudyTools): Promise<Comparison> {
  const begun = performance.now();
  const [base, ...variants] = loaded;
  if (base === undefined || variants.length === 0) throw new InvalidRequest(`compare: expected two or more scenarios, got ${loaded.length}`);
  const alike = commonTerms([base, ...variants], terms);
  const scenarios: readonly [Scenario, ...Scenario[]] = [alike(base.scenario), ...variants.map(({ scenario }) => alike(scenario))];
  const asked = askedOf(scenarios);
  const seen = await seeAll(scenarios, asked, runner, journal, onProgress);
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
    seenFrom: errorsToBeSeen(asked.figures.length * (seen.length - 1)),
    errorRate,
    scenarios: seen.map(({ profit }, place) => comparedScenario(base, loaded[place], place === 0 ? null : chances(profit, seen[0].profit))),
    rows: asked.figures.map((figure) => rowOf(figure, seen)),
    invariants: asked.requirements.map((text) => ({ text, verdicts: seen.map(({ verdicts }) => verdicts[text] ?? null) })),
    fans: { cash: seen.map(({ fans }) => fans.cash), profit: seen.map(({ fans }) => fans.profit), mrr: seen.map(({ fans }) => fans.mrr) },
    cashDifferences: seen.slice(1).map(({ cash }) => fanOf(differences(cash, seen[0].cash))),
    provenance: provenanceOf(scenarios, runner, journal, begun),
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
  return { name, ...(about === undefined ? {} : { about }), changes: changesBetween(base, loaded).map(changeTextOf(base, loaded)), unansweredPrices: unansweredPrices(base.scenario, loaded.scenario), profit };
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
