import { hashScenario } from '../../scenarios/hash.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { packageVersion } from '../../scenarios/version.js';
import type { Journal } from './journal.js';
import type { Runner } from './runner.js';

/** Where the numbers of a study come from: with the same scenarios, seed, trials and version they come out again. */
export interface StudyProvenance {
  readonly scenarios: readonly { readonly name: string; readonly hash: string }[];
  readonly seed: string;
  /** Trials of a run, unless the study says otherwise. */
  readonly trials: number;
  /** Simulations that were made, and trials in all of them. */
  readonly runs: number;
  readonly simulatedTrials: number;
  /** How often kernels were made; the other runs filled tables anew. */
  readonly compiled: number;
  /** Answers taken from the journal of a study that was stopped. */
  readonly recalled: number;
  readonly versions: { readonly bellwether: string; readonly node: string };
  readonly durationMs: number;
}

/** What a study has cost and what made it, whatever it is about. */
export type StudySpent = Omit<StudyProvenance, 'scenarios' | 'seed' | 'trials'>;

/** @param begun `performance.now()` when the study began */
export function provenanceOf(scenarios: readonly Scenario[], runner: Runner, journal: Journal, begun: number): StudyProvenance {
  const [{ seed, trials }] = scenarios;
  return { scenarios: scenarios.map((scenario) => ({ name: scenario.name, hash: hashScenario(scenario) })), seed, trials, ...spentBy(runner, journal, begun) };
}

/** @param begun `performance.now()` when the study began */
export function spentBy(runner: Runner, journal: Journal, begun: number): StudySpent {
  const { runs, trials, compiled } = runner.cost();
  return {
    runs,
    simulatedTrials: trials,
    compiled,
    recalled: journal.recalled(),
    versions: { bellwether: packageVersion(), node: process.versions.node },
    durationMs: performance.now() - begun,
  };
}
