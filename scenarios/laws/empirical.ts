import { left, right, type Either } from 'fp-ts/lib/Either.js';
import { constantLaw } from './constant.js';
import type { LawCore } from './lawInterface.js';
import { countAtMost } from './sortedSearch.js';

/**
 * The law of observations, in any order: its quantiles are those of type 7 (Hyndman & Fan 1996), linear between neighbours,
 * so values between two observations are drawn too; the cdf is their inverse and ties are atoms. One observation is a constant.
 * The mean is that of this law, each observation but the first and last counting once and these two half.
 */
export function empirical(values: readonly number[]): Either<string, LawCore> {
  if (values.length === 0) return left("empirical's values: expected at least one observation, got none");
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) return left(`empirical's observation ${wrong + 1}: expected a finite number, got ${values[wrong]}`);
  return right(values.length === 1 ? constantLaw(values[0]) : empiricalLaw(Float64Array.from(values).sort()));
}

/** `sorted` ascending, two or more. Each of its gaps has the same chance, 1 / (n - 1). */
function empiricalLaw(sorted: Float64Array): LawCore {
  const gaps = sorted.length - 1;
  const first = sorted[0];
  const last = sorted[gaps];
  let sum = 0;
  /** E[X; X in the first i gaps], at index i. */
  const partialMeans = sorted.map((value, index) => {
    if (index > 0) sum += (sorted[index - 1] + value) / 2 / gaps;
    return sum;
  });
  const quantile = (u: number) => {
    const position = gaps * u;
    const index = Math.min(Math.floor(position), gaps - 1);
    const from = sorted[index];
    return from + (position - index) * (sorted[index + 1] - from);
  };
  /** The gap that `x` lies in and the share of it that lies below `x`. */
  const locate = (x: number) => {
    const index = countAtMost(sorted, x) - 1;
    const from = sorted[index];
    return { index, from, share: (x - from) / (sorted[index + 1] - from) };
  };
  return {
    quantile,
    cdf: (x) => {
      if (x < first) return 0;
      if (x >= last) return 1;
      const { index, share } = locate(x);
      return (index + share) / gaps;
    },
    mean: sum,
       partialMean: (x) => {
      if (x < first) return 0;
      if (x >= last) return sum;
      const { index, from, share } = locate(x);
      return partialMeans[index] + (share * (from + x)) / 2 / gaps;
    },
  };
}
