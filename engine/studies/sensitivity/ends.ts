import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { quantileOf, textOf, type Input } from '../../../scenarios/studies/inputs.js';
import type { Swing, SwingEnd } from './result.js';

/** The standard-normal scores of P90 and P99. */
const outer = 1.2815515655446004;
const outermost = 2.3263478740408408;

/** A value in fewer trials says nothing of the figure. */
const leastTrials = 10;

type End = Pick<SwingEnd, 'text' | 'input' | 'score'>;

/** Where the bar of an input begins and ends. */
export interface Ends {
  readonly ends: Swing['ends'];
  readonly low: End;
  readonly high: End;
}

/**
 * The two ends at which an input is held: its P10 and its P90. Of a learned model, whose members have no order, and of an input that is the same
 * at both, the two values with which the figure was lowest and highest in the run, on average over the trials that had them; where next to all of
 * its chance is in one value and the rest is spread, its P1 and its P99.
 * @param uniforms [trial] the numbers that the input was drawn by
 * @param influence [trial] of the figure in the run
 * @returns undefined where the input is the same in all trials
 */
export function endsOf(input: Input, uniforms: Float64Array, influence: Float64Array): Ends | undefined {
  const at = (score: number): End => {
    const number = quantileOf(input, score);
    return { text: textOf(input, number), input: number, score };
  };
  const between = (ends: 'quantiles' | 'tails', score: number): Ends | undefined => {
    const [low, high] = [at(-score), at(score)];
    return low.input === high.input ? undefined : { ends, low, high };
  };
  const quantiles = input.distribution?.kind === 'members' ? undefined : between('quantiles', outer);
  if (quantiles !== undefined) return quantiles;
  const values = drawnValues(input, uniforms, influence);
  const [worst, best] = [values[0], values[values.length - 1]];
  return values.length < 2 ? between('tails', outermost) : { ends: 'values', low: at(worst.score), high: at(best.score) };
}

/** Every value that was drawn often, with a score in the middle of those that gave it, from the lowest figure to the highest. */
function drawnValues(input: Input, uniforms: Float64Array, influence: Float64Array): readonly { readonly score: number; readonly mean: number }[] {
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
    .filter((seen) => seen.scores.length >= leastTrials)
    .map((seen) => ({ score: seen.scores.sort((a, b) => a - b)[seen.scores.length >> 1], mean: seen.sum / seen.scores.length }))
    .sort((a, b) => a.mean - b.mean);
}
