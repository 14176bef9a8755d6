import type { Figure } from '../../../scenarios/figures/figure.js';
import { printed } from '../../../scenarios/figures/print.js';
import { unitOf } from '../../../scenarios/figures/unitOf.js';
import { conditionWords, quantityWords, wordsOf } from '../../../scenarios/figures/wordsOf.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import type { Input } from '../../../scenarios/studies/inputs.js';
import { varianceSplit } from '../../metrics/varianceSplit.js';
import { estimated } from '../estimate.js';
import { numberOrNull } from '../numberOrNull.js';
import type { StudyProvenance } from '../provenance.js';
import type { DecisionResult } from './decisionResult.js';
import type { Evaluation } from './evaluation.js';
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

export function resultOf(figure: Figure, scenario: Scenario, found: Found, complete: boolean, provenance: StudyProvenance): SensitivityResult {
  const { base, again, samples, factors, decisions } = found;
  const indices = samples && indicesOf(samples, factors.length, scenario.seed);
  return {
    kind: 'sensitivity',
    version: 1,
    complete,
    currency: scenario.currency,
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
  const told = inputs.map(({ input: { path, label, unit }, rank, followers }): InputSensitivity => {
    const swing = swings.get(path);
    return { path, label, unit, followers, rank, ...(swing === undefined ? {} : { swing }) };
  });
  const width = ({ swing }: InputSensitivity): number => (swing === undefined ? -1 : Math.abs(swing.difference?.value ?? 0));
  const correlation = ({ rank }: InputSensitivity): number => Math.abs(rank?.value ?? 0);
  return told.sort((one, other) => width(other) - width(one) || correlation(other) - correlation(one));
}

function outcomeOf(figure: Figure, outcome: Float64Array): Outcome {
  const ofTrial = outcomeOfTrial(figure);
  if (ofTrial === undefined) return { text: printed(figure), words: wordsOf(figure), isMean: isMeanOfTrials(figure), without: `${printed(figure)} has a probability inside a sum, which is nothing in a single future` };
  const [text, words] = 'quantity' in ofTrial ? [printed(ofTrial.quantity), quantityWords(ofTrial.quantity)] : [printed(ofTrial.condition), conditionWords(ofTrial.condition)];
  const holes = outcome.filter((value) => !Number.isFinite(value)).length;
  const without = holes === 0 ? {} : { without: `${text} has no number in ${holes} of ${outcome.length} futures` };
  return { text, words, isMean: isMeanOfTrials(figure), ...without };
}
