import type { LinearModel } from './linearModel.js';

/** Weights of all models as tensors hold them: `[feature][model x class]` and `[model x class]`. */
export interface WeightsNow {
  readonly coefficients: Float32Array;
  readonly intercepts: Float32Array;
}

/** Keeps, model by model, the weights of the epoch with the lowest loss. */
export interface BestKeeper {
  /** Weights after an epoch and the loss `[model]` by which they are judged. */
  readonly offer: (epoch: number, losses: Float64Array, weights: WeightsNow) => void;
  /** Whether no model has become better for as many epochs as patience lasts. */
  readonly stale: () => boolean;
  readonly result: () => { readonly models: readonly LinearModel[]; readonly best: number };
}

export const bestKeeper = (
  { models, classes, width }: { readonly models: number; readonly classes: number; readonly width: number },
  /** Epochs without a fall of any loss by `leastFall` of it that end training; a smaller fall is kept, and is no reason to go on. */
  { patience, leastFall }: { readonly patience: number; readonly leastFall: number },
): BestKeeper => {
  const kept = Array.from({ length: models }, () => ({
    epoch: 0,
    loss: Infinity,
    intercepts: new Float64Array(classes),
    coefficients: new Float64Array(classes * width),
  }));
  const landmarks = new Float64Array(models).fill(Infinity);
  let lastFall = 0;
  let now = 0;

  const keep = (model: number, epoch: number, loss: number, weights: WeightsNow): void => {
    const own = kept[model];
    own.epoch = epoch;
    own.loss = loss;
    for (let label = 0; label < classes; label++) {
      const column = model * classes + label;
      own.intercepts[label] = weights.intercepts[column];
      for (let feature = 0; feature < width; feature++)
        own.coefficients[label * width + feature] = weights.coefficients[feature * models * classes + column];
    }
  };

  return {
    offer: (epoch, losses, weights) => {
      now = epoch;
      for (let model = 0; model < models; model++) {
        const loss = losses[model];
        if (epoch === 0 || loss < kept[model].loss) keep(model, epoch, loss, weights);
        if (epoch === 0 || loss < landmarks[model] * (1 - leastFall)) {
          landmarks[model] = loss;
          lastFall = epoch;
        }
      }
    },
    stale: () => now - lastFall >= patience,
    result: () => ({ models: kept.map(({ intercepts, coefficients }) => ({ intercepts, coefficients })), best: kept[0].epoch }),
  };
};
