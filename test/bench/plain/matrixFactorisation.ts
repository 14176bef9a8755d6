import { shuffledRows } from '../../../models/training/shuffle.js';
import type { FactorisationPlan } from '../../../models/recommender/factorise.js';
import type { Factors } from '../../../models/recommender/factors.js';
import { normals } from '../../../models/recommender/normals.js';
import { scoreOf } from '../../../models/recommender/factors.js';

/** A table that is trained, with the moments of Adam. */
interface Table {
  readonly values: Float32Array;
  readonly gradient: Float64Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

const table = (values: Float32Array): Table => ({ values, gradient: new Float64Array(values.length), first: new Float32Array(values.length), second: new Float32Array(values.length) });

/** One step of Adam (Kingma & Ba 2015, algorithm 1), dense as in TensorFlow.js; takes the gradient back to zero. */
const step = ({ values, gradient, first, second }: Table, rate: number, turn: number): void => {
  const [one, two] = [1 - 0.9 ** turn, 1 - 0.999 ** turn];
  for (let at = 0; at < values.length; at++) {
    const slope = gradient[at];
    first[at] = 0.9 * first[at] + 0.1 * slope;
    second[at] = 0.999 * second[at] + 0.001 * slope * slope;
    values[at] -= (rate * (first[at] / one)) / (Math.sqrt(second[at] / two) + 1e-7);
    gradient[at] = 0;
  }
};

/**
 * The same matrix factorisation of ratings, written by hand over typed arrays: the same initial weights, shuffles and updates as
 * `factorise`, without early stopping. What it predicts is what TensorFlow.js has to predict.
 */
export const factoriseByHand = ({ people, items, train, start, unit, settings, seed }: FactorisationPlan, onEpoch: () => void): Factors => {
  const { factors: width, epochs, learningRate, penalty, batch } = settings;
  const initial = (rows: number, name: string): Table => table(normals(rows * width, 0.05, `${seed} ${name} initial`));
  const [person, item, ofPerson, ofItem] = [initial(people, 'people'), initial(items, 'items'), table(new Float32Array(people)), table(new Float32Array(items))];
  let turn = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = shuffledRows(train.people.length, `${seed} shuffle epoch ${epoch}`);
    for (let from = 0; from < order.length; from += batch) {
      const rows = order.subarray(from, from + batch);
      for (const row of rows) {
        const [who, what] = [train.people[row], train.items[row]];
        const [p, q] = [who * width, what * width];
        let error = ofPerson.values[who] + ofItem.values[what] - (train.values[row] - start.mean - start.personBias[who] - start.itemBias[what]) / unit;
        for (let factor = 0; factor < width; factor++) error += person.values[p + factor] * item.values[q + factor];
        const [slope, shrink] = [(2 * error) / rows.length, (2 * penalty) / rows.length];
        for (let factor = 0; factor < width; factor++) {
          person.gradient[p + factor] += slope * item.values[q + factor] + shrink * person.values[p + factor];
          item.gradient[q + factor] += slope * person.values[p + factor] + shrink * item.values[q + factor];
        }
        ofPerson.gradient[who] += slope + shrink * ofPerson.values[who];
        ofItem.gradient[what] += slope + shrink * ofItem.values[what];
      }
      turn += 1;
      for (const each of [person, item, ofPerson, ofItem]) step(each, learningRate, turn);
    }
    onEpoch();
  }
  return {
    width,
    mean: start.mean,
    personBias: ofPerson.values.map((bias, at) => start.personBias[at] + unit * bias),
    itemBias: ofItem.values.map((bias, at) => start.itemBias[at] + unit * bias),
    people: person.values.map((value) => unit * value),
    items: item.values,
  };
};

/** Root of the mean squared error of predicted ratings. */
export const rootMeanSquareOf = (factors: Factors, { people, items, values }: FactorisationPlan['train']): number =>
  Math.sqrt(values.reduce((sum, value, row) => sum + (value - scoreOf(factors, people[row], items[row])) ** 2, 0) / values.length);
