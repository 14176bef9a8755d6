import type { Inputs } from '../training/inputs.js';
import { logistic, scoresOf, type LinearModel } from '../training/linearModel.js';

/** Where an elasticity is taken, and what a price means to a model. */
export interface PricePoint {
  /** Mean price of the segment, above 0. */
  readonly price: number;
  /** Feature by which the price acts on the segment, and how its logarithm was standardised. */
  readonly feature: number;
  readonly scale: { readonly mean: number; readonly sd: number };
}

export interface Response {
  /** Share of the segment that takes the offer at its mean price, 0 to 1. */
  readonly conversion: number;
  /** Relative fall of that share per relative rise of the price. */
  readonly elasticity: number;
}

/**
 * Response of a segment to its mean price p: with chances `c_i = 1 / (1 + exp(-score_i(p)))` and `C` their mean,
 * `-d ln C / d ln p = beta sum c_i (1 - c_i) / sum c_i`, beta the fall of log-odds per ln price. Where all are alike that is `beta (1 - c)`,
 * the elasticity of a logit model (K. E. Train, "Discrete Choice Methods with Simulation", 2nd edition 2009, section 3.6).
 * @param prices [row] price that each row was offered
 */
export const elasticityOf = (model: LinearModel, inputs: Inputs, rows: Int32Array, prices: Float64Array, { price, feature, scale }: PricePoint): Response => {
  const slope = model.coefficients[feature] / scale.sd;
  const scores = scoresOf(model, inputs, rows);
  let conversion = 0;
  let bend = 0;
  rows.forEach((row, place) => {
    const chance = logistic(scores[place] + slope * (Math.log(price) - Math.log(prices[row])));
    conversion += chance;
    bend += chance * (1 - chance);
  });
  return { conversion: conversion / rows.length, elasticity: (-slope * bend) / conversion };
};
