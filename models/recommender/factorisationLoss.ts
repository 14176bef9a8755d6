import type * as tf from '@tensorflow/tfjs-core';

/** What the loss works on: the parameters as tensors, in the order in which they are trained. */
export interface Parameters {
  readonly people: tf.Variable;
  readonly items: tf.Variable;
  readonly personBias: tf.Variable;
  readonly itemBias: tf.Variable;
}

/** Rows as the loss wants them: persons, items, and by kind what is left of the rating in units, or the offset and a sign. */
export interface Examples {
  readonly people: Int32Array;
  readonly items: Int32Array;
  /** Ratings: what the start leaves of them. Uses: the start's log-odds. */
  readonly values: Float32Array;
  /** Uses: -1 for what was used, 1 for what was not. */
  readonly signs: Float32Array | undefined;
  readonly weights: Float32Array | undefined;
}

/**
 * Mean over the examples of their loss and of `penalty` times the squares of the vectors and biases that they use. Its gradient is written
 * out, because that which is derived from the parts passes over the batch's vectors twice as often.
 */
export const factorisationLoss = (tensors: typeof tf, parameters: Parameters, examples: Examples, penalty: number): tf.Scalar => {
  const { people, items, personBias, itemBias } = parameters;
  const count = examples.people.length;
  const who = tensors.tensor1d(examples.people, 'int32');
  const what = tensors.tensor1d(examples.items, 'int32');
  const values = tensors.tensor1d(examples.values);
  const signs = examples.signs === undefined ? undefined : tensors.tensor1d(examples.signs);
  const weights = examples.weights === undefined ? tensors.ones([count]) : tensors.tensor1d(examples.weights);
  const loss = tensors.customGrad((...given) => {
    const save = given.pop() as unknown as tf.GradSaveFunc;
    const [person, item, ofPerson, ofItem] = [tensors.gather(people, who), tensors.gather(items, what), tensors.gather(personBias, who), tensors.gather(itemBias, what)];
    const score = tensors.addN([tensors.sum(tensors.mul(person, item), 1), ofPerson, ofItem]);
    const { each, slope } = signs === undefined ? squaredError(tensors, score, values) : crossEntropy(tensors, score, values, signs);
    const size = (): tf.Tensor => tensors.addN([tensors.sum(tensors.add(tensors.square(person), tensors.square(item)), 1), tensors.square(ofPerson), tensors.square(ofItem)]);
    const value = tensors.mean(tensors.mul(weights, penalty === 0 ? each : tensors.add(each, tensors.mul(size(), penalty)))) as tf.Scalar;
    save([person, item, ofPerson, ofItem, slope, who, what, weights]);
    return { value, gradFunc: (above: tf.Scalar, saved: tf.Tensor[]) => gradientOf(tensors, above, saved, penalty, [people.shape[0], items.shape[0]]) };
  });
  return loss(people, items, personBias, itemBias) as tf.Scalar;
};

interface Loss {
  /** `[example]` */
  readonly each: tf.Tensor;
  /** `[example]`: its derivative by the score. */
  readonly slope: tf.Tensor;
}

const squaredError = (tensors: typeof tf, score: tf.Tensor, values: tf.Tensor): Loss => {
  const error = tensors.sub(score, values);
  return { each: tensors.square(error), slope: tensors.mul(error, 2) };
};

/** `ln(1 + exp(sign (score + offset)))` */
const crossEntropy = (tensors: typeof tf, score: tf.Tensor, offsets: tf.Tensor, signs: tf.Tensor): Loss => {
  const against = tensors.mul(signs, tensors.add(score, offsets));
  return { each: tensors.softplus(against), slope: tensors.mul(signs, tensors.sigmoid(against)) };
};

/** The gradient of the mean by the four tables, from what the forward pass saved. */
const gradientOf = (tensors: typeof tf, above: tf.Scalar, saved: readonly tf.Tensor[], penalty: number, [people, items]: readonly number[]): tf.Tensor[] => {
  const [person, item, ofPerson, ofItem, slope, who, what, weights] = saved;
  const share = tensors.div(tensors.mul(weights, above), slope.shape[0]);
  const byScore = tensors.mul(slope, share);
  const bySize = tensors.mul(share, 2 * penalty);
  const column = (values: tf.Tensor): tf.Tensor => tensors.reshape(values, [-1, 1]);
  const vectors = (own: tf.Tensor, other: tf.Tensor): tf.Tensor => tensors.add(tensors.mul(column(byScore), other), tensors.mul(column(bySize), own));
  const biases = (own: tf.Tensor): tf.Tensor => tensors.add(byScore, tensors.mul(bySize, own));
  const added = (values: tf.Tensor, rows: tf.Tensor, count: number): tf.Tensor => tensors.unsortedSegmentSum(values, rows as tf.Tensor1D, count);
  return [added(vectors(person, item), who, people), added(vectors(item, person), what, items), added(biases(ofPerson), who, people), added(biases(ofItem), what, items)];
};
