/** Most rows of a segment that are kept. */
const mostRows = 200;

/**
 * Chances of many people as few rows: the people in rising order of their mean over members are cut into strata of equal size (to one person),
 * and a row is the mean of a stratum, to six significant digits. At most 200, and none of fewer people than `smallestCell`, so that no row is one person's.
 * @param chances [member][person]
 * @returns [member][row], in rising order of the rows' means
 */
export const chanceRows = (chances: readonly Float64Array[], smallestCell: number): number[][] => {
  const people = chances[0].length;
  const means = Float64Array.from({ length: people }, (_, person) => chances.reduce((sum, member) => sum + member[person], 0) / chances.length);
  const order = Int32Array.from({ length: people }, (_, person) => person).sort((a, b) => means[a] - means[b]);
  const rows = Math.max(1, Math.min(mostRows, Math.floor(people / Math.max(1, smallestCell))));
  return chances.map((member) =>
    Array.from({ length: rows }, (_, row) => {
      const stratum = order.subarray(Math.round((row * people) / rows), Math.round(((row + 1) * people) / rows));
      return Number((stratum.reduce((sum, person) => sum + member[person], 0) / stratum.length).toPrecision(6));
    }),
  );
};
