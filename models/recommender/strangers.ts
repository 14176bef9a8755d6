import { asNewItems, asNewPeople } from './coldStart.js';
import { scoreOf, type Factors } from './factors.js';
import { peopleOf, type Interactions, type Rows } from './interactions.js';
import { rank, type RankingTask } from './ranking.js';
import { ratingErrors, rootMeanSquare } from './ratingErrors.js';
import { meanOf } from './resample.js';
import type { Showing } from './showing.js';
import type { Member } from './trainMembers.js';

/** How the model does on the same held-out rows when it knows less. */
export interface Strangers {
  /** The figure. */
  readonly name: string;
  readonly rows: readonly { readonly known: string; readonly value: number }[];
  /** Held-out rows of items that were not in training, and held-out rows in all. */
  readonly newItems: number;
  readonly held: number;
}

/** The cold start, measured: held-out rows predicted or ranked as if their people, or their items, were new. */
export const judgeStrangers = (interactions: Interactions, test: Rows, task: RankingTask, main: Member, showing: Showing, first: number): Strangers => {
  const { factors } = main;
  const newItems = test.items.filter((item) => task.known[item] === 0).length;
  const [person, item] = [asNewPeople(factors, interactions), asNewItems(factors, interactions, task.known, () => true)];
  const both = 'the person and the item';
  if (interactions.kind === 'uses') {
    const recall = (given: Factors): number => meanOf(rank(task, showing({ ...main, factors: given }), first).recall)(new Float64Array(task.judged.length).fill(1));
    return { name: `recall@${first}`, rows: [{ known: both, value: recall(factors) }, { known: 'the item', value: recall(person) }], newItems, held: test.items.length };
  }
  const rmse = (given: Factors): number => {
    const errors = ratingErrors(test, peopleOf(interactions), (who, what) => scoreOf(given, who, what));
    return rootMeanSquare(errors)(new Float64Array(errors.judged.length).fill(1));
  };
  const rows = [
    { known: both, value: rmse(factors) },
    { known: 'the item', value: rmse(person) },
    { known: 'the person', value: rmse(item) },
  ];
  return { name: 'RMSE', rows, newItems, held: test.items.length };
};
