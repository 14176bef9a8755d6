import type { Learning } from '../backend/learning.js';
import type { TrainingContext } from '../context.js';
import { standardDeviation } from '../metrics/measure.js';
import { descentSettings } from '../table/descentSettings.js';
import type { FitRequest } from '../trainer.js';
import { logisticEnsemble, type Ensemble } from '../training/ensemble.js';
import { logistic, scoresOf } from '../training/linearModel.js';
import { elasticityOf } from './elasticityOf.js';
import type { PriceTable } from './priceTable.js';

/** How a segment answers to prices. */
export interface SegmentResponse {
  readonly name: string;
  readonly offers: number;
  /** Mean price of its offers. */
  readonly price: number;
  /** Share that takes the offer at that price. */
  readonly conversion: number;
  readonly elasticity: number;
  /** Standard deviation over bootstrap refits. */
  readonly se: number;
  /** [member] not yet kept from falling below 0. */
  readonly members: readonly number[];
  /** Whether it has a slope of its own, or shares one with the other small segments. */
  readonly own: boolean;
}

export interface LearnedPrice {
  readonly ensemble: Ensemble;
  /** Share of offers of the training rows that were taken. */
  readonly base: number;
  /** [row of `split.test`] chance that the offer is taken, by the fit. */
  readonly held: Float64Array;
  readonly segments: readonly SegmentResponse[];
}

/** Refits from which a standard error is taken, even where fewer members are stored. */
const fewestRefits = 30;

/** A segment's elasticity below 0 by more than noise makes: 1.645 standard errors, once in 20 segments whose elasticity is 0. */
export const isWrong = ({ elasticity, se }: SegmentResponse): boolean => elasticity < -1.645 * se;
/** Whether the 90 % interval of an elasticity includes 0. */
export const mayBeNone = ({ elasticity, se }: SegmentResponse): boolean => Math.abs(elasticity) <= 1.645 * se;

/**
 * Learns how conversion follows the price. No early stopping, which would leave slopes between 0 and their best value, and no penalty
 * on slopes; the penalty draws the coefficients of other features only.
 */
export const learnPrice = async (learning: Learning, table: PriceTable, request: FitRequest, context: TrainingContext): Promise<LearnedPrice> => {
  const { split, inputs, labels, features, groups, prices, scale, shown } = table;
  const { seed, members, signal, onProgress } = context;
  const ensemble = await logisticEnsemble(
    learning,
    {
      inputs,
      target: Float32Array.from(labels),
      training: split.training,
      validation: new Int32Array(0),
      members: Math.max(members, fewestRefits),
      ...descentSettings(request, features.features.length, groups.length),
      seed: `${seed} price`,
      signal,
      onEpoch: (epoch, epochs) => onProgress('learning the response to prices', epoch, epochs),
    },
    false,
  );
  return {
    ensemble,
    base: split.training.reduce((sum, row) => sum + labels[row], 0) / split.training.length,
    held: scoresOf(ensemble.fit, inputs, split.test).map(logistic),
    segments: shown.shown.map(({ name, rows }, position) => {
      const group = groups.findIndex(({ segments }) => segments.includes(position));
      const price = rows.reduce((sum, row) => sum + prices[row], 0) / rows.length;
      const point = { price, feature: features.features.length + group, scale };
      const [{ conversion, elasticity }, ...refits] = [ensemble.fit, ...ensemble.members].map((model) => elasticityOf(model, inputs, rows, prices, point));
      const elasticities = refits.map((refit) => refit.elasticity);
      return { name, offers: rows.length, price, conversion, elasticity, se: standardDeviation(elasticities), members: elasticities.slice(0, members), own: groups[group].own };
    }),
  };
};
