import { invariantsOf } from '../../../scenarios/figures/invariantsOf.js';
import { hashScenario } from '../../../scenarios/hash.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { Cancelled } from '../../error.js';
import { checkRequest } from '../../request.js';
import { journalKey, type Journal } from '../journal.js';
import type { Runner } from '../runner.js';
import { checkInvariant } from '../figures/checkInvariant.js';
import { checkFigure } from './checkFigure.js';
import { looksOf } from './looks.js';
import type { CheckedFigure, FileCheck } from './result.js';
import type { InvariantCheck } from '../figures/invariantCheck.js';
import { watchedFigures } from './watched.js';

/** How many times the most trials may be needed for a further look to be worth its time: an estimate of them is rough. */
const hopeful = 10;

/** What one look saw: every invariant, and at the first look all figures. */
interface Look {
  readonly invariants: readonly InvariantCheck[];
  readonly figures: readonly CheckedFigure[];
}

export interface Terms {
  /** For each invariant, over all looks. */
  readonly errorRate: number;
  readonly mostTrials: number;
}

/** What came of a file, and whether it was stopped between two looks. */
export interface Checked {
  readonly check: FileCheck;
  readonly complete: boolean;
}

/**
 * Judges the invariants of one file: from the trials that it asks for, and while one is undecided and may still be decided, from more.
 * Every look is judged at its part of the error rate; what a look decides stays decided.
 * @throws Cancelled where it was stopped before the first look
 * @throws InvalidRequest where the scenario has no trials; what the runner throws
 */
export async function checkFile(file: string, scenario: Scenario, { errorRate, mostTrials }: Terms, runner: Runner, journal: Journal): Promise<Checked> {
  checkRequest(scenario, {});
  const requirements = invariantsOf(scenario);
  const looks = looksOf(scenario.trials, mostTrials);
  const rate = errorRate / looks.length;
  const look = (trials: number): Promise<Look> => {
    const asked = { ...scenario, trials };
    return journal.once(journalKey(asked, 'check', rate, ...scenario.invariants), async () => {
      const simulated = await runner.run(asked);
      return {
        invariants: requirements.map((requirement, place) => checkInvariant(simulated, requirement, scenario.invariants[place], rate)),
        figures: trials === scenario.trials ? watchedFigures(scenario, requirements).map((figure) => checkFigure(simulated, figure)) : [],
      };
    });
  };
  const first = await look(scenario.trials);
  let { invariants } = first;
  let complete = true;
  for (const trials of looks.slice(1)) {
    if (!invariants.some((invariant) => isOpen(invariant, mostTrials))) break;
    try {
      const next = await look(trials);
      invariants = invariants.map((invariant, place) => (invariant.verdict === 'undecided' ? next.invariants[place] : invariant));
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      complete = false;
      break;
    }
  }
  const { name, currency, months, seed, trials, expected } = scenario;
  return { check: { file, scenario: { name, currency, months, seed, trials, expected, hash: hashScenario(scenario) }, invariants, figures: first.figures, moves: null }, complete };
}

/** Whether more trials may decide. To give up early makes no error more likely. */
function isOpen({ verdict, trialsNeeded }: InvariantCheck, mostTrials: number): boolean {
  return verdict === 'undecided' && trialsNeeded !== null && trialsNeeded <= hopeful * mostTrials;
}
