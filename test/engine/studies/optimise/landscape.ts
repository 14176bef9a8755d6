import { streamKey, uniformAt } from '../../../../engine/random/streams.js';
import type { Appraisal, Scales } from '../../../../engine/studies/optimise/appraisal.js';
import { climb, findEnds } from '../../../../engine/studies/optimise/around.js';
import { type Evaluated, type Evaluations, evaluationsBy } from '../../../../engine/studies/optimise/evaluations.js';
import { axisOf, type Point } from '../../../../engine/studies/optimise/grid.js';
import { search, type Space } from '../../../../engine/studies/optimise/search.js';
import { defaultBudget } from '../../../../engine/studies/optimise/problem.js';
import type { Goal } from '../../../../engine/studies/optimise/result.js';

/** A function to be searched in place of a business. */
export interface Landscape {
  readonly variables: readonly { readonly kind: 'number' | 'whole' | 'month'; readonly low: number; readonly high: number }[];
  /** What a trial is worth; its luck is between 0 and 1, and the same in every setting. */
  readonly objective: (values: readonly number[], luck: number) => number;
  /** Slack of each condition. */
  readonly slacks?: (values: readonly number[]) => readonly number[];
  readonly goal?: Goal;
  readonly trials?: number;
}

export interface Searched {
  readonly space: Space;
  readonly evaluations: Evaluations;
  readonly scales: Scales;
  readonly best: Evaluated;
  /** Of the best setting. */
  readonly values: readonly number[];
  readonly valuesAt: (point: Point) => readonly number[];
}

const lucks = (trials: number): Float64Array => {
  const key = streamKey('landscape', 'luck');
  return Float64Array.from({ length: trials }, (_, trial) => uniformAt(key, trial, 0));
};

/** The mean luck of the first trials. */
export const meanLuck = (trials: number): number => lucks(trials).reduce((sum, luck) => sum + luck, 0) / trials;

/** What so many trials say of the values of a landscape. */
export const appraised = ({ objective, slacks }: Landscape, values: readonly number[], trials: number): Appraisal => {
  const each = lucks(trials).map((luck) => objective(values, luck));
  const value = each.reduce((sum, one) => sum + one, 0) / trials;
  const conditions = (slacks?.(values) ?? []).map((slack) => ({ slack, comparisons: [], verdict: slack >= 0 ? ('holds' as const) : ('broken' as const) }));
  return { objective: { value, influence: each.map((one) => one - value) }, conditions };
};

/** What a study of a landscape would search, with nothing tried yet. */
export const unsearched = (landscape: Landscape): Omit<Searched, 'scales' | 'best' | 'values'> => {
  const { variables, goal = 'maximise', trials = 1000 } = landscape;
  const axes = variables.map(axisOf);
  const valuesAt = (point: Point): readonly number[] => point.map((place, axis) => axes[axis].valueAt(place));
  const budget = defaultBudget(axes.length);
  const whole = Math.round(0.6 * budget);
  return {
    space: { axes, goal, trials: { whole: trials / 4, all: trials }, budget: { whole, close: budget - whole }, starts: [] },
    evaluations: evaluationsBy(async (point, some) => appraised(landscape, valuesAt(point), some)),
    valuesAt,
  };
};

/** The best setting of a landscape, found as that of a business is. */
export const searched = async (landscape: Landscape): Promise<Searched> => {
  const { space, evaluations, valuesAt } = unsearched(landscape);
  const scales = await search(space, evaluations);
  const best = await climb(space, evaluations, scales);
  await findEnds(space, evaluations, best);
  return { space, evaluations, scales, best, values: valuesAt(best.point), valuesAt };
};
