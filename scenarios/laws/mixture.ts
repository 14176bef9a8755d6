import type { LawCore } from './lawInterface.js';

/**
 * The law of a value drawn from one of several laws, chosen by chance: its cdf, mean and partial mean are the weighted ones.
 * The quantile lies between the smallest and the largest of the components' and is found there by bracketing.
 * @param components one or more; those of chance 0 play no part
 * @param chances one for each component, summing to one
 */
export function mixtureLaw(components: readonly LawCore[], chances: readonly number[]): LawCore {
  const parts = components.map((law, index) => ({ law, chance: chances[index] })).filter(({ chance }) => chance > 0);
  const laws = parts.map(({ law }) => law);
  const weigh = (f: (law: LawCore) => number) => parts.reduce((sum, { law, chance }) => sum + chance * f(law), 0);
  const cdf = (x: number) => weigh((law) => law.cdf(x));
  const quantile = (u: number) => mixedQuantile(laws, cdf, u);
  return {
    quantile,
    cdf,
    mean: weigh((law) => law.mean),
       partialMean: (x) => weigh((law) => law.partialMean(x)),
  };
}

/** The bracket is closed at this width relative to the larger of its first ends. */
const closed = 1e-15;

/**
 * Smallest x with cdf(x) >= u, starting from the components' own quantiles. Secant steps (regula falsi) alternate with bisections,
 * which close in on atoms, where the cdf jumps and secants stall.
 */
function mixedQuantile(laws: readonly LawCore[], cdf: (x: number) => number, u: number): number {
  const ends = laws.map((law) => law.quantile(u));
  let low = Math.min(...ends);
  let high = Math.max(...ends);
  let atLow = cdf(low);
  let atHigh = cdf(high);
  if (atLow >= u) return low;
  const tolerance = closed * Math.max(Math.abs(low), Math.abs(high));
  for (let step = 0; high - low > tolerance; step++) {
    const secant = low + ((u - atLow) / (atHigh - atLow)) * (high - low);
    const inside = step % 2 === 0 && secant > low && secant < high;
    const next = inside ? secant : low + (high - low) / 2;
    // A midpoint on an end: they are neighbouring doubles.
    if (next === low || next === high) break;
    const atNext = cdf(next);
    if (atNext >= u) [high, atHigh] = [next, atNext];
    else [low, atLow] = [next, atNext];
  }
  return atomIn(laws, cdf, u, low, high);
}

/** The component's atom that the last bracket (low, high] has closed in on, exactly; `high` when there is none. */
function atomIn(laws: readonly LawCore[], cdf: (x: number) => number, u: number, low: number, high: number): number {
  const atoms = laws.map((law) => law.quantile(law.cdf(high))).filter((x) => x > low && x < high && cdf(x) >= u);
  return Math.min(high, ...atoms);
}
