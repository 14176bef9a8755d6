import { logistic } from '../training/linearModel.js';

/** Log-odds that were observed as a line of those that were predicted. Chances that are right have the intercept 0 and the slope 1. */
export interface CalibrationLine {
  readonly intercept: number;
  readonly slope: number;
  readonly interceptSe: number;
  readonly slopeSe: number;
  /** Covariance of the two. */
  readonly covariance: number;
}

const mostSteps = 50;
const enough = 1e-10;

/**
 * Maximum likelihood of `logit P(y = 1) = intercept + slope x predicted log-odds` by Newton's method, with standard errors from the
 * information (D. R. Cox, "Two further applications of a model for binary regression", Biometrika 45, 1958); the map that J. Platt
 * ("Probabilistic outputs for support vector machines", 1999) turns scores into chances by. A slope below 1 says that predictions are too far
 * apart. Undefined where the likelihood has no maximum: one class only, all predictions the same, or classes that do not overlap.
 * @param scores [row] predicted log-odds
 * @param labels [row] 0 or 1
 */
export const calibrationLine = (scores: Float64Array, labels: ArrayLike<number>): CalibrationLine | undefined => {
  let intercept = 0;
  let slope = 1;
  for (let step = 0; step < mostSteps; step++) {
    const { gradient, information } = derivatives(scores, labels, intercept, slope);
    const [a, b, d] = information;
    const determinant = a * d - b * b;
    if (!(determinant > 1e-12 * Math.max(1, a * d))) return undefined;
    const change = [(d * gradient[0] - b * gradient[1]) / determinant, (a * gradient[1] - b * gradient[0]) / determinant];
    // Far steps overshoot where the curve is flat; Newton's method is damped there.
    const damping = Math.min(1, 2 / Math.max(Math.abs(change[0]), Math.abs(change[1])));
    intercept += damping * change[0];
    slope += damping * change[1];
    if (Math.max(Math.abs(change[0]), Math.abs(change[1])) < enough)
      return { intercept, slope, interceptSe: Math.sqrt(d / determinant), slopeSe: Math.sqrt(a / determinant), covariance: -b / determinant };
  }
  return undefined;
};

const derivatives = (scores: Float64Array, labels: ArrayLike<number>, intercept: number, slope: number) => {
  const gradient = [0, 0];
  const information: [number, number, number] = [0, 0, 0];
  scores.forEach((score, row) => {
    const chance = logistic(intercept + slope * score);
    const weight = chance * (1 - chance);
    gradient[0] += labels[row] - chance;
    gradient[1] += (labels[row] - chance) * score;
    information[0] += weight;
    information[1] += weight * score;
    information[2] += weight * score * score;
  });
  return { gradient, information };
};

/**
 * Whether predictions are off by more than chance would have it: Wald's test of intercept 0 and slope 1 together, chi-squared with two
 * degrees of freedom above 5.991465 (right predictions are called off once in 20 times, in large samples).
 */
export const isOff = ({ intercept, slope, interceptSe, slopeSe, covariance }: CalibrationLine): boolean => {
  const [a, d] = [interceptSe ** 2, slopeSe ** 2];
  const [x, y] = [intercept, slope - 1];
  return (d * x * x - 2 * covariance * x * y + a * y * y) / (a * d - covariance ** 2) > 5.991465;
};
