import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { parseFigure } from '../../../scenarios/figures/parseFigure.js';
import { parseRequirement } from '../../../scenarios/figures/parseRequirement.js';
import { vocabularyOf } from '../../../scenarios/figures/vocabulary.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { Cancelled } from '../../error.js';
import { totalColumns } from '../../summarise/totals.js';
import type { Trials } from '../../trials.js';
import type { Estimate } from '../estimate.js';
import { errorRate } from '../figures/errorRate.js';
import { estimateFigure } from '../figures/estimateFigure.js';
import { judge, type Verdict } from '../figures/judge.js';
import { journalKey, type Journal } from '../journal.js';
import type { Runner } from '../runner.js';
import type { Asked } from './askedOf.js';
import type { Fan } from './comparison.js';
import { fanOf, measurePaths, summedPaths, type Paths } from './paths.js';

/** What is kept of the trials of a scenario. */
export interface Seen {
  /** By the text of the figure; one that the scenario cannot have is not there. */
  readonly estimates: Readonly<Record<string, Estimate>>;
  /** By the text of the requirement, likewise. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** [trial] total profit. */
  readonly profit: Float64Array;
  readonly cash: Paths;
  readonly fans: { readonly cash: Fan; readonly profit: Fan; readonly mrr: Fan };
}

/** The scenarios that were simulated before the study was stopped. @throws Cancelled where not even the first was */
export async function seeAll(scenarios: readonly Scenario[], asked: Asked, runner: Runner, journal: Journal, onProgress?: (done: number, total: number) => void): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const key = [...asked.figures.map(({ figure }) => figure), ...asked.requirements];
  for (const scenario of scenarios) {
    onProgress?.(seen.length, scenarios.length);
    try {
      seen.push(await journal.once(journalKey(scenario, 'compare', ...key), async () => see(await runner.run(scenario), asked)));
    } catch (error) {
      if (!(error instanceof Cancelled) || seen.length === 0) throw error;
      break;
    }
  }
  return seen;
}

function see(trials: Trials, { figures, requirements }: Asked): Seen {
  const vocabulary = vocabularyOf(trials.scenario);
  const texts = [...new Set(figures.map(({ figure }) => figure))];
  const estimates = texts.flatMap((text) => {
    const parsed = parseFigure(text, vocabulary);
    return isLeft(parsed) ? [] : [[text, estimateFigure(parsed.right, trials)] as const];
  });
  const verdicts = requirements.flatMap((text) => {
    const parsed = parseRequirement(text, vocabulary);
    return isRight(parsed) ? [[text, judge(parsed.right, trials, { errorRate }).verdict] as const] : [];
  });
  const cash = measurePaths(trials, 'cash');
  return {
    estimates: Object.fromEntries(estimates),
    verdicts: Object.fromEntries(verdicts),
    profit: totalColumns(trials).profit,
    cash,
    fans: { cash: fanOf(cash), profit: fanOf(summedPaths(measurePaths(trials, 'profit'))), mrr: fanOf(measurePaths(trials, 'mrr')) },
  };
}
