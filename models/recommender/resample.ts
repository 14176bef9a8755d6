import seedrandom from 'seedrandom';

const resamples = 400;

/** A figure of a sample of people, each counting `weights[person]` times. */
export type Statistic = (weights: Float64Array) => number;

/** A figure and its standard error. */
export interface Estimate {
  readonly value: number;
  readonly se: number;
}

/**
 * Figures of a sample, each with its standard error: the standard deviation over 400 resamples of people with replacement, the same
 * ones for all figures (Efron & Tibshirani 1993, chapter 6). People, not rows, because the rows of a person are alike.
 */
export const resampleErrors = <Name extends string>(people: number, statistics: Readonly<Record<Name, Statistic>>, seed: string): Readonly<Record<Name, Estimate>> => {
  const draw = seedrandom(`${seed} resamples`);
  const names = Object.keys(statistics) as Name[];
  const every = new Float64Array(people).fill(1);
  const sums = new Map(names.map((name) => [name, { value: statistics[name](every), sum: 0, squares: 0 }]));
  const weights = new Float64Array(people);
  for (let turn = 0; turn < resamples; turn++) {
    weights.fill(0);
    for (let one = 0; one < people; one++) weights[Math.floor(draw() * people)] += 1;
    for (const name of names) {
      const of = sums.get(name);
      if (of === undefined) continue;
      const departure = statistics[name](weights) - of.value;
      of.sum += departure;
      of.squares += departure ** 2;
    }
  }
  const estimate = (name: Name): Estimate => {
    const { value, sum, squares } = sums.get(name) ?? { value: NaN, sum: NaN, squares: NaN };
    return { value, se: Math.sqrt(Math.max(0, (squares - sum ** 2 / resamples) / (resamples - 1))) };
  };
  return Object.fromEntries(names.map((name) => [name, estimate(name)])) as Record<Name, Estimate>;
};

/** The weighted mean of what each person has. */
export const meanOf =
  (values: ArrayLike<number>): Statistic =>
  (weights) => {
    let [sum, total] = [0, 0];
    for (let person = 0; person < weights.length; person++) {
      sum += weights[person] * values[person];
      total += weights[person];
    }
    return sum / total;
  };
