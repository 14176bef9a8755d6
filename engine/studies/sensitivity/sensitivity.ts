import { didYouMean } from '../../../scenarios/hints.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { inputsOf, type Input } from '../../../scenarios/studies/inputs.js';
import { Cancelled } from '../../error.js';
import { InvalidRequest } from '../../request.js';
import { askedFigure } from '../figures/askedFigure.js';
import { journalOf } from '../journal.js';
import { provenanceOf } from '../provenance.js';
import type { StudyTools } from '../studyTools.js';
import { decided } from './decided.js';
import { endsOf, isLearned } from './ends.js';
import { evaluator } from './evaluation.js';
import { factorsOf, groupsOf } from './factors.js';
import { outcomeSamples } from './indices.js';
import { learnableOf, uniformsOf } from './learnable.js';
import { rankCorrelations, type RankCorrelation } from './rankCorrelations.js';
import { explainedBy } from './regressors.js';
import type { SensitivityResult } from './result.js';
import { resultOf, type Found } from './resultOf.js';
import { swingOf } from './tornado.js';

export interface SensitivityOptions {
  /** The figure that is explained, as the language writes it; mean(profit) by default. */
  readonly figure?: string;
  /** Trials of each run; by default those of the scenario, 2,000 at most. */
  readonly trials?: number;
  /** Paths of the uncertain inputs that are held and drawn anew, or of sections that hold them; by default the twelve that explain most. */
  readonly inputs?: readonly string[];
}

/** Most inputs that are held at their ends, and that are drawn anew by themselves, unless they are named. */
const mostInputs = 12;

/** Trials of a run unless others are asked for: two runs that share their luck differ by what was changed, so that few are enough. */
const usualTrials = 2_000;

/** With fewer trials next to nothing can be told apart from luck. */
const leastTrials = 100;

/**
 * What a figure of a business depends on: each uncertain input held at its ends, rank correlations, knowledge against luck, what knowing more would be
 * worth to the decisions of the file, and Sobol's indices. Of more inputs than twelve, those that explain most by themselves are held and drawn anew,
 * unless others are named. Where it is stopped it gives what it knows, `complete` false.
 * @throws Mistakes where the scenario has no such figure; InvalidRequest where nothing is uncertain, for an input that is not there, or with too few trials; Cancelled before the first run is done
 */
export async function sensitivity(loaded: LoadedScenario, options: SensitivityOptions, { runner, journal = journalOf(), onProgress }: StudyTools): Promise<SensitivityResult> {
  const begun = performance.now();
  const figure = askedFigure(options.figure ?? 'mean(profit)', [loaded.scenario]);
  const { decisions } = loaded.studies;
  const inputs = uncertainInputs(loaded);
  const scenario = { ...loaded.scenario, trials: options.trials ?? Math.min(loaded.scenario.trials, usualTrials) };
  if (scenario.trials < leastTrials) throw new InvalidRequest(`sensitivity needs at least ${leastTrials} trials to tell inputs from luck, not ${scenario.trials}: state more with --trials`);
  const named = options.inputs && [...new Set(options.inputs.flatMap((path) => inputsUnder(path, inputs)))];
  const step = steps(named?.length ?? Math.min(inputs.length, mostInputs), decisions.reduce((sum, { alternatives }) => sum + alternatives.length, 0), onProgress);
  const evaluate = evaluator(figure, runner, journal, step.done);
  const base = await evaluate(scenario);
  const groups = groupsOf(inputs.map(({ path }) => path), scenario.correlations);
  const chosen = named ?? mostTelling(inputs, scenario, base.estimate.influence);
  const factors = factorsOf(groups, chosen.map(({ path }) => path));
  const swings: Map<string, Awaited<ReturnType<typeof swingOf>>> = new Map();
  let found: Found = { base, inputs: ranked(inputs, groups, scenario, base.outcome), swings, factors, decisions: [] };
  const asked = { figure, scenario, trialsOfFile: loaded.scenario.trials, namedInputs: named !== undefined };
  const result = (complete: boolean): SensitivityResult => resultOf(asked, found, complete, provenanceOf([scenario], runner, journal, begun));
  try {
    for (const input of chosen) {
      const ends = endsOf(input, uniformsOf(input, scenario), base.estimate.influence);
      if (ends !== undefined) swings.set(input.path, await swingOf(input.path, ends, scenario, base, evaluate));
    }
    const isNumber = base.outcome.length > 0 && base.outcome.every(Number.isFinite);
    if (isNumber && !scenario.expected) found = { ...found, again: (await evaluate(scenario, 'again')).outcome };
    step.begin('decisions');
    for (const decision of decisions) found = { ...found, decisions: [...found.decisions, await decided({ ...loaded, scenario }, decision, runner, journal, step.done)] };
    step.begin('indices');
    if (isNumber) for await (const samples of outcomeSamples(scenario, factors, base.outcome, found.again, evaluate)) found = { ...found, samples };
    return result(true);
  } catch (error) {
    if (error instanceof Cancelled) return result(false);
    throw error;
  }
}

