import { comparisonsIn } from '../../../scenarios/figures/comparisonsIn.js';
import type { Comparison, Figure, Requirement } from '../../../scenarios/figures/figure.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import { inputsOf, type Input } from '../../../scenarios/studies/inputs.js';
import type { ShockInput } from '../../../scenarios/studies/studies.js';
import { didYouMean } from '../../../scenarios/hints.js';
import { knowledge } from '../../random/knowledge.js';
import { InvalidRequest } from '../../request.js';
import type { Trials } from '../../trials.js';
import { estimateFigure } from '../figures/estimateFigure.js';
import { rankCorrelations } from '../sensitivity/rankCorrelations.js';
import { movableOf, type Movable } from './moved.js';
import type { ShockedInputs } from './result.js';

/** Most inputs that are moved where nobody says which. */
const mostInputs = 6;

/** Inputs that shocks move, and those that could be among them and are not. */
export interface Chosen {
  readonly movable: readonly Movable[];
  readonly chosen: ShockedInputs['chosen'];
  readonly leftOut: ShockedInputs['leftOut'];
  /** By path, of uncertain inputs; empty where they were not asked for. */
  readonly correlations: Correlations;
}

/** Rank correlations by path of uncertain inputs. */
export type Correlations = Readonly<Record<string, number>>;

/**
 * The inputs that are asked for, or else those of the file, or else the uncertain ones whose rank correlation with what the requirements say
 * is largest over the trials of the plan, six at most; undefined where nothing is uncertain and nothing is asked for.
 * @param asked empty: the file's
 * @param correlationsOf the rank correlations of uncertain inputs with what the requirements say
 * @throws InvalidRequest for an input that the scenario does not have
 */
export async function chooseInputs(loaded: LoadedScenario, asked: readonly ShockInput[], correlationsOf: (paths: readonly string[]) => Promise<Correlations>): Promise<Chosen | undefined> {
  const inputs = inputsOf(loaded);
  const wanted = asked.length > 0 ? asked : loaded.studies.shocks;
  if (wanted.length > 0) {
    const movable = wanted.map(({ path, unit }) => movableOf(inputAt(inputs, path), unit));
    return { movable, chosen: asked.length > 0 ? 'asked' : 'file', leftOut: [], correlations: {} };
  }
  const uncertain = inputs.filter(({ kind }) => kind === 'uncertain');
  if (uncertain.length === 0) return undefined;
  const correlations = await correlationsOf(uncertain.map(({ path }) => path));
  const ranked = [...uncertain].sort((one, other) => Math.abs(correlations[other.path]) - Math.abs(correlations[one.path]) || (one.path < other.path ? -1 : 1));
  return {
    movable: ranked.slice(0, mostInputs).map((input) => movableOf(input)),
    chosen: 'correlation',
    leftOut: ranked.slice(mostInputs).map(({ path, label }) => ({ path, label, correlation: correlations[path] })),
    correlations,
  };
}

/** @throws InvalidRequest where the scenario has none of that path */
export function inputAt(inputs: readonly Input[], path: string): Input {
  const found = inputs.find((input) => input.path === path);
  if (found !== undefined) return found;
  throw new InvalidRequest(`${path}: expected an input of the scenario that a shock can move; ${didYouMean(path, inputs.map((input) => input.path))}`);
}

/** The largest rank correlation, over the comparisons of all requirements, of an input with how much a trial does for or against it; 0 where that is nothing. */
export function correlationsWith(requirements: readonly Requirement[], paths: readonly string[], plan: Trials): Correlations {
  const { uniform } = knowledge(plan.scenario);
  const numbers = paths.map(uniform).map((of) => Float64Array.from({ length: plan.outputs.trials }, (_, trial) => of(trial)));
  const alone = paths.map((_, place) => [place]);
  const all = requirements.flatMap(comparisonsIn).map((comparison) => rankCorrelations(numbers, estimateFigure(differenceIn(comparison), plan).influence, alone));
  const largest = (place: number): number => all.map((correlations) => correlations[place].value || 0).reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0);
  return Object.fromEntries(paths.map((path, place) => [path, largest(place)]));
}

const differenceIn = ({ left, right }: Comparison<Figure>): Figure => ({ kind: 'operation', operator: '-', left, right });
