/** How many times more trials each look at an undecided invariant has than the one before. */
const growth = 4;

/** Least growth of the last look, which the most trials cut short, at which it is worth its time. */
const leastGrowth = 2;

/**
 * How many trials each look has: those that the file asks for, then four times more each time, up to the most. They are known before the
 * first look, so that a part of the error rate can be given to each of them (Bonferroni).
 * Source: C. Jennison & B. Turnbull (2000), Group sequential methods, section 2.1, for what looking again and again does to a test.
 */
export function looksOf(trials: number, most: number): readonly number[] {
  const looks = [trials];
  for (let next = trials * growth; next <= most; next *= growth) looks.push(next);
  return most >= leastGrowth * looks[looks.length - 1] ? [...looks, most] : looks;
}