function uncertainInputs(loaded: LoadedScenario): readonly Input[] {
  const inputs = inputsOf(loaded).filter(({ kind }) => kind === 'uncertain');
  if (inputs.length === 0) {
    throw new InvalidRequest('nothing in it is uncertain, so no input can be more or less than it says: write 2% to 6%, or pert(2%, 3%, 6%), where a number is not known');
  }
  return inputs;
}

/**
 * The input of a path, or all those within it.
 * @throws InvalidRequest where nothing uncertain is there
 */
function inputsUnder(path: string, inputs: readonly Input[]): readonly Input[] {
  const found = inputs.filter((one) => one.path === path || /^[ .[]/.test(one.path.startsWith(path) ? one.path.slice(path.length) : ''));
  if (found.length > 0) return found;
  const paths = inputs.map((one) => one.path);
  throw new InvalidRequest(`inputs: expected the path of an uncertain input, got ${path}\n  hint: ${didYouMean(path, paths)}`);
}

/** Counts runs: the run itself, two ends of each input, luck again, alternatives, everything drawn anew, then each factor. */
function steps(inputs: number, alternatives: number, onProgress: StudyTools['onProgress']) {
  const total = 4 + 3 * inputs + alternatives;
  let [count, what] = [0, 'tornado'];
  return {
    begin: (next: string): void => void (what = next),
    done: (): void => onProgress?.(Math.min(++count, total), total, what),
  };
}

/** The inputs that explain most of how each trial moves the figure, the first of them first. */
function mostTelling(inputs: readonly Input[], scenario: Scenario, influence: Float64Array): readonly Input[] {
  const explained = explainedBy(inputs.map((input) => learnableOf(input, scenario)), influence, scenario.seed);
  const order = [...inputs.keys()].sort((one, other) => explained[other] - explained[one]);
  return order.slice(0, mostInputs).map((place) => inputs[place]);
}

/** Each input with its rank correlation and what is correlated with it. */
function ranked(inputs: readonly Input[], groups: readonly (readonly string[])[], scenario: Scenario, outcome: Float64Array): Found['inputs'] {
  const partners = inputs.map(({ path }) => groups.find((group) => group.includes(path)) ?? [path]);
  const places = partners.map((group) => group.map((path) => inputs.findIndex((input) => input.path === path)));
  const ranks = outcome.length === 0 ? [] : rankCorrelations(inputs.map((input) => uniformsOf(input, scenario)), outcome, places);
  const isOrdered = (input: Input, rank: RankCorrelation | undefined): boolean => !isLearned(input) && !Number.isNaN(rank?.value);
  return inputs.map((input, place) => ({
    input,
    rank: isOrdered(input, ranks[place]) ? (ranks[place] ?? null) : null,
    followers: partners[place].filter((path) => path !== input.path),
  }));
}
