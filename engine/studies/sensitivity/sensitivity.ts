import type { Figure } from '../../../scenarios/figures/figure.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { inputsOf, type Input } from '../../../scenarios/studies/inputs.js';
import { Cancelled } from '../../error.js';
import { InvalidRequest } from '../../request.js';
import type { Journal } from '../journal.js';
import { provenanceOf } from '../provenance.js';
import type { Runner } from '../runner.js';
import { decided } from './decided.js';
import { endsOf } from './ends.js';
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
  /** Told of every run that is done, of how many about, and what is worked on. */
  readonly onProgress?: (done: number, total: number, what: string) => void;
  /** Paths of the uncertain inputs that are held and drawn anew; by default those that explain most, twelve of them. */
  readonly inputs?: readonly string[];
  /** Whether Sobol's indices are worked out, with a run for each input and one more. */
  readonly indices?: boolean;
}

/** Most inputs that are held at their ends, and that are drawn anew by themselves. */
const mostInputs = 12;

/** With fewer trials next to nothing can be told apart from luck. */
const leastTrials = 100;

/**
 * What a figure of a business depends on: each uncertain input held at its ends, rank correlations, knowledge against luck, what knowing more would be
 * worth to the decisions of the file, and Sobol's indices. Of more inputs than twelve, those that explain most by themselves are held and drawn anew.
 * Where it is stopped it gives what it knows, `complete` false.
 * @throws InvalidRequest where nothing is uncertain, or with too few trials; Cancelled before the first run is done
 */
export async function sensitivity(loaded: LoadedScenario, figure: Figure, options: SensitivityOptions, runner: Runner, journal: Journal): Promise<SensitivityResult> {
  const begun = performance.now();
  const { scenario, studies } = loaded;
  const inputs = uncertainInputs(loaded);
  const step = steps(inputs.length, studies.decisions.reduce((sum, { alternatives }) => sum + alternatives.length, 0), options);
  const evaluate = evaluator(figure, runner, journal, step.done);
  const base = await evaluate(scenario);
  const groups = groupsOf(inputs.map(({ path }) => path), scenario.correlations);
  const chosen = mostTelling(inputs, scenario, base.estimate.influence);
  const factors = factorsOf(groups, chosen.map(({ path }) => path));
  const swings: Map<string, Awaited<ReturnType<typeof swingOf>>> = new Map();
  let found: Found = { base, inputs: ranked(inputs, groups, scenario, base.outcome), swings, factors, decisions: [] };
  const result = (complete: boolean): SensitivityResult => resultOf(figure, scenario, found, complete, provenanceOf([scenario], runner, journal, begun));
  try {
    for (const input of chosen) {
      const ends = endsOf(input, uniformsOf(input, scenario), base.estimate.influence);
      if (ends !== undefined) swings.set(input.path, await swingOf(input.path, ends, scenario, base, evaluate));
    }
    const isNumber = base.outcome.length > 0 && base.outcome.every(Number.isFinite);
    if (isNumber && !scenario.expected) found = { ...found, again: (await evaluate(scenario, 'again')).outcome };
    step.begin('decisions');
    for (const decision of studies.decisions) found = { ...found, decisions: [...found.decisions, await decided(loaded, decision, runner, journal, step.done)] };
    step.begin('indices');
    if (isNumber && options.indices === true) for await (const samples of outcomeSamples(scenario, factors, base.outcome, found.again, evaluate)) found = { ...found, samples };
    return result(true);
  } catch (error) {
    if (error instanceof Cancelled) return result(false);
    throw error;
  }
}

function uncertainInputs(loaded: LoadedScenario): readonly Input[] {
  const { trials } = loaded.scenario;
  const inputs = inputsOf(loaded).filter(({ kind }) => kind === 'uncertain');
  if (inputs.length === 0) {
    throw new InvalidRequest('nothing in it is uncertain, so no input can be more or less than it says: write 2% to 6%, or pert(2%, 3%, 6%), where a number is not known');
  }
  if (trials < leastTrials) throw new InvalidRequest(`sensitivity needs at least ${leastTrials} trials to tell inputs from luck, not ${trials}`);
  return inputs;
}

/** Counts runs: the run itself, two ends of each input, luck again, alternatives, everything drawn anew, then each factor. */
function steps(inputs: number, alternatives: number, { onProgress }: SensitivityOptions) {
  const total = 3 + 2 * Math.min(inputs, mostInputs) + alternatives + Math.min(inputs, mostInputs + 1);
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
  const isOrdered = ({ distribution }: Input, rank: RankCorrelation | undefined): boolean => distribution?.kind !== 'members' && !Number.isNaN(rank?.value);
  return inputs.map((input, place) => ({
    input,
    rank: isOrdered(input, ranks[place]) ? (ranks[place] ?? null) : null,
    followers: partners[place].filter((path) => path !== input.path),
  }));
}
