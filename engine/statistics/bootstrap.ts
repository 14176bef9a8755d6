import { streamKey, uniformAt } from '../random/streams.js';

/**
 * Nonparametric bootstrap of a function of means: trials are drawn again with replacement, as many as there are, and what they share stays
 * together. Source: B. Efron & R. Tibshirani (1993), An Introduction to the Bootstrap, chapter 6.
 * @param rows [trial][width] what the means are taken of
 * @param width numbers of a trial
 * @param resamples how often trials are drawn again
 * @param seed fixes which ones
 * @returns [resample] the means of a resample, [width]
 */
export function resampledMeans(rows: Float64Array, width: number, resamples: number, seed: string): Float64Array[] {
  const trials = rows.length / width;
  const key = streamKey(seed, 'bootstrap');
  return Array.from({ length: resamples }, (_, resample) => {
    const sums = new Float64Array(width);
    for (let draw = 0; draw < trials; draw++) {
      const start = Math.floor(uniformAt(key, draw, resample) * trials) * width;
      for (let place = 0; place < width; place++) sums[place] += rows[start + place];
    }
    return sums.map((sum) => sum / trials);
  });
}
