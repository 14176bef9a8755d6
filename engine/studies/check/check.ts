import type { Scenario } from '../../../scenarios/scenario.js';
import { Cancelled } from '../../error.js';
import { engineError } from '../../simulate.js';
import { journalOf } from '../journal.js';
import { spentBy } from '../provenance.js';
import type { StudyTools } from '../studyTools.js';
import { movesOf } from './baseline/movesOf.js';
import type { Baseline } from './baseline/baseline.js';
import { errorRate } from '../figures/errorRate.js';
import { checkFile } from './checkFile.js';
import type { CheckResult, FileCheck, FileMistakes } from './result.js';

/** A plan and the file that it stands in. */
export interface PlanFile {
  readonly file: string;
  readonly scenario: Scenario;
}

export interface CheckOptions {
  /** Most trials of one file; as many as the file asks for where that is more. */
  readonly mostTrials: number;
  /** Whether an invariant that is undecided fails the check; no by default. */
  readonly strict?: boolean;
  /** What the plans are compared with. */
  readonly baseline?: Baseline;
  /** Files that could not be read. */
  readonly mistakes?: readonly FileMistakes[];
}

/**
 * Judges the invariants of every file, each with the seed and the trials of its own. A file whose own numbers make a simulation impossible
 * is one with mistakes, and the others are checked all the same. Where it is stopped, it gives what it knows.
 * @throws what the runner throws for other reasons than the scenario's numbers and the signal
 */
export async function checkPlans(plans: readonly PlanFile[], { mostTrials, strict = false, baseline, mistakes = [] }: CheckOptions, { runner, journal = journalOf(), onProgress }: StudyTools): Promise<CheckResult> {
  const begun = performance.now();
  const files: FileCheck[] = [];
  const wrong = [...mistakes];
  let complete = true;
  for (const [place, { file, scenario }] of plans.entries()) {
    onProgress?.(place, plans.length, file);
    try {
      const checked = await checkFile(file, scenario, { errorRate, mostTrials }, runner, journal);
      files.push(baseline === undefined ? checked.check : { ...checked.check, moves: movesOf(checked.check, scenario, baseline, plans.length) });
      complete = checked.complete;
    } catch (error) {
      if (error instanceof Cancelled) complete = false;
      else wrong.push({ file, messages: [impossible(error)] });
    }
    if (!complete) break;
  }
  return { kind: 'check', version: 1, complete, errorRate, mostTrials, strict, files, mistakes: wrong, baseline: baseline?.map(({ name }) => name) ?? null, provenance: spentBy(runner, journal, begun) };
}

/** Why the numbers of a scenario make it impossible. @throws the error, where that is another reason */
function impossible(error: unknown): string {
  const { kind, message } = engineError(error);
  if (kind !== 'invalid') throw error;
  return message;
}
