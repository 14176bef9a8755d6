import * as E from 'fp-ts/lib/Either.js';
import { readInvariants } from '../../../scenarios/figures/invariantsOf.js';
import type { Requirement } from '../../../scenarios/figures/figure.js';
import { unitOf } from '../../../scenarios/figures/unitOf.js';
import { wordsOf } from '../../../scenarios/figures/wordsOf.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { InvalidRequest } from '../../request.js';
import type { Trials } from '../../trials.js';
import { figureValue } from '../figures/figureValue.js';
import { judge } from '../figures/judge.js';
import { journalKey, type Journal } from '../journal.js';
import type { StudyTools } from '../studyTools.js';
import { comparisonsIn } from '../../../scenarios/figures/comparisonsIn.js';
import type { Judged } from './result.js';
import type { Reading } from './search/readings.js';

/** What must hold: as it is written, and as it is understood. */
export interface Stated {
  readonly text: string;
  readonly requirement: Requirement;
}

/** How a requirement stands, with what a search needs and what a report says. */
export interface Standing extends Reading {
  readonly judged: Judged;
}

/** Judges requirements of variants of a scenario; what has been judged is in the journal. */
export interface Judging {
  readonly stated: readonly Stated[];
  /**
   * [requirement] by the first so many trials of a scenario
   * @param errorRate chance at most that a requirement which holds is judged broken, and one that does not is judged to hold
   */
  readonly of: (scenario: Scenario, trials: number, errorRate: number) => Promise<readonly Standing[]>;
}

/** What a study works with, its journal opened. */
export interface StressTools extends StudyTools {
  readonly journal: Journal;
}

/** @throws InvalidRequest for a requirement that is none, which one of a checked file is not */
export function statedIn(scenario: Scenario): readonly Stated[] {
  const read = readInvariants(scenario);
  if (E.isLeft(read)) throw new InvalidRequest(read.left);
  return read.right.map((requirement, position) => ({ text: scenario.invariants[position], requirement }));
}

export function judgingOf(stated: readonly Stated[], { runner, journal }: StressTools): Judging {
  const texts = stated.map(({ text }) => text).join('\n');
  return {
    stated,
    of: (scenario, trials, errorRate) =>
      journal.once(journalKey(scenario, 'requirements', trials, errorRate, texts), async () => {
        const simulated = await runner.run(scenario, { trials });
        return stated.map(({ requirement }) => standing(requirement, simulated, errorRate));
      }),
  };
}

function standing(requirement: Requirement, trials: Trials, errorRate: number): Standing {
  const { verdict, comparisons, slack, evidence, trialsNeeded } = judge(requirement, trials, { errorRate });
  return {
    slack,
    evidence,
    judged: {
      verdict,
      comparisons: comparisonsIn(requirement).map(({ left, right }, at) => {
        const { text, value, bound } = comparisons[at];
        const told = left.kind === 'number' ? right : left;
        return { text, words: wordsOf(told), unit: unitOf(told, trials.scenario.currency), value: figureValue(value), bound: figureValue(bound) };
      }),
      trials: trials.outputs.trials,
      ...(trialsNeeded === undefined ? {} : { trialsNeeded }),
    },
  };
}
