import { figureText } from '../card/figureText.js';
import { meanOf, standardDeviation } from '../metrics/measure.js';

/**
 * Churn of a segment as a scenario writes it: `across beta(a, b)` with the mean m and variance v of people's monthly chances, by moments:
 * `a = m k`, `b = (1 - m) k` with `k = m (1 - m) / v - 1` (N. L. Johnson, S. Kotz & N. Balakrishnan, "Continuous Univariate Distributions",
 * volume 2, 1995, section 25.4). One value, where they all have the same chance.
 * @param chances [person] between 0 and 1
 */
export const churnLine = (chances: Float64Array): string => {
  const mean = meanOf(chances);
  const spread = chances.length < 2 ? 0 : standardDeviation(chances);
  const precision = (mean * (1 - mean)) / spread ** 2 - 1;
  if (!(precision < 1e6)) return `churn: ${plain(mean)}`;
  return `churn: across beta(${plain(mean * precision)}, ${plain((1 - mean) * precision)})`;
};

/** A number without the separators that a scenario does not read. */
const plain = (value: number): string => figureText(value).replaceAll(',', '');
