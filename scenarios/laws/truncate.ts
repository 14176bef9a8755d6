import { chain, left, right, type Either } from 'fp-ts/lib/Either.js';
import { constantLaw } from './constant.js';
import { justBelow } from './justBelow.js';
import type { LawCore } from './lawInterface.js';
import { anyNumber, checked, notBelow } from './parameterChecks.js';

/** With less of the whole law than this between the ends, the doubles near its cdf are too coarse to draw from. */
const leastMass = 1e-9;

/**
 * The law given that its value lies between low and high, both included (an atom at an end keeps its mass); an end may be infinite.
 * `low = high` is a constant. Left when high < low, or when less than 1e-9 of the whole law lies between them.
 */
export function truncate(whole: LawCore, low: number, high: number): Either<string, LawCore> {
  const ends = checked('truncate', [['low', low, anyNumber], ['high', high, anyNumber], ['high', high, notBelow('low', low)]], () => ({
    start: justBelow(low),
  }));
  return chain(({ start }: { start: number }) => {
    if (low === high) return right(constantLaw(low));
    const mass = whole.cdf(high) - whole.cdf(start);
    return mass >= leastMass
      ? right(truncatedLaw(whole, low, high, start, mass))
      : left(`truncate: expected at least ${leastMass} of the distribution between low (${low}) and high (${high}), got ${mass}`);
  })(ends);
}

/** `start` is the largest double below `low`, so that `cdf(start)` leaves an atom at `low` inside. */
function truncatedLaw(whole: LawCore, low: number, high: number, start: number, mass: number): LawCore {
  const below = whole.cdf(start);
  const inside = (x: number) => Math.min(Math.max(x, low), high);
  const quantile = (u: number) => inside(whole.quantile(below + u * mass));
  const partialMean = (x: number) => {
    if (x < low) return 0;
    return (whole.partialMean(Math.min(x, high)) - whole.partialMean(start)) / mass;
  };
  return {
    quantile,
    cdf: (x) => (x < low ? 0 : x >= high ? 1 : (whole.cdf(x) - below) / mass),
    mean: inside(partialMean(high)),
       partialMean,
  };
}
