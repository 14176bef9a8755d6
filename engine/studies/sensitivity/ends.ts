import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { quantileOf, roundedTextOf, type Input } from '../../../scenarios/studies/inputs.js';
import type { Swing, SwingEnd } from './result.js';

/** The standard-normal scores of P90 and P99. */
const outer = 1.2815515655446004;
const outermost = 2.3263478740408408;

/** Of a law that is not a list, a value in fewer trials is one of many. */
const leastTrials = 10;

type End = Pick<SwingEnd, 'text' | 'input' | 'score'>;

/** Where the bar of an input begins and ends. */
export interface Ends {
  readonly ends: Swing['ends'];
  readonly low: End;
  readonly high: End;
}

/**
 * The two ends at which an input is held: its P10 and its P90. Of an input that is the same at both, its values are sorted by the mean of the figure
 * over the trials that had them, and the ends are the P10 and the P90 in that order, or the first and the last value where those are one. Where next to
 * all chance is in one value and the rest is spread: the P1 and the P99.
 * @param uniforms [trial] the numbers that the input was drawn by
 * @param influence [trial] of the figure in the run
 * @returns undefined where the input is the same in all trials, and of a learned model, whose members have no order
 */
export function endsOf(input: Input, uniforms: Float64Array, influence: Float64Array): Ends | undefined {
  const at = (score: number): End => {
    const number = quantileOf(input, score);
    return { text: roundedTextOf(input, number), input: number, score };
  };
  const between = (ends: 'quantiles' | 'tails', score: number): Ends | undefined => {
    const [low, high] = [at(-score), at(score)];
    return low.input === high.input ? undefined : { ends, low, high };
  };
  if (isLearned(input)) return undefined;
  const quantiles = between('quantiles', outer);
  if (quantiles !== undefined) return quantiles;
  const values = drawnValues(input, uniforms, influence);
  if (values.length < 2) return between('tails', outermost);
  const ends = [valueAt(values), valueAt(values.toReversed())];
  const [worst, best] = ends[0] === ends[1] ? [values[0], values[values.length - 1]] : ends;
  return { ends: 'values', low: at(worst.score), high: at(best.score) };
}

/** Whether an input says which member of a learned model stands for a trial. */
export const isLearned = ({ distribution }: Input): boolean => distribution?.kind === 'members';

interface DrawnValue {
  /** In the middle of those that gave it. */
  readonly score: number;
  readonly trials: number;
  /** Mean influence. */
  readonly mean: number;
}

/** Every value that was drawn often, from the lowest figure to the highest. */
function drawnValues(input: Input, uniforms: Float64Array, influence: Float64Array): readonly DrawnValue[] {
  const found = new Map<number, { readonly scores: number[]; sum: number }>();
  uniforms.forEach((uniform, trial) => {
    const score = normalQuantile(uniform, 0, 1);
    const value = quantileOf(input, score);
    const seen = found.get(value) ?? { scores: [], sum: 0 };
    seen.scores.push(score);
    seen.sum += influence[trial];
    found.set(value, seen);
  });
  return [...found.values()]
    .filter(({ scores }) => scores.length >= leastTrials)
    .map(({ scores, sum }) => ({ score: scores.sort((a, b) => a - b)[scores.length >> 1], trials: scores.length, mean: sum / scores.length }))
    .sort((a, b) => a.mean - b.mean);
}

/** The first value that leaves more than a tenth of the trials behind it. */
function valueAt(values: readonly DrawnValue[]): DrawnValue {
  const tenth = values.reduce((sum, { trials }) => sum + trials, 0) / 10;
  let behind = 0;
  return values.find(({ trials }) => (behind += trials) > tenth) ?? values[0];
}
