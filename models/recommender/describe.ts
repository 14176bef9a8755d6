import { basename } from 'node:path';
import type { Card } from '../../scenarios/storedModel.js';
import type { NamedWeights } from '../fit.js';
import { shuffledRows } from '../training/shuffle.js';
import { fewestItems, type Split } from './split.js';
import type { Factors } from './factors.js';
import { peopleOf, type Interactions } from './interactions.js';
import { cardMetrics, cardSegments } from './judge.js';
import type { LearnedTastes } from './learnTastes.js';

/** What the card of a recommender says beyond where its data came from. */
export const cardParts = (file: string, interactions: Interactions, split: Split, learned: LearnedTastes): Pick<Card, 'title' | 'split' | 'metrics' | 'segments' | 'limits'> & { readonly settled: Card['trained']['settings'] } => {
  const { kind, timed } = interactions;
  const { main, judgement, strangers } = learned;
  const held = timed ? 'the last tenth' : 'a tenth, drawn at random,';
  const people = countOf(interactions);
  return {
    title: `Tastes of ${thousands(people)} people for ${thousands(interactions.groupOf.length)} items in ${basename(file)} by matrix factorisation`,
    split:
      `Of every person with ${fewestItems} items or more, ${held} for the test and ${timed ? 'the tenth before' : 'another tenth'} for validation, at least one each: ` +
      `${thousands(split.train.length)} rows for training, ${thousands(split.validation.length)} for validation, ${thousands(split.test.length)} for the test, of ${thousands(split.judged)} people.`,
    metrics: cardMetrics(judgement.compared),
    segments: cardSegments(judgement),
    settled: { data: kind, best_epoch: main.trained.best, epochs_run: main.trained.curve.length, ended: main.trained.ended, resamples: learned.members.length, taste_weight: learned.tasteWeight },
    limits: [
      kind === 'uses'
        ? 'That something was not used does not say that it was not liked; affinities are log-odds of use against an item drawn from those not used.'
        : 'Affinities are ratings in standard deviations, taken for log-odds: that people who rate an item higher buy it more often is assumed, not measured.',
      'What somebody used depends on what was shown: a model of a shop with a recommender learns from it too.',
      'The item that a model ranks first is also the one that it is most likely to overrate; affinities for the best item are rather too high than too low.',
      ...(learned.tasteWeight === null ? [] : [`Items are ranked by ${learned.tasteWeight} times the predicted rating in standard deviations and the logarithm of popularity: ratings alone do not tell what somebody would come across.`]),
      ...(timed ? ['Items are held out by the time of each person, so that others had used some of them before.'] : ['Without times, what is held out is not later than what is learned from.']),
      ...(learned.task.judged.length < split.judged && kind === 'uses' ? [`Rankings were judged for ${thousands(learned.task.judged.length)} people.`] : []),
      ...(strangers.newItems > 0 ? [`${thousands(strangers.newItems)} held-out rows are of items that nobody had in training: they cannot be ranked.`] : []),
    ],
  };
};

/** Vectors and biases of what was learned from the data as it is; those of people are in random order, so that a row is nobody. */
export const weightsOf = (interactions: Interactions, factors: Factors, seed: string): readonly NamedWeights[] => {
  const { width } = factors;
  const people = shuffledRows(peopleOf(interactions), `${seed} order of people`).filter((person) => interactions.starts[person + 1] > interactions.starts[person]);
  const vectors = new Float32Array(people.length * width);
  people.forEach((person, row) => vectors.set(factors.people.subarray(person * width, (person + 1) * width), row * width));
  return [
    { name: 'mean', shape: [1], values: Float32Array.of(factors.mean) },
    { name: 'people', shape: [people.length, width], values: vectors },
    { name: 'people bias', shape: [people.length], values: Float32Array.from(people, (person) => factors.personBias[person]) },
    { name: 'items', shape: [factors.itemBias.length, width], values: factors.items },
    { name: 'items bias', shape: [factors.itemBias.length], values: factors.itemBias },
  ];
};

const countOf = (interactions: Interactions): number => {
  let count = 0;
  for (let person = 0; person < peopleOf(interactions); person++) if (interactions.starts[person + 1] > interactions.starts[person]) count += 1;
  return count;
};

const thousands = (count: number): string => count.toLocaleString('en-US');
