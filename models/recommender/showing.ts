import { scoreItems } from './factors.js';
import type { Interactions } from './interactions.js';
import { rank, rankingTask, type Scorer } from './ranking.js';
import { meanOf } from './resample.js';
import type { Split } from './split.js';
import type { Member, Parts } from './trainMembers.js';

/** By what a member ranks items for a person. */
export type Showing = (member: Pick<Member, 'factors' | 'popularity'>) => Scorer;

const weights = [0, 0.25, 0.5, 1, 2, 4, 8];
/** People on whose validation rows the weight is chosen. */
const mostAsked = 1000;

/**
 * Uses are ranked by their scores. Ratings say how much an item would be liked by whoever meets it, not whether they would: ranked by
 * predicted rating alone, catalogues lose to what is most popular (Cremonesi, Koren & Turrin 2010, "Performance of recommender algorithms on
 * top-n recommendation tasks"). They are ranked by `weight (rating - mean) / sd + ln(popularity)`, with the weight among 0 (what is most
 * popular), 1/4, 1/2, 1, 2, 4 and 8 that gives the highest NDCG on validation rows.
 */
export const showingOf = (interactions: Interactions, parts: Parts, split: Split, main: Member, first: number): { readonly weight: number | null; readonly showing: Showing } => {
  if (interactions.kind === 'uses') return { weight: null, showing: ({ factors }) => (person, scores) => scoreItems(factors, person, scores) };
  const task = rankingTask(interactions, { train: split.train, used: [split.train], held: split.validation }, mostAsked);
  const gains = weights.map((weight) => meanOf(rank(task, byTasteAndPopularity(weight, parts.unit)(main), first).ndcg)(new Float64Array(task.judged.length).fill(1)));
  const weight = weights[gains.indexOf(Math.max(...gains))];
  return { weight, showing: byTasteAndPopularity(weight, parts.unit) };
};

const byTasteAndPopularity =
  (weight: number, unit: number): Showing =>
  ({ factors, popularity }) => {
    const logarithms = popularity.map(Math.log);
    return (person, scores) => {
      scoreItems(factors, person, scores);
      for (let item = 0; item < scores.length; item++) scores[item] = (weight * (scores[item] - factors.mean)) / unit + logarithms[item];
    };
  };
