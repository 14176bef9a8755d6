import type { TablesOf } from '../../scenarios/storedModel.js';
import type { Learning } from '../backend/learning.js';
import type { TrainingContext } from '../context.js';
import { affinitiesOf, type Affinities } from './affinities.js';
import type { FactorisationSettings } from './factorise.js';
import { itemsOf, selectRows, type Interactions } from './interactions.js';
import { judge, rankByPopularity, type Judgement } from './judge.js';
import { rank, rankingTask, type RankingTask } from './ranking.js';
import { showingOf } from './showing.js';
import type { Split } from './split.js';
import { judgeStrangers, type Strangers } from './strangers.js';
import { trainMembers, type Member, type Parts } from './trainMembers.js';

/** Most people who are judged by a ranking: it takes time in proportion to people times items. */
const mostJudged = 5000;

/** All that is learned of tastes, and how far it can be trusted. */
export interface LearnedTastes {
  readonly main: Member;
  /** At least one: what was learned from the data as it is, where training was stopped before a resample was done with. */
  readonly members: readonly Member[];
  readonly task: RankingTask;
  readonly judgement: Judgement;
  readonly strangers: Strangers;
  readonly affinities: Affinities;
  /** Weight of taste against popularity where ratings are ranked; null: uses are ranked by their scores. */
  readonly tasteWeight: number | null;
  readonly tables: TablesOf<'recommender'>;
}

/** Learns tastes, or says that training came to nothing: a loss that grew beyond all bounds, or a signal before the first epoch ended. */
export const learnTastes = async (
  learning: Learning,
  interactions: Interactions,
  split: Split,
  settings: FactorisationSettings,
  first: number,
  context: TrainingContext,
): Promise<LearnedTastes | 'diverged' | 'stopped'> => {
  const [train, validation, test] = [split.train, split.validation, split.test].map((rows) => selectRows(interactions, rows));
  const task = rankingTask(interactions, { train: split.train, used: [split.train, split.validation], held: split.test }, mostJudged);
  const parts: Parts = { train, validation, known: task.known, unit: interactions.kind === 'uses' ? 1 : standardDeviation(train.values) };
  const { main, members: resampled } = await trainMembers(learning, interactions, parts, settings, context);
  if (main.trained.best === 0) return main.trained.ended === 'signal' ? 'stopped' : 'diverged';
  const members = resampled.length > 0 ? resampled : [main];
  const { weight, showing } = showingOf(interactions, parts, split, main, first);
  const affinities = affinitiesOf(interactions, parts, main.popularity, members, showing, context.smallestCell, context.seed);
  return {
    main,
    members,
    task,
    judgement: judge(interactions, test, task, main, showing(main), first, context.smallestCell, context.seed),
    strangers: judgeStrangers(interactions, test, task, main, showing, first),
    affinities,
    tasteWeight: weight,
    tables: {
      groups: affinities.groups,
      segments: affinities.segments,
      shown: spreadAround(main, members, (member) => weightedHits(task, rank(task, showing(member), first).hit, member.weightOf)),
      popular: spreadAround(main, members, ({ popularity, weightOf }) => weightedHits(task, rankByPopularity(task, popularity, first).hit, weightOf)),
      first: Math.min(first, itemsOf(interactions)),
    },
  };
};

/**
 * A chance in every member, moved so that their mean is what the data as it is gives: resamples say how far it is known, but each of them
 * learns from fewer different people and does a little worse than the whole.
 */
const spreadAround = (main: Member, members: readonly Member[], chanceOf: (member: Member) => number): number[] => {
  const chances = members.map(chanceOf);
  const shift = chanceOf(main) - chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
  return chances.map((chance) => Math.min(1, Math.max(0, chance + shift)));
};

/** Share of the judged people whose best held-out item is among the first, everybody weighing what a member's resample weighs them. */
const weightedHits = ({ judged }: RankingTask, hit: Float64Array, weightOf: Float32Array): number => {
  let [hits, total] = [0, 0];
  judged.forEach((person, at) => {
    hits += weightOf[person] * hit[at];
    total += weightOf[person];
  });
  return hits / total;
};

const standardDeviation = (values: Float32Array): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};
