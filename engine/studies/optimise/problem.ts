import { isLeft, type Either } from 'fp-ts/lib/Either.js';
import type { Figure, Requirement } from '../../../scenarios/figures/figure.js';
import { parseFigure } from '../../../scenarios/figures/parseFigure.js';
import { parseRequirement } from '../../../scenarios/figures/parseRequirement.js';
import { vocabularyOf } from '../../../scenarios/figures/vocabulary.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Variable } from '../../../scenarios/studies/studies.js';
import { exampleOptimisation } from '../../../scenarios/studies/exampleOptimisation.js';
import { textOf, type Input } from '../../../scenarios/studies/inputs.js';
import { scalarAt, type Tree } from '../../../scenarios/tree.js';
import { InvalidRequest } from '../../request.js';
import { isDetermined } from '../isDetermined.js';
import { axisOf, placeOf, type Axis, type Range } from './grid.js';
import type { Goal } from './result.js';
import type { Space } from './search.js';

export interface OptimiseOptions {
  /** Settings that the search may try; `defaultBudget` of the number of variables, where absent. */
  readonly evaluations?: number;
  /** Trials of each setting; the file's, but 2,000 at most, where absent. What is confirmed has the file's number of trials. */
  readonly trials?: number;
}

/** What is asked, in a form that can be searched. */
export interface Problem {
  readonly goal: Goal;
  readonly objective: Figure;
  readonly conditions: readonly Requirement[];
  readonly variables: readonly Variable[];
  /** [variable] what the file has of each, as it says it. */
  readonly asItStands: readonly string[];
  readonly kinds: readonly Range['kind'][];
  readonly axes: readonly Axis[];
  readonly space: Space;
  /** Trials of the settings that are confirmed. */
  readonly fresh: number;
  /** Settings that the search may try. */
  readonly evaluations: number;
}

/** Without other word a setting is tried with so many trials at most. */
const mostTrials = 2000;

/** With fewer trials nothing can be told apart. */
const leastTrials = 20;

/** Trials of the search of the whole range, as a share of all, and the fewest that say anything. */
const whole = { share: 1 / 4, least: 250 };

/** Share of the budget that the search of the whole range has. */
const wholeBudget = 0.6;

/** Settings that the search tries without other word. */
export const defaultBudget = (variables: number): number => 20 + 20 * variables;

/** With fewer a search cannot see both sides of each variable in both of its parts. */
const leastBudget = (variables: number): number => 5 + 5 * variables;

/** @throws InvalidRequest where the file does not say what to optimise, or what is asked is too little to tell anything */
export function problemOf(loaded: LoadedScenario, { evaluations, trials }: OptimiseOptions): Problem {
  const { scenario, studies: { optimisation }, tree } = loaded;
  if (optimisation === undefined) throw new InvalidRequest(`it does not say what is to be optimised; add a section such as\n\n${exampleOptimisation(loaded)}\n`);
  const { over, goal } = optimisation;
  const budget = evaluations ?? defaultBudget(over.length);
  if (budget < leastBudget(over.length)) {
    throw new InvalidRequest(`${budget} settings are too few to search ${over.length === 1 ? 'a variable' : `${over.length} variables`}: at least ${leastBudget(over.length)} are needed`);
  }
  const determined = isDetermined(scenario);
  const all = determined ? 1 : Math.min(trials ?? mostTrials, scenario.trials);
  if (!determined && all < leastTrials) throw new InvalidRequest(`optimise needs at least ${leastTrials} trials to tell settings apart, not ${all}`);
  const kinds = over.map(({ kind, input }) => (kind === 'month' ? 'month' : input.whole ? 'whole' : 'number'));
  const axes = over.map(({ low, high }, variable) => axisOf({ kind: kinds[variable], low, high }));
  const inTheRange = Math.round(budget * wholeBudget);
  const vocabulary = vocabularyOf(scenario);
  return {
    goal,
    objective: known(parseFigure(optimisation.objective, vocabulary)),
    conditions: optimisation.subjectTo.map((text) => known(parseRequirement(text, vocabulary))),
    variables: over,
    asItStands: over.map(({ input }) => asItStands(input, tree)),
    kinds,
    axes,
    space: {
      axes,
      goal,
      trials: { whole: Math.min(all, Math.max(whole.least, Math.ceil(all * whole.share))), all },
      budget: { whole: inTheRange, close: budget - inTheRange },
      starts: [over.map(({ input }, variable) => placeOf(axes[variable], input.value))],
    },
    fresh: determined ? 1 : scenario.trials,
    evaluations: budget,
  };
}

/** `99, then 119` of a value over time; an uncertain one as it is written. */
function asItStands(input: Input, tree: Tree): string {
  return input.entries?.map((entry) => textOf(entry, entry.value)).join(', then ') ?? scalarAt(tree, input.steps)?.text ?? textOf(input, input.value);
}

/** A checked file has only figures that can be read. */
function known<Read>(parsed: Either<{ readonly expected: string }, Read>): Read {
  if (isLeft(parsed)) throw new Error(`a figure of a checked file cannot be read: expected ${parsed.left.expected}`);
  return parsed.right;
}
