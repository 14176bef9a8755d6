import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Learning } from '../backend/learning.js';

/**
 * What a generalised linear model is trained on.
 * `logistic`: cross-entropy of a chance, `-y ln p - (1 - y) ln(1 - p)` with `p = 1 / (1 + exp(-score))`;
 * `softmax`: cross-entropy of one class of several, `-ln p_y` with `p_c = exp(score_c) / sum exp(score)`;
 * `squared`: half the squared error, `(y - score)^2 / 2`.
 * All three have the gradient `prediction - target` by the score (T. Hastie, R. Tibshirani & J. Friedman, "The Elements of Statistical
 * Learning", 2nd edition 2009, sections 3.2 and 4.4).
 */
export type Loss = 'logistic' | 'softmax' | 'squared';

/** Losses `[row][model]` and their gradients by the scores `[row][model x class]`. */
export interface Slope {
  readonly losses: Tensor2D;
  readonly gradient: Tensor2D;
}

/**
 * Loss and gradient of many models at once, on rows that all of them see.
 * @param scores [row][model x class]
 * @param target [row][1], or [row][class] with a 1 at the class for a softmax
 */
export const slopeOf = ({ tf }: Learning, loss: Loss, scores: Tensor2D, target: Tensor2D): Slope => {
  if (loss === 'squared') {
    const gradient = tf.sub<Tensor2D>(scores, target);
    return { gradient, losses: tf.mul(tf.square(gradient), 0.5) };
  }
  if (loss === 'logistic') {
    // ln(1 + exp(score)) - y score, in the form that no score overflows.
    const softplus = tf.add(tf.relu(scores), tf.log(tf.add(tf.exp(tf.neg(tf.abs(scores))), 1)));
    return { gradient: tf.sub(tf.sigmoid(scores), target), losses: tf.sub(softplus, tf.mul(scores, target)) };
  }
  const [rows, classes] = target.shape;
  const cube: Tensor3D = tf.reshape(scores, [rows, -1, classes]);
  const ones: Tensor3D = tf.reshape(target, [rows, 1, classes]);
  const shifted: Tensor3D = tf.sub(cube, tf.max(cube, 2, true));
  const logarithms: Tensor3D = tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 2, true)));
  return {
    gradient: tf.reshape(tf.sub(tf.exp(logarithms), ones), scores.shape),
    losses: tf.neg(tf.sum<Tensor2D>(tf.mul(logarithms, ones), 2)),
  };
};
