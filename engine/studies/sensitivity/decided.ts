import { isLeft } from 'fp-ts/lib/Either.js';
import { parseFigure } from '../../../scenarios/figures/parseFigure.js';
import { unitOf } from '../../../scenarios/figures/unitOf.js';
import { wordsOf } from '../../../scenarios/figures/wordsOf.js';
import { vocabularyOf } from '../../../scenarios/figures/vocabulary.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Decision } from '../../../scenarios/studies/studies.js';
import type { Journal } from '../journal.js';
import type { Runner } from '../runner.js';
import type { DecisionResult } from './decisionResult.js';
import { alternativesOf, judgedDecision } from './decisions.js';
import { evaluator } from './evaluation.js';
import { isMeanOfTrials } from './outcome.js';

/**
 * Runs the alternatives of a decision in the same futures and judges them.
 * @param done is told of each run
 * @throws Mistakes where the file cannot be changed so
 */
export async function decided(loaded: LoadedScenario, decision: Decision, runner: Runner, journal: Journal, done: () => void): Promise<DecisionResult> {
  const { scenario } = loaded;
  const { name, about, objective, goal } = decision;
  const figure = parseFigure(objective, vocabularyOf(scenario));
  if (isLeft(figure)) throw new Error(`the objective of the decision ${name} was not checked`);
  const told = { name, ...(about === undefined ? {} : { about }), objective, words: wordsOf(figure.right), goal, unit: unitOf(figure.right, scenario.currency) };
  if (!isMeanOfTrials(figure.right)) {
    return { ...told, refused: `what information is worth adds up over futures, as a mean does; ${objective} does not: state the mean of a quantity, such as mean(npv)` };
  }
  const evaluate = evaluator(figure.right, runner, journal, done);
  const alternatives = alternativesOf(loaded, decision, scenario);
  const outcomes: Float64Array[] = [];
  for (const { scenario: alternative } of alternatives) outcomes.push((await evaluate(alternative)).outcome);
  const holed = outcomes.findIndex((outcome) => !outcome.every(Number.isFinite));
  if (holed >= 0) return { ...told, refused: `${objective} has no number in some futures of ${alternatives[holed].name}` };
  return { ...told, judged: judgedDecision(alternatives, outcomes, goal, scenario.seed) };
}
