import type { FitTable } from '../fit.js';
import type { FeatureTable } from '../data/features.js';
import { permutationImportance, type Importance } from '../metrics/importance.js';
import { quantileOf } from '../metrics/quantile.js';
import type { Ensemble } from '../training/ensemble.js';
import type { Inputs } from '../training/inputs.js';
import { scoresOf, type LinearModel } from '../training/linearModel.js';

/** Permutation importance of every column of the data on held-out rows; the levels of a column of words are shuffled together. */
export const importanceOf = (
  model: LinearModel,
  { features, values }: FeatureTable,
  inputs: Inputs,
  rows: Int32Array,
  lossOf: (scores: Float64Array) => number,
  seed: string,
): readonly Importance[] => {
  const parts = [...new Set(features.map(({ column }) => column))].map((name) => {
    const own = features.flatMap(({ column }, feature) => (column === name ? [feature] : []));
    const part = Float64Array.from(rows, (row) => own.reduce((sum, feature) => sum + values[row * features.length + feature] * model.coefficients[feature], 0));
    return { name, part };
  });
  return permutationImportance(scoresOf(model, inputs, rows), parts, lossOf, seed);
};

/**
 * What each feature says, the strongest first: the effect of one standard deviation more of it, with the interval from P5 to P95 over
 * the members, and what a standard deviation is.
 * @param effect what is made of a coefficient: its exponential is an odds ratio
 */
export const effectTable = (title: string, heading: string, { fit, members }: Ensemble, { features, references }: FeatureTable, effect: (coefficient: number) => number): FitTable => ({
  title,
  columns: ['Feature', heading, 'P5', 'P95', 'Standard deviation'],
  rows: features
    .map(({ name, sd }, feature) => ({ name, sd, feature, size: Math.abs(fit.coefficients[feature]) }))
    .sort((a, b) => b.size - a.size)
    .map(({ name, sd, feature }) => {
      const effects = members.map(({ coefficients }) => effect(coefficients[feature]));
      return [name, effect(fit.coefficients[feature]), quantileOf(effects, 0.05), quantileOf(effects, 0.95), sd];
    }),
  note: [
    'What goes together with the answer, other columns being equal; not what causes it.',
    ...(references.length === 0 ? [] : [`Measured against ${references.map(({ column, level }) => `${column}: ${level}`).join(', ')}.`]),
  ].join(' '),
});

/** The coefficients of all members, to be used elsewhere: `[member][feature]`, on features standardised by these means and deviations. */
export const weightsOf = ({ members }: Ensemble, { features }: FeatureTable) => [
  { name: 'intercept', shape: [members.length], values: Float32Array.from(members, ({ intercepts }) => intercepts[0]) },
  { name: 'coefficients', shape: [members.length, features.length], values: Float32Array.from(members.flatMap(({ coefficients }) => [...coefficients])) },
  { name: 'feature means', shape: [features.length], values: Float32Array.from(features, ({ mean }) => mean) },
  { name: 'feature standard deviations', shape: [features.length], values: Float32Array.from(features, ({ sd }) => sd) },
];
