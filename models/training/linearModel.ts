import type { Inputs } from './inputs.js';

/** A generalised linear model: a score `intercept + sum of coefficient x feature` for each class; one class unless it is a softmax. */
export interface LinearModel {
  /** [class] */
  readonly intercepts: Float64Array;
  /** [class][feature] */
  readonly coefficients: Float64Array;
}

/** Scores `[row][class]` of the rows that are asked for: log-odds of a logistic model, expectations of a linear one. */
export const scoresOf = ({ intercepts, coefficients }: LinearModel, inputs: Inputs, rows: Int32Array): Float64Array => {
  const classes = intercepts.length;
  const scores = new Float64Array(rows.length * classes);
  rows.forEach((row, place) => {
    for (let label = 0; label < classes; label++)
      scores[place * classes + label] = intercepts[label] + inputs.product(row, coefficients, label * inputs.width);
  });
  return scores;
};

/** Chance of odds given as their logarithm. */
export const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Logarithm of the odds of a chance between 0 and 1. */
export const logOdds = (chance: number): number => Math.log(chance / (1 - chance));

/** All rows of a table, in their order. */
export const everyRow = (rows: number): Int32Array => Int32Array.from({ length: rows }, (_, row) => row);
