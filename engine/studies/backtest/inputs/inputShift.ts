import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { InputShift } from '../result.js';
import { halfOf, type Statistic } from './statistics.js';

/** Width of the kernel in standard deviations of the statistic. */
const bandwidth = 0.3;

/** Fewest effective trials from which anything is concluded. */
const leastTrials = 50;

/** Least share of an input's variance from which figures are said to tell anything of it. */
const leastTold = 0.05;

/**
 * What is believed of an input given what happened: trials are weighted by how near their statistic is to that of what happened (a normal
 * kernel), and moved along the line of their regression on it. Weights add up to one; the effective number of trials is Kish's.
 * Source: M. Beaumont, W. Zhang & D. Balding (2002), Approximate Bayesian computation in population genetics, Genetics 162;
 * L. Kish (1965), Survey sampling, section 11.7.
 * @param score [trial] standard-normal score of the input
 */
export function inputShift(score: Float64Array, { ofTrial, ofActual }: Statistic): Omit<InputShift, 'path' | 'label' | 'stated'> {
  const { spread, told } = agreement(score, ofTrial);
  const away = ofTrial.map((value, trial) => value - ofActual[halfOf(trial)]);
  if (told < leastTold) return { told, verdict: 'untold', ...believed(score, new Float64Array(score.length).fill(1), away.fill(0)) };
  const weights = away.map((distance) => Math.exp(-((distance / (bandwidth * spread)) ** 2) / 2));
  const near = believed(score, weights, away);
  if (near.effectiveTrials >= leastTrials) return { told, verdict: near.now.p5 > 0 || near.now.p95 < 0 ? 'moved' : 'unmoved', ...near };
  // Too far out: those nearest to what happened say in which direction it lies, and nothing is moved along a line beyond them.
  const nearest = [...away.keys()].sort((one, other) => Math.abs(away[one]) - Math.abs(away[other])).slice(0, leastTrials);
  const only = new Float64Array(score.length);
  for (const trial of nearest) only[trial] = 1;
  return { told, verdict: 'beyond', ...believed(score, only, new Float64Array(score.length)), effectiveTrials: near.effectiveTrials };
}

/** Spread of a statistic, and the squared correlation of a score with it. */
function agreement(score: Float64Array, statistic: Float64Array): { readonly spread: number; readonly told: number } {
  const count = score.length;
  const mean = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0) / count;
  const [first, second] = [mean(score), mean(statistic)];
  let [products, scores, statistics] = [0, 0, 0];
  for (let trial = 0; trial < count; trial++) {
    const [one, other] = [score[trial] - first, statistic[trial] - second];
    products += one * other;
    scores += one * one;
    statistics += other * other;
  }
  const told = products > 0 && scores > 0 && statistics > 0 ? products ** 2 / scores / statistics : 0;
  return { spread: Math.sqrt(statistics / count), told };
}

/** Weighted local-linear mean at distance 0, with its error, and the weighted law of the residuals around it. */
function believed(score: Float64Array, weights: Float64Array, away: Float64Array): Pick<InputShift, 'shift' | 'now' | 'place' | 'effectiveTrials'> {
  let [zeroth, first, second, sum, moment, squares] = [0, 0, 0, 0, 0, 0];
  for (let trial = 0; trial < score.length; trial++) {
    const [weight, distance] = [weights[trial], away[trial]];
    zeroth += weight;
    first += weight * distance;
    second += weight * distance * distance;
    sum += weight * score[trial];
    moment += weight * distance * score[trial];
    squares += weight * weight;
  }
  const determinant = zeroth * second - first * first;
  const slope = determinant > 1e-12 * zeroth * second ? (zeroth * moment - first * sum) / determinant : 0;
  const value = (sum - slope * first) / zeroth;
  const moved = score.map((own, trial) => own - slope * away[trial]);
  let [variance, error] = [0, 0];
  for (let trial = 0; trial < score.length; trial++) {
    const residual = moved[trial] - value;
    const pull = slope === 0 ? weights[trial] / zeroth : (weights[trial] * (second - first * away[trial])) / determinant;
    variance += (weights[trial] * residual * residual) / zeroth;
    error += (pull * residual) ** 2;
  }
  const quantile = weightedQuantiles(moved, weights, zeroth);
  return {
    shift: { value, se: Math.sqrt(error) },
    now: { p5: quantile(0.05), p50: quantile(0.5), p95: quantile(0.95), sd: Math.sqrt(variance) },
    place: normalCdf(quantile(0.5), 0, 1),
    effectiveTrials: (zeroth * zeroth) / squares,
  };
}

/** The value at which the weights of all smaller ones reach a share of all weights. */
function weightedQuantiles(values: Float64Array, weights: Float64Array, all: number): (chance: number) => number {
  const order = [...values.keys()].filter((trial) => weights[trial] > 0).sort((one, other) => values[one] - values[other]);
  return (chance) => {
    let below = 0;
    for (const trial of order) {
      below += weights[trial];
      if (below >= chance * all) return values[trial];
    }
    return values[order[order.length - 1]];
  };
}
