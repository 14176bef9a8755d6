import type { Law, SmoothQuantile } from './lawInterface.js';

/** The table runs over logits of the chance from -reach to reach (chances from 2e-15 on); the exact quantile serves beyond. */
const reach = 34;
const cellsPerUnit = 8;
const cells = 2 * reach * cellsPerUnit;
/** Each cell is a polynomial through the nodes at its own ends and three more on either side. */
const firstNode = -3;
const nodes = 8;

/**
 * The same law with a quantile that is fast to draw from: for a law whose own is a slow series (beta, pert, gamma, student), a table
 * of polynomials that costs about 550 exact quantiles when it is first used, then 0.05 microseconds a draw instead of 1 to 8.
 * Its chance is within 1e-8 of the exact one: a millionth of a percentile. Other laws are returned as they are.
 * Use it where one law gives a thousand draws or more, and always or never for the same draw, as the two differ in the last digits.
 */
export function tabulated(law: Law): Law {
  const { smoothQuantile } = law;
  if (smoothQuantile === undefined) return law;
  let table: Float64Array | undefined;
  const quantile = (u: number) => {
    const place = (Math.log(u / (1 - u)) + reach) * cellsPerUnit;
    if (!(place >= 0 && place < cells)) return law.quantile(u);
    table ??= polynomials(smoothQuantile);
    const cell = Math.floor(place);
    const within = place - cell;
    let sum = 0;
    for (let power = nodes - 1; power >= 0; power--) sum = sum * within + table[cell * nodes + power];
    return smoothQuantile.fromSmooth(sum);
  };
  // Not spread from the law: that would work out its median.
  return {
    quantile,
    cdf: law.cdf,
    mean: law.mean,
    partialMean: law.partialMean,
    get median() {
      return law.median;
    },
  };
}

/** [cell, power] coefficients of each cell's polynomial in the place within it, 0 to 1. */
function polynomials({ smoothAt }: SmoothQuantile): Float64Array {
  const values = Float64Array.from({ length: cells + nodes - 1 }, (_, index) => smoothAt((index + firstNode) / cellsPerUnit - reach));
  const table = new Float64Array(cells * nodes);
  for (let cell = 0; cell < cells; cell++) {
    for (let node = 0; node < nodes; node++) {
      for (let power = 0; power < nodes; power++) table[cell * nodes + power] += values[cell + node] * basis[node][power];
    }
  }
  return table;
}

/** [node, power] Lagrange's basis on the nodes: basis[i] is one at node i and zero at the others. */
const basis = Array.from({ length: nodes }, (_, own) =>
  Array.from({ length: nodes }, (_, other) => other)
    .filter((other) => other !== own)
    .reduce((polynomial, other) => timesLinear(polynomial, -(other + firstNode) / (own - other), 1 / (own - other)), [1]),
);

/** Coefficients of the polynomial times (constant + slope x). */
function timesLinear(polynomial: readonly number[], constant: number, slope: number): number[] {
  return [...polynomial, 0].map((coefficient, power) => coefficient * constant + (polynomial[power - 1] ?? 0) * slope);
}
