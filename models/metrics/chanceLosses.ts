/**
 * Squared error of each chance, `(y - p)^2`, whose mean is the Brier score
 * (G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78, 1950; here of one class).
 */
export const squaredErrors = (predicted: Float64Array, actual: ArrayLike<number>): Float64Array =>
  predicted.map((value, row) => (actual[row] - value) ** 2);

/** A chance of 0 or 1 is counted as this near to it, so that one surprise does not make the mean infinite. */
const nearest = 1e-15;

/** Log loss of each chance in nats, `-y ln p - (1 - y) ln(1 - p)` (I. J. Good, "Rational decisions", JRSS B 14, 1952). */
export const logLosses = (chances: Float64Array, labels: ArrayLike<number>): Float64Array =>
  chances.map((chance, row) => -Math.log(Math.min(1 - nearest, Math.max(nearest, labels[row] === 1 ? chance : 1 - chance))));
