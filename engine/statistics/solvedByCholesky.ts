/** x with L L' x = b, for a lower triangle L by rows. Source: G. Golub & C. Van Loan (2013), Matrix Computations, section 3.1. */
export function solvedByCholesky(lower: readonly (readonly number[])[], b: readonly number[]): number[] {
  const forward: number[] = [];
  lower.forEach((row, at) => forward.push((b[at] - forward.reduce((sum, value, before) => sum + row[before] * value, 0)) / row[at]));
  const x = new Array<number>(lower.length).fill(0);
  for (let at = lower.length - 1; at >= 0; at--) {
    let rest = forward[at];
    for (let later = at + 1; later < lower.length; later++) rest -= lower[later][at] * x[later];
    x[at] = rest / lower[at][at];
  }
  return x;
}
