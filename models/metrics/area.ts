import type { Measure } from './measure.js';

/**
 * Area under the receiver operating characteristic (AUC): the chance that a random row with label 1 has a higher score than a random
 * row with label 0, ties counting half. Exact, from ranks: the statistic of Mann and Whitney divided by the number of pairs
 * (J. A. Hanley & B. J. McNeil, "The meaning and use of the area under a ROC curve", Radiology 143, 1982). NaN where one class is missing.
 * @param labels [row] 0 or 1
 */
export const areaMeasure = (scores: Float64Array, labels: ArrayLike<number>): Measure => {
  const order = Int32Array.from({ length: scores.length }, (_, row) => row).sort((a, b) => scores[a] - scores[b]);
  return (counts) => {
    let pairs = 0;
    let negatives = 0;
    let positives = 0;
    for (let from = 0; from < order.length; ) {
      const score = scores[order[from]];
      let tiedNegatives = 0;
      let tiedPositives = 0;
      for (; from < order.length && scores[order[from]] === score; from++) {
        const row = order[from];
        if (labels[row] === 1) tiedPositives += counts[row];
        else tiedNegatives += counts[row];
      }
      pairs += tiedPositives * (negatives + tiedNegatives / 2);
      negatives += tiedNegatives;
      positives += tiedPositives;
    }
    return pairs / (positives * negatives);
  };
};
