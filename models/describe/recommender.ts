import type { TablesOf } from '../../scenarios/storedModel.js';
import type { FitReport, FitTable } from '../fit.js';
import { spreadOf, type Spread } from './spread.js';
import { acrossMembers, membersNote, segmentName, share } from './words.js';

type Tables = TablesOf<'recommender'>;
type Segment = Tables['segments'][number];

/** Every row of every member of a group of a segment. */
const all = (tables: readonly (readonly (readonly number[])[])[], group: number): number[] => (tables[group] ?? []).flat();

/** What showing the best item does to the odds of converting, against the item that is shown without a recommender, at weight 1. */
const oddsOfBest = (segment: Segment, group: number): Spread => {
  const other = all(segment.other, group);
  return spreadOf(all(segment.best, group).map((best, index) => Math.exp(best - (other[index] ?? 0))));
};

const affinityText = ({ p5, p50, p95 }: Spread): string[] => [p5, p50, p95].map((value) => value.toFixed(2));

const affinities = ({ groups, segments }: Tables): FitTable => ({
  title: 'Affinities, in log-odds, of what a lead is shown',
  columns: ['Segment', ...(groups.length > 1 ? ['Items'] : []), 'People', 'best P5', 'median', 'P95', 'other P5', 'median', 'P95', 'odds \u00d7'],
  rows: segments.flatMap((segment) =>
    groups.map(({ name }, group) => [
      segmentName(segment.name),
      ...(groups.length > 1 ? [name] : []),
      segment.people,
      ...affinityText(spreadOf(all(segment.best, group))),
      ...affinityText(spreadOf(all(segment.other, group))),
      oddsOfBest(segment, group).p50.toFixed(2),
    ]),
  ),
  note: 'Best: the item that the model ranks first for a person. Other: what is shown without a recommender. Odds: of converting when the best is shown instead, at weight 1, median person.',
});

/** The odds of converting with some chance of being shown the best item, averaged over people, in units of the odds with another chance. */
const oddsBetween = ({ segments }: Tables, chance: number, reference: number): number => {
  const sums = segments.flatMap((segment) => {
    const other = all(segment.other, 0);
    return all(segment.best, 0).map((best, row) => {
      const [shown, not] = [Math.exp(best), Math.exp(other[row] ?? 0)];
      const rows = segment.people / other.length;
      return { rows, ratio: (chance * shown + (1 - chance) * not) / (reference * shown + (1 - reference) * not) };
    });
  });
  const people = sums.reduce((sum, { rows }) => sum + rows, 0);
  return sums.reduce((sum, { rows, ratio }) => sum + rows * ratio, 0) / people;
};

/** What a stored recommender does to agents. */
export const describeRecommender = (tables: Tables): FitReport => {
  const [shown, popular] = [spreadOf(tables.shown), spreadOf(tables.popular)];
  const effect = oddsBetween(tables, shown.mean, popular.mean);
  const upTo = oddsBetween(tables, 1, shown.mean);
  const items = tables.first === 1 ? 'the item that is shown first' : `the ${tables.first} items that are shown first`;
  return {
    findings: [
      `A lead finds its best item among ${items} with a chance of ${share(shown.mean)}; with ${share(popular.mean)} where everybody is shown what is most popular.`,
      `At weight 1 that multiplies the odds of converting by ${effect.toFixed(3)} on average over people, against showing what is popular.`,
      `A recommender that always showed the best item would multiply them by ${upTo.toFixed(3)} once more: what can be won by improving it.`,
    ],
    tables: [
      affinities(tables),
      {
        title: 'Chance that a lead is shown its best item',
        columns: ['Shown', 'Chance'],
        rows: [
          ['by the model', acrossMembers(shown, 4)],
          ['what is most popular', acrossMembers(popular, 4)],
        ],
        note: membersNote(tables.shown.length),
      },
    ],
    charts: {},
    paste: [],
  };
};
