import seedrandom from 'seedrandom';

/**
 * How often each of `rows` rows comes up in as many draws with replacement: one bootstrap sample
 * (B. Efron & R. Tibshirani, "An Introduction to the Bootstrap", 1993, section 6.2).
 */
export const bootstrapCounts = (rows: number, seed: string): Float32Array => {
  const draw = seedrandom(seed);
  const counts = new Float32Array(rows);
  for (let time = 0; time < rows; time++) counts[Math.floor(draw() * rows)]++;
  return counts;
};

/**
 * Counts of the fit itself, one of each row, and of `members` bootstrap samples: what `descend` trains together.
 * @returns [model][row]; the first is the fit itself
 */
export const ensembleCounts = (rows: number, members: number, seed: string): Float32Array[] => [
  new Float32Array(rows).fill(1),
  ...Array.from({ length: members }, (_, member) => bootstrapCounts(rows, `${seed} bootstrap ${member}`)),
];
