import type { Card, CardMetric } from '../../scenarios/storedModel.js';
import { biasScore } from './biases.js';
import { scoreOf } from './factors.js';
import { peopleOf, type Interactions, type Rows } from './interactions.js';
import { rank, type Ranked, type RankingTask, type Scorer } from './ranking.js';
import { meanAbsolute, ratingErrors, rootMeanSquare, type RatingErrors } from './ratingErrors.js';
import { meanOf, resampleErrors, type Estimate, type Statistic } from './resample.js';
import type { Member } from './trainMembers.js';

/** A figure of the model beside the same of its baseline, on the same people. */
export interface Compared {
  readonly name: string;
  readonly model: Estimate;
  readonly baseline: Estimate & { readonly name: string };
  /** By how much the model is better, above 0, or worse; its standard error is that of the difference. */
  readonly gain: Estimate;
  readonly better: 'higher' | 'lower';
}

/** How the model does on what was held out. The first figure is the one that it was trained for. */
export interface Judgement {
  readonly compared: readonly Compared[];
  readonly segments: readonly { readonly name: string; readonly people: number; readonly compared: readonly Compared[] }[];
  /** Segments with too few judged people to be shown. */
  readonly hidden: number;
}

/** Figures of model and baseline by judged person, of which those of some can be taken. */
interface Figure {
  readonly name: string;
  readonly better: Compared['better'];
  readonly baselineName: string;
  readonly judged: Int32Array;
  readonly statistics: (which: Int32Array) => { readonly model: Statistic; readonly baseline: Statistic };
}

const pick = (values: Float64Array, which: Int32Array): Float64Array => Float64Array.from(which, (at) => values[at]);

const errorsOf = (errors: RatingErrors, which: Int32Array): RatingErrors => ({
  judged: which,
  rows: pick(errors.rows, which),
  squares: pick(errors.squares, which),
  absolutes: pick(errors.absolutes, which),
});

const ratingFigures = (model: RatingErrors, baseline: RatingErrors): readonly Figure[] => {
  const figure = (name: string, of: (errors: RatingErrors) => Statistic): Figure => ({
    name,
    better: 'lower',
    baselineName: 'mean and biases',
    judged: model.judged,
    statistics: (which) => ({ model: of(errorsOf(model, which)), baseline: of(errorsOf(baseline, which)) }),
  });
  return [figure('RMSE', rootMeanSquare), figure('MAE', meanAbsolute)];
};

const rankingFigures = (judged: Int32Array, model: Ranked, baseline: Ranked, first: number): readonly Figure[] => {
  const figure = (name: string, key: keyof Ranked): Figure => ({
    name: `${name}@${first}`,
    better: 'higher',
    baselineName: 'most popular',
    judged,
    statistics: (which) => ({ model: meanOf(pick(model[key], which)), baseline: meanOf(pick(baseline[key], which)) }),
  });
  return [figure('recall', 'recall'), figure('NDCG', 'ndcg'), figure('hit rate', 'hit')];
};

const compare = (figures: readonly Figure[], belongs: (person: number) => boolean, seed: string): readonly Compared[] =>
  figures.map(({ name, better, baselineName, judged, statistics }) => {
    const which = Int32Array.from([...judged.keys()].filter((at) => belongs(judged[at])));
    const { model, baseline } = statistics(which);
    const sign = better === 'higher' ? 1 : -1;
    const gain: Statistic = (weights) => sign * (model(weights) - baseline(weights));
    const estimates = resampleErrors(which.length, { model, baseline, gain }, `${seed} ${name}`);
    return { name, better, model: estimates.model, baseline: { ...estimates.baseline, name: baselineName }, gain: estimates.gain };
  });

/**
 * Judges what was learned from the data as it is against the honest baselines: the mean and biases for ratings, the most popular items for
 * rankings. Standard errors come from resampling people.
 * @param show by what items are ranked
 */
export const judge = (interactions: Interactions, test: Rows, task: RankingTask, main: Member, show: Scorer, first: number, smallestCell: number, seed: string): Judgement => {
  const { biases, popularity, factors } = main;
  const people = peopleOf(interactions);
  const ratings =
    biases === undefined
      ? []
      : ratingFigures(
          ratingErrors(test, people, (person, item) => scoreOf(factors, person, item)),
          ratingErrors(test, people, (person, item) => biasScore(biases, person, item)),
        );
  const figures = [...ratings, ...rankingFigures(task.judged, rank(task, show, first), rankByPopularity(task, popularity, first), first)];
  const cells = interactions.segments.map((name, segment) => {
    const belongs = (person: number): boolean => interactions.segmentOf[person] === segment;
    return { name, belongs, people: Math.min(...figures.map(({ judged }) => judged.filter(belongs).length)) };
  });
  const shown = cells.filter((cell) => cell.people >= smallestCell);
  return {
    compared: compare(figures, () => true, seed),
    segments: cells.length < 2 ? [] : shown.map(({ name, people: count, belongs }) => ({ name, people: count, compared: compare(figures, belongs, `${seed} ${name}`) })),
    hidden: cells.length - shown.length,
  };
};

export const rankByPopularity = (task: RankingTask, popularity: Float32Array, first: number): Ranked => rank(task, (_, scores) => scores.set(popularity), first);

/** Figures as cards hold them. */
export const cardMetrics = (compared: readonly Compared[]): CardMetric[] =>
  compared.map(({ name, model, baseline, better }) => ({ name, value: model.value, se: model.se, baseline: { name: baseline.name, value: baseline.value }, better }));

export const cardSegments = ({ segments }: Judgement): Card['segments'] => segments.map(({ name, people, compared }) => ({ name, rows: people, metrics: cardMetrics(compared) }));
