import { isLeft } from 'fp-ts/lib/Either.js';
import { printed } from '../../../scenarios/figures/print.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { movedBy } from '../../../scenarios/studies/inputs.js';
import { Overflow } from '../../overflow.js';
import { InvalidDraw } from '../../random/invalidDraw.js';
import { InvalidRequest } from '../../request.js';
import type { Trials } from '../../trials.js';
import { estimateFigure } from '../figures/estimateFigure.js';
import { judge } from '../figures/judge.js';
import { journalKey, type Journal } from '../journal.js';
import type { Runner } from '../runner.js';
import type { Appraisal } from './appraisal.js';
import type { Point } from './grid.js';
import type { Problem } from './problem.js';

/** The chance of a wrong verdict on a condition. */
const errorRate = 0.05;

/** Simulates settings and takes from their trials what is asked. */
export interface Appraiser {
  /** The file as it stands. @throws what the engine throws where it cannot be simulated */
  readonly plan: (trials: number) => Promise<Appraisal>;
  /** A setting of the variables. */
  readonly setting: (point: Point, trials: number) => Promise<Appraisal>;
}

/**
 * @param terms puts every variant on the same luck
 * @param done is told of each setting that was simulated
 */
export function appraiserOf(loaded: LoadedScenario, problem: Problem, terms: (scenario: Scenario) => Scenario, runner: Runner, journal: Journal, done: () => void): Appraiser {
  const { objective, conditions, variables, axes } = problem;
  const asked = [objective, ...conditions].map(printed);
  const appraise = async (variant: Scenario, trials: number): Promise<Appraisal> => {
    const scenario = terms(variant);
    const appraisal = await journal.once(journalKey(scenario, ...asked, trials), async () => appraisalOf(problem, await runner.run(scenario, { trials })));
    done();
    return appraisal;
  };
  return {
    plan: (trials) => appraise(loaded.scenario, trials),
    setting: async (point, trials) => {
      const variant = loaded.variant(variables.flatMap(({ input }, variable) => movedBy(input, { to: axes[variable].valueAt(point[variable]) })));
      if (isLeft(variant)) return impossible(problem, trials, variant.left.map(({ message }) => message).join('; '));
      try {
        return await appraise(variant.right.scenario, trials);
      } catch (error) {
        if (error instanceof InvalidDraw || error instanceof InvalidRequest || error instanceof Overflow) return impossible(problem, trials, error.message);
        throw error;
      }
    },
  };
}

function appraisalOf({ objective, conditions }: Problem, trials: Trials): Appraisal {
  return {
    objective: estimateFigure(objective, trials),
    conditions: conditions.map((condition) => {
      const { slack, verdict, comparisons } = judge(condition, trials, { errorRate });
      return { slack, verdict, comparisons: comparisons.map(({ text, value, bound }) => ({ text, value, bound })) };
    }),
  };
}

/** A setting whose own numbers make a simulation impossible. */
function impossible({ conditions }: Problem, trials: number, reason: string): Appraisal {
  return {
    objective: { value: NaN, influence: new Float64Array(trials) },
    conditions: conditions.map(() => ({ slack: -Infinity, verdict: 'broken', comparisons: [] })),
    impossible: reason,
  };
}
