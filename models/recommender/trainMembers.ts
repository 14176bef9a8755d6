import seedrandom from 'seedrandom';
import type { Learning } from '../backend/learning.js';
import type { TrainingContext } from '../context.js';
import type { Trained } from '../training/train.js';
import { fitBiases, type Biases } from './biases.js';
import { asNewItems } from './coldStart.js';
import { factorise, type FactorisationSettings } from './factorise.js';
import type { Factors } from './factors.js';
import { itemsOf, peopleOf, type Interactions, type Rows } from './interactions.js';
import { negativesOf } from './negatives.js';
import { popularityOf } from './popularity.js';

/** What is learned once: from the data as it is, or from a resample. */
export interface Member {
  readonly factors: Factors;
  readonly trained: Trained;
  /** Weight of each person: all 1 for the data as it is. */
  readonly weightOf: Float32Array;
  /** `[item]`: what a ranking by popularity goes by in the same resample. */
  readonly popularity: Float32Array;
  /** The mean and biases alone, from the same resample, where there are ratings. */
  readonly biases: Biases | undefined;
}

export interface Parts {
  readonly train: Rows;
  readonly validation: Rows;
  /** `[item]`: 1 for items that occur in training. */
  readonly known: Uint8Array;
  /** Standard deviation of the training ratings; 1 for uses. */
  readonly unit: number;
}

/** Uses are penalised by so much of the stated penalty: the curvature of their loss is at most 1/4, that of a squared error 2. */
const penaltyOfUses = 0.1;

/**
 * Learns from the data as it is, then from each resample of an ensemble. A resample weighs every person by an exponential deviate with
 * mean 1 (Rubin 1981, "The Bayesian bootstrap"): as with resampled people, those who happen to be in the data are not taken for the only
 * ones there could be, and yet everybody keeps a vector, so that a row means the same person in every member. Initial weights, shuffles and
 * items not used are drawn anew for each. What a single person's few rows leave open about that person is not part of it.
 * A signal ends it with the members that are ready; the one under way counts when an epoch of it has ended.
 */
export const trainMembers = async (
  learning: Learning,
  interactions: Interactions,
  parts: Parts,
  settings: FactorisationSettings,
  context: TrainingContext,
): Promise<{ readonly main: Member; readonly members: readonly Member[] }> => {
  const drawNegatives = negativesOf(parts.train, peopleOf(interactions), itemsOf(interactions));
  const total = (context.members + 1) * settings.epochs;
  const learn = async (index: number): Promise<Member> => {
    const seed = index === 0 ? context.seed : `${context.seed} member ${index}`;
    const weightOf = index === 0 ? new Float32Array(peopleOf(interactions)).fill(1) : exponentials(interactions, `${seed} weights`);
    const popularity = popularityOf(parts.train, itemsOf(interactions), weightOf);
    const biases = interactions.kind === 'ratings' ? fitBiases(parts.train, parts.validation, peopleOf(interactions), itemsOf(interactions), weightOf) : undefined;
    const { factors, trained } = await factorise(learning, {
      kind: interactions.kind,
      people: peopleOf(interactions),
      items: itemsOf(interactions),
      train: parts.train,
      validation: parts.validation,
      start: biases ?? popularStart(popularity, peopleOf(interactions), settings.negatives),
      unit: parts.unit,
      weightOf: index === 0 ? undefined : weightOf,
      drawNegatives,
      settings: interactions.kind === 'uses' ? { ...settings, penalty: settings.penalty * penaltyOfUses } : settings,
      seed,
      signal: context.signal,
      onEpoch: (epoch) => context.onProgress('recommender', index * settings.epochs + epoch, total),
    });
    context.onProgress('recommender', (index + 1) * settings.epochs, total);
    return { factors: asNewItems(factors, interactions, parts.known, (item) => parts.known[item] === 0), trained, weightOf, popularity, biases };
  };
  const main = await learn(0);
  const members: Member[] = [];
  for (let index = 1; index <= context.members && !context.signal.aborted; index++) {
    const member = await learn(index);
    if (member.trained.best > 0) members.push(member);
  }
  return { main, members };
};

/** Weights of people, with a mean of 1. */
const exponentials = (interactions: Interactions, seed: string): Float32Array => {
  const draw = seedrandom(seed);
  const weights = Float32Array.from({ length: peopleOf(interactions) }, () => -Math.log(1 - draw()));
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
};

/**
 * Log-odds of use before any taste is known: how often an item is used beside how often it is drawn as one not used, which is the same
 * for all items. An item that nobody used counts as half a use.
 */
const popularStart = (popularity: Float32Array, people: number, negatives: number): Pick<Factors, 'mean' | 'personBias' | 'itemBias'> => {
  const uses = popularity.reduce((sum, count) => sum + count, 0);
  const drawn = (uses * negatives) / popularity.filter((count) => count > 0).length;
  return { mean: 0, personBias: new Float32Array(people), itemBias: popularity.map((count) => Math.log(Math.max(count, 0.5) / drawn)) };
};
