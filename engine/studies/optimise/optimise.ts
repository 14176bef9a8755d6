import type { LoadedScenario } from '../../../scenarios/parse.js';
import { commonTerms } from '../commonTerms.js';
import { Cancelled } from '../../error.js';
import { InvalidRequest } from '../../request.js';
import { isDetermined } from '../isDetermined.js';
import { journalOf } from '../journal.js';
import { provenanceOf } from '../provenance.js';
import type { StudyTools } from '../studyTools.js';
import { type Appraisal, isFeasible, isSure, type Scales, scalesOf } from './appraisal.js';
import { appraiserOf } from './appraise.js';
import { climb, findEnds } from './around.js';
import { betterWithout } from './binding.js';
import { type Evaluated, evaluationsBy } from './evaluations.js';
import { problemOf, type OptimiseOptions } from './problem.js';
import type { Goal, OptimisationResult } from './result.js';
import { resultOf, type Found } from './resultOf.js';
import { bestOf, search } from './search.js';

/** Settings along each variable, its ends and what is confirmed, as far as one can tell beforehand. */
const alongEach = 14;

/**
 * The best setting of the inputs that the file leaves free, under its conditions, in the same futures for every setting: searched over the whole
 * range with few trials, then close to the best with all; looked at along each variable; and confirmed, beside the plan as it stands, in futures
 * that had no part in the choice. Stopped, it gives what it knows, `complete` false.
 * @throws InvalidRequest where the file does not ask for it, or nothing can be found; Cancelled before the plan itself was simulated
 */
export async function optimise(loaded: LoadedScenario, options: OptimiseOptions, { runner, journal = journalOf(), onProgress }: StudyTools): Promise<OptimisationResult> {
  const begun = performance.now();
  const problem = problemOf(loaded, options);
  const { space, variables, evaluations: budget } = problem;
  const [done, total] = [{ count: 0 }, budget + alongEach * variables.length];
  const step = (what: string) => (): void => onProgress?.(Math.min(++done.count, total), total, what);
  const { scenario } = loaded;
  const appraiser = appraiserOf(loaded, problem, commonTerms([loaded], { trials: space.trials.all }), runner, journal, step('search'));
  const again = appraiserOf(loaded, problem, commonTerms([loaded], { trials: problem.fresh, seed: freshSeed(scenario.seed) }), runner, journal, step('confirm'));
  const plan = { whole: await appraiser.plan(space.trials.whole), all: await appraiser.plan(space.trials.all) };
  const evaluations = evaluationsBy(appraiser.setting);
  const fresh = new Map<Evaluated, Appraisal>();
  let found: Found = { plan, evaluations, fresh, binding: [] };
  const result = (complete: boolean): OptimisationResult => resultOf(problem, found, scenario, complete, provenanceOf([scenario], runner, journal, begun));
  try {
    const scales = await search(space, evaluations);
    const best = await climb(space, evaluations, scales);
    if (!Number.isFinite(best.appraisal.objective.value)) throw new InvalidRequest(withoutValue(best));
    found = { ...found, best };
    if (isFeasible(best.appraisal)) {
      await findEnds(space, evaluations, best);
      found = { ...found, cautious: cautiousOf(evaluations.with(best.trials), best, space.goal, scales) };
      for (const condition of problem.conditions.keys()) {
        const other = await betterWithout(condition, space, evaluations, scales, best);
        if (other !== undefined) found = { ...found, binding: [...found.binding, { condition, best: other }] };
      }
    }
    if (!isDetermined(scenario)) {
      found = { ...found, planAgain: await again.plan(problem.fresh) };
      const chosen = [best, found.cautious, ...found.binding.map((one) => one.best)];
      for (const one of chosen) if (one !== undefined) fresh.set(one, await again.setting(one.point, problem.fresh));
    }
    return result(true);
  } catch (error) {
    const tried = [space.trials.all, space.trials.whole].map((trials) => evaluations.with(trials)).find((some) => some.length > 0);
    if (!(error instanceof Cancelled) || tried === undefined) throw error;
    found = { ...found, best: found.best ?? bestOf(tried, space.goal, scalesOf(tried.map(({ appraisal }) => appraisal))) };
    return result(false);
  }
}

/** The best of the settings that keep every condition for sure, where the best of all does not. */
function cautiousOf(tried: readonly Evaluated[], best: Evaluated, goal: Goal, scales: Scales): Evaluated | undefined {
  const sure = tried.filter(({ appraisal }) => isSure(appraisal));
  return isSure(best.appraisal) || sure.length === 0 ? undefined : bestOf(sure, goal, scales);
}

function withoutValue({ appraisal: { impossible, objective } }: Evaluated): string {
  if (impossible !== undefined) return `no setting that was tried can be simulated: ${impossible}`;
  if (Number.isNaN(objective.value)) return 'in no setting that was tried has what is optimised a value';
  return 'in the best setting that was tried, what is optimised does not come before the story ends, so that settings cannot be told apart: optimise what is a number in all of them, such as mean(profit)';
}

/** The seed of the futures in which the best setting is confirmed: nothing in them had a part in choosing it. */
const freshSeed = (seed: string): string => `${seed}, again`;
