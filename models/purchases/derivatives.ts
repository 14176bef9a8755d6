type Function = (at: readonly number[]) => number;

/** Steps of central differences for arguments of the size of 1, where a function is known to some 15 digits: first and second derivatives. */
const [firstStep, secondStep] = [1e-4, 1e-3];

const moved = (at: readonly number[], place: number, by: number): number[] => at.map((value, other) => (other === place ? value + by : value));

export const gradientOf = (f: Function, at: readonly number[]): number[] =>
  at.map((_, place) => (f(moved(at, place, firstStep)) - f(moved(at, place, -firstStep))) / (2 * firstStep));

/** Abramowitz & Stegun, 25.3.23 and 25.3.26. */
export const hessianOf = (f: Function, at: readonly number[]): number[][] => {
  const middle = f(at);
  const h = secondStep;
  const hessian = at.map(() => at.map(() => 0));
  at.forEach((_, i) => {
    hessian[i][i] = (f(moved(at, i, h)) - 2 * middle + f(moved(at, i, -h))) / h ** 2;
    for (let j = 0; j < i; j++) {
      const corner = (first: number, second: number): number => f(moved(moved(at, i, first), j, second));
      hessian[i][j] = hessian[j][i] = (corner(h, h) - corner(h, -h) - corner(-h, h) + corner(-h, -h)) / (4 * h ** 2);
    }
  });
  return hessian;
};
