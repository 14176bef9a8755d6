import gammaCdf from '@stdlib/stats-base-dists-gamma-cdf';
import { isLeft } from 'fp-ts/lib/Either.js';
import { rowOf } from '../../engine/outputs.js';
import { outputName } from '../../engine/names.js';
import { simulate, type SimulateOptions } from '../../engine/simulate.js';
import type { MeasureName, OptionalMeasureName } from '../../engine/summary.js';
import type { Trials } from '../../engine/trials.js';
import type { Scenario } from '../../scenarios/scenario.js';

export type Sample = ArrayLike<number>;

/** The trials of a scenario. @throws Error on what the engine could not answer */
export async function simulated(scenario: Scenario, options: SimulateOptions = {}): Promise<Trials> {
  const result = await simulate(scenario, options)();
  if (isLeft(result)) throw new Error(`${result.left.kind}: ${result.left.message}`);
  return result.right;
}

/** The values of a measure of the whole market in a step, by trial. */
export function measureAt({ outputs }: Pick<Trials, 'outputs'>, name: MeasureName | OptionalMeasureName, step: number): Sample {
  return rowOf(outputs, outputName.measure(name), step);
}

/** The subscribers of a segment in a step, by trial. */
export function subscribersOf({ model, outputs }: Pick<Trials, 'outputs' | 'model'>, segment: string, step: number): Sample {
  for (const population of model.populations) {
    const position = population.segments.findIndex(({ name }) => name === segment);
    if (position >= 0) return rowOf(outputs, outputName.segments(population), step * population.segments.length + position);
  }
  throw new Error(`no segment ${segment}`);
}

export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Sample variance (n - 1). */
  readonly variance: number;
  /** Standard error of the mean. */
  readonly error: number;
}

export function momentsOf(values: Sample): Moments {
  const count = values.length;
  let mean = 0;
  for (let index = 0; index < count; index++) mean += values[index] / count;
  let squares = 0;
  for (let index = 0; index < count; index++) squares += (values[index] - mean) ** 2;
  const variance = count === 1 ? 0 : squares / (count - 1);
  return { count, mean, variance, error: Math.sqrt(variance / count) };
}

/** The chance of a chi-squared statistic at least so large. */
export function chiSquaredTail(statistic: number, freedom: number): number {
  return freedom === 0 ? 1 : 1 - gammaCdf(statistic, freedom / 2, 0.5);
}

/** Pearson's correlation times the square root of the number of pairs: standard normal where the two are independent. */
export function correlationScore(first: Sample, second: Sample): number {
  const [a, b] = [momentsOf(first), momentsOf(second)];
  let product = 0;
  for (let index = 0; index < a.count; index++) product += (first[index] - a.mean) * (second[index] - b.mean);
  return (product / ((a.count - 1) * Math.sqrt(a.variance * b.variance))) * Math.sqrt(a.count);
}

/** The p-value that pairs of uniform numbers fill the cells of a square grid evenly. */
export function serialTest(first: Sample, second: Sample, side = 32): number {
  const counts = new Float64Array(side * side);
  for (let index = 0; index < first.length; index++) counts[Math.floor(first[index] * side) * side + Math.floor(second[index] * side)]++;
  const expected = first.length / counts.length;
  return chiSquaredTail(counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0), counts.length - 1);
}

/**
 * The p-value that two samples follow one law: chi-squared over bins that hold equal parts of both together, with ever
 * smaller ones towards the ends, of at least 50 values each; 1 where all values are the same.
 */
export function twoSampleTest(first: Sample, second: Sample): number {
  const pooled = Float64Array.from([...Array.from(first), ...Array.from(second)]).sort();
  const edges = [...new Set(chancesFor(pooled.length).map((chance) => pooled[Math.floor(pooled.length * chance)]))];
  const counted = [first, second].map((sample) => {
    const counts = new Float64Array(edges.length + 1);
    for (let index = 0; index < sample.length; index++) counts[edges.findLastIndex((edge) => edge <= sample[index]) + 1]++;
    return counts;
  });
  const [m, n] = [first.length, second.length];
  let statistic = 0;
  let filled = 0;
  counted[0].forEach((count, bin) => {
    const other = counted[1][bin];
    if (count + other === 0) return;
    filled++;
    statistic += (count * Math.sqrt(n / m) - other * Math.sqrt(m / n)) ** 2 / (count + other);
  });
  return chiSquaredTail(statistic, filled - 1);
}

/** Twentieths, and at both ends a quarter of what is left again and again, as long as 50 of so many values are in every bin. */
function chancesFor(count: number): number[] {
  const least = 50 / count;
  const parts = Math.min(20, Math.floor(1 / least));
  const even = Array.from({ length: parts - 1 }, (_, part) => (part + 1) / parts);
  const tails: number[] = [];
  for (let chance = 1 / (4 * parts); chance >= least; chance /= 4) tails.push(chance);
  return [...tails.toReversed(), ...even, ...tails.map((chance) => 1 - chance)];
}
