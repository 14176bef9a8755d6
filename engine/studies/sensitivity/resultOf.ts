import type { Figure } from '../../../scenarios/figures/figure.js';
import { printed } from '../../../scenarios/figures/print.js';
import { unitOf } from '../../../scenarios/figures/unitOf.js';
import { conditionWords, quantityWords, wordsOf } from '../../../scenarios/figures/wordsOf.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import type { Input } from '../../../scenarios/studies/inputs.js';
import { varianceSplit } from '../../metrics/varianceSplit.js';
import { errorsToBeSeen } from '../errorsToBeSeen.js';
import { estimated } from '../estimate.js';
import { numberOrNull } from '../numberOrNull.js';
import type { StudyProvenance } from '../provenance.js';
import type { DecisionResult } from './decisionResult.js';
import type { Evaluation } from './evaluation.js';
import { isLearned } from './ends.js';
import { indicesOf, type OutcomeSamples } from './indices.js';
import type { Factor } from './factors.js';
import { isMeanOfTrials, outcomeOfTrial } from './outcome.js';
import type { RankCorrelation } from './rankCorrelations.js';
import type { InputSensitivity, Outcome, SensitivityResult, Swing } from './result.js';

/** What is known while a study works. */
export interface Found {
  readonly base: Evaluation;
  readonly inputs: readonly { readonly input: Input; readonly rank: RankCorrelation | null; readonly followers: readonly string[] }[];
  readonly swings: ReadonlyMap<string, Swing>;
  /** [trial] the outcome with luck of its own. */
  readonly again?: Float64Array;
  readonly factors: readonly Factor[];
  readonly samples?: OutcomeSamples;
  readonly decisions: readonly DecisionResult[];
}

/** What was asked for. */
export interface Asked {
  readonly figure: Figure;
  /** With the trials of a run. */
  readonly scenario: Scenario;
  readonly trialsOfFile: number;
  readonly namedInputs: boolean;
}

export function resultOf({ figure, scenario, trialsOfFile, namedInputs }: Asked, found: Found, complete: boolean, provenance: StudyProvenance): SensitivityResult {
  const { base, again, samples, factors, decisions } = found;
  const indices = samples && indicesOf(samples, factors.length, scenario.seed);
  return {
    kind: 'sensitivity',
    version: 1,
    complete,
    currency: scenario.currency,
    trialsOfFile,
    namedInputs,
    expected: scenario.expected,
    seenFrom: errorsToBeSeen(found.swings.size),
    figure: { text: printed(figure), words: wordsOf(figure), unit: unitOf(figure, scenario.currency), estimate: numberOrNull(estimated(base.estimate)) },
    outcome: outcomeOf(figure, base.outcome),
    inputs: inputsOf(found),
    knowledge: again === undefined ? null : varianceSplit(base.outcome, again),
    ...(indices === undefined ? {} : { indices }),
    decisions,
    provenance,
  };
}

function inputsOf({ inputs, swings }: Found): readonly InputSensitivity[] {
  const told = inputs.map(({ input, rank, followers }): InputSensitivity => {
    const { path, label, unit } = input;
    const swing = swings.get(path);
    return { path, label, unit, followers, learned: isLearned(input), rank, ...(swing === undefined ? {} : { swing }) };
  });
  const correlation = ({ rank }: InputSensitivity): number => Math.abs(rank?.value ?? 0);
  return told.sort((one, other) => (width(one) === width(other) ? correlation(other) - correlation(one) : width(other) - width(one)));
}

/** -1 without a swing; infinite where the figure has a number at one end only. */
function width({ swing }: InputSensitivity): number {
  if (swing === undefined) return -1;
  const { difference, low, high } = swing;
  if (difference !== null) return Math.abs(difference.value);
  return (low.figure === null) === (high.figure === null) ? 0 : Infinity;
}

function outcomeOf(figure: Figure, outcome: Float64Array): Outcome {
  const ofTrial = outcomeOfTrial(figure);
  if (ofTrial === undefined) {
    const without = `${printed(figure)} has a probability inside a sum, which is nothing in a single future`;
    return { text: printed(figure), words: wordsOf(figure), isMean: isMeanOfTrials(figure), without };
  }
  const [text, words] =
    'quantity' in ofTrial ? [printed(ofTrial.quantity), quantityWords(ofTrial.quantity)] : [printed(ofTrial.condition), conditionWords(ofTrial.condition)];
  const holes = outcome.filter((value) => !Number.isFinite(value)).length;
  const without = holes === 0 ? {} : { without: `${words} has no number in ${holes} of ${outcome.length} futures` };
  return { text, words, isMean: isMeanOfTrials(figure), ...without };
}
