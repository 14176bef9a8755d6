import type * as tf from '@tensorflow/tfjs-core';
import type { Learning } from '../backend/learning.js';
import { train, type Trained } from '../training/train.js';
import { factorisationLoss, type Examples, type Parameters } from './factorisationLoss.js';
import type { Factors } from './factors.js';
import { selectRows, type Interactions, type Rows } from './interactions.js';
import type { DrawNegatives } from './negatives.js';
import { normals } from './normals.js';

/** How a factorisation is trained. */
export interface FactorisationSettings {
  readonly factors: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly penalty: number;
  readonly batch: number;
  readonly negatives: number;
}

export interface FactorisationPlan {
  readonly kind: Interactions['kind'];
  readonly people: number;
  readonly items: number;
  readonly train: Rows;
  readonly validation: Rows;
  /** What is known before any taste is learned, on the scale of the scores: training starts from it and learns what it leaves. */
  readonly start: Pick<Factors, 'mean' | 'personBias' | 'itemBias'>;
  /** Standard deviation of the ratings: they are learned in units of it; 1 for uses. */
  readonly unit: number;
  /** Weight of each person in the loss; left out: 1. */
  readonly weightOf?: Float32Array;
  readonly drawNegatives: DrawNegatives;
  readonly settings: FactorisationSettings;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly onEpoch: (epoch: number) => void;
}

/** Standard deviation of the vectors before training; the product of two is then of order 0.01 and does not disturb the start. */
const initialSpread = 0.05;
/** Epochs without a better validation loss after which training stops. */
const patience = 3;

/**
 * Matrix factorisation with biases on embeddings (Koren, Bell & Volinsky 2009, equations 4 and 5), trained by Adam on mini-batches with
 * the dense gradient of the tables. Ratings: mean squared error. Uses: the cross-entropy of used against not used, with items not used
 * drawn anew in every epoch, so that a score is the log-odds of an item against one drawn from those that the person has not used, plus
 * the logarithm of how many of these are drawn for each used one. Vectors and biases are penalised for every row that they occur in.
 * Equal seeds give equal weights on backends that add in a fixed order: cpu and wasm.
 */
export const factorise = async ({ tf: tensors }: Learning, plan: FactorisationPlan): Promise<{ readonly factors: Factors; readonly trained: Trained }> => {
  const { settings, seed } = plan;
  const table = (rows: number, name: string): tf.Variable =>
    tensors.tidy(() => tensors.variable(tensors.tensor2d(normals(rows * settings.factors, initialSpread, `${seed} ${name} initial`), [rows, settings.factors])));
  const zeros = (rows: number): tf.Variable => tensors.tidy(() => tensors.variable(tensors.zeros([rows])));
  const parameters: Parameters = { people: table(plan.people, 'people'), items: table(plan.items, 'items'), personBias: zeros(plan.people), itemBias: zeros(plan.items) };
  const variables = [parameters.people, parameters.items, parameters.personBias, parameters.itemBias];
  try {
    const examplesOf = exampleMaker(plan);
    const held = plan.kind === 'uses' ? plan.drawNegatives(plan.validation, settings.negatives, `${seed} validation negatives`) : undefined;
    let negatives: Int32Array | undefined;
    const trained = await train(tensors, {
      variables,
      rows: plan.train.people.length,
      prepare: (epoch) => {
        if (plan.kind === 'uses') negatives = plan.drawNegatives(plan.train, settings.negatives, `${seed} negatives epoch ${epoch}`);
      },
      loss: (rows) => factorisationLoss(tensors, parameters, examplesOf(plan.train, rows, negatives, plan.weightOf), settings.penalty),
      validation: { rows: plan.validation.people.length, loss: (rows) => factorisationLoss(tensors, parameters, examplesOf(plan.validation, rows, held, undefined), 0) },
      epochs: settings.epochs,
      batch: settings.batch,
      learningRate: settings.learningRate,
      patience,
      seed,
      signal: plan.signal,
      onEpoch: plan.onEpoch,
    });
    return { factors: await factorsOf(plan, parameters), trained };
  } finally {
    tensors.dispose(variables);
  }
};

/** Makes examples of some rows: with what is not used after what is, `negatives` being `[row][draw]` of all rows. */
const exampleMaker =
  ({ kind, start, unit, settings }: FactorisationPlan) =>
  (all: Rows, rows: Int32Array, negatives: Int32Array | undefined, weightOf: Float32Array | undefined): Examples => {
    const { people, items, values } = selectRows(all, rows);
    if (kind === 'ratings' || negatives === undefined) {
      const left = values.map((value, row) => (value - start.mean - start.personBias[people[row]] - start.itemBias[items[row]]) / unit);
      return { people, items, values: left, signs: undefined, weights: weightsOf(people, weightOf) };
    }
    const each = settings.negatives;
    const length = rows.length * (1 + each);
    const examples = { people: new Int32Array(length), items: new Int32Array(length), values: new Float32Array(length), signs: new Float32Array(length).fill(1) };
    examples.people.set(people);
    examples.items.set(items);
    examples.signs.fill(-1, 0, rows.length);
    for (let row = 0, at = rows.length; row < rows.length; row++) {
      for (let one = 0; one < each; one++, at++) {
        examples.people[at] = people[row];
        examples.items[at] = negatives[rows[row] * each + one];
      }
    }
    for (let at = 0; at < length; at++) examples.values[at] = start.mean + start.personBias[examples.people[at]] + start.itemBias[examples.items[at]];
    return { ...examples, weights: weightsOf(examples.people, weightOf) };
  };

const weightsOf = (people: Int32Array, weightOf: Float32Array | undefined): Float32Array | undefined =>
  weightOf === undefined ? undefined : Float32Array.from(people, (person) => weightOf[person]);

/** The parameters as plain arrays on the scale of the scores. */
const factorsOf = async ({ settings, start, unit }: FactorisationPlan, parameters: Parameters): Promise<Factors> => {
  const plain = async (variable: tf.Variable): Promise<Float32Array> => Float32Array.from(await variable.data());
  const [people, items, personBias, itemBias] = [await plain(parameters.people), await plain(parameters.items), await plain(parameters.personBias), await plain(parameters.itemBias)];
  return {
    width: settings.factors,
    mean: start.mean,
    personBias: personBias.map((bias, person) => start.personBias[person] + unit * bias),
    itemBias: itemBias.map((bias, item) => start.itemBias[item] + unit * bias),
    people: people.map((value) => unit * value),
    items,
  };
};
