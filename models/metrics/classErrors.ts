import type { Measure } from './measure.js';

/** Share of rows whose class is the predicted one. */
export const accuracyMeasure =
  (predicted: Int32Array, actual: Int32Array): Measure =>
  (counts) => {
    let right = 0;
    let total = 0;
    for (let row = 0; row < actual.length; row++) {
      total += counts[row];
      if (predicted[row] === actual[row]) right += counts[row];
    }
    return right / total;
  };

/**
 * Macro F1: the mean over classes of `2 TP / (2 TP + FP + FN)`, each class counting the same however rare it is
 * (C. D. Manning, P. Raghavan & H. Schütze, "Introduction to Information Retrieval", 2008, sections 8.3 and 13.6).
 * A class that is neither there nor predicted is left out; NaN where none is left.
 */
export const macroMeasure =
  (predicted: Int32Array, actual: Int32Array, classes: number): Measure =>
  (counts) => {
    const both = new Float64Array(classes);
    const either = new Float64Array(classes);
    for (let row = 0; row < actual.length; row++) {
      if (predicted[row] === actual[row]) both[actual[row]] += counts[row];
      either[predicted[row]] += counts[row];
      either[actual[row]] += counts[row];
    }
    let sum = 0;
    let known = 0;
    for (let label = 0; label < classes; label++) {
      if (either[label] === 0) continue;
      sum += (2 * both[label]) / either[label];
      known++;
    }
    return known === 0 ? Number.NaN : sum / known;
  };
