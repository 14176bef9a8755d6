import type { FitReport, FitTable } from '../fit.js';
import type { Affinities } from './affinities.js';
import type { Interactions } from './interactions.js';
import type { Compared, Judgement } from './judge.js';
import type { Strangers } from './strangers.js';
import type { Member } from './trainMembers.js';

/** What the report of a recommender is written from. */
export interface ReportParts {
  readonly interactions: Interactions;
  readonly judgement: Judgement;
  readonly strangers: Strangers;
  readonly main: Member;
  readonly members: readonly Member[];
  /** Members that were asked for. */
  readonly asked: number;
  readonly affinities: Affinities;
  readonly shown: readonly number[];
  readonly popular: readonly number[];
  readonly first: number;
}

const figure = (value: number): string => value.toPrecision(3);
const withError = ({ value, se }: { readonly value: number; readonly se: number }): string => `${figure(value)} ± ${se.toPrecision(2)}`;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A difference beyond so many standard errors is called one: chance alone reaches it once in twenty. */
const clear = 1.96;

const verdict = ({ name, model, baseline, gain }: Compared): string => {
  const difference = `${withError({ value: Math.abs(gain.value), se: gain.se })}`;
  const reached = `${name} is ${withError(model)}, ${figure(baseline.value)} by ${baseline.name}`;
  if (gain.value > clear * gain.se) return `Learned tastes beat ${baseline.name} on what was held out: ${reached} (better by ${difference}).`;
  if (gain.value < -clear * gain.se) return `Learned tastes do worse than ${baseline.name} on what was held out, which should be used instead: ${reached} (worse by ${difference}).`;
  return `Learned tastes do not clearly beat ${baseline.name} on what was held out, which is simpler and should be used: ${reached} (a difference of ${difference}).`;
};

export const reportOf = (parts: ReportParts): FitReport => {
  const { judgement, main, members, asked, shown, popular, first, affinities } = parts;
  const { ended, best, curve } = main.trained;
  const stop = { epochs: 'all epochs were run', 'no better': 'validation stopped improving', signal: 'it was stopped', diverged: 'its loss grew beyond all bounds' }[ended];
  return {
    findings: [
      verdict(judgement.compared[0]),
      `The item of theirs that matters most among those held out is among the first ${first} shown to ${percent(mean(shown))} of people by the model and to ${percent(mean(popular))} by what is most popular.`,
      ...strangerFindings(parts),
      `Training kept epoch ${best} of ${curve.length}: ${stop}.`,
      ...(members.length < asked ? [`Only ${members.length} of the ${asked} trainings asked for were made.`] : []),
      ...hiddenFindings(affinities, judgement),
    ],
    tables: [comparedTable('On held-out data', judgement.compared), ...segmentTables(judgement), strangerTable(parts)],
    charts: {
      learning: { loss: main.biases === undefined ? 'cross-entropy' : 'squared error in variances', epochs: curve, best },
      contest: contest(judgement.compared[0]),
    },
    paste: [],
  };
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const strangerFindings = ({ strangers: { newItems, held } }: ReportParts): readonly string[] =>
  newItems === 0 ? [] : [`${newItems} of ${held} held-out rows are of items that nobody had in training; they are judged like the others and cannot be ranked.`];

const hiddenFindings = ({ suppressed: { segments, groups } }: Affinities, { hidden }: Judgement): readonly string[] => [
  ...(segments > 0 ? [`${segments} ${segments === 1 ? 'segment has' : 'segments have'} too few people to be stored.`] : []),
  ...(groups > 0 ? [`${groups} ${groups === 1 ? 'group of items was' : 'groups of items were'} used by too few people to be stored.`] : []),
  ...(hidden > segments ? [`Figures of ${hidden} segments are not shown: too few of their people could be judged.`] : []),
];

const comparedTable = (title: string, compared: readonly Compared[]): FitTable => ({
  title,
  columns: ['figure', 'model', 'standard error', 'baseline', 'its figure', 'better by', 'standard error of that'],
  rows: compared.map(({ name, model, baseline, gain }) => [name, model.value, model.se, baseline.name, baseline.value, gain.value, gain.se]),
  note: 'Standard errors by resampling people 400 times.',
});

const segmentTables = ({ segments }: Judgement): readonly FitTable[] =>
  segments.length === 0
    ? []
    : [
        {
          title: 'By segment',
          columns: ['segment', 'people judged', ...segments[0].compared.flatMap(({ name, baseline }) => [name, `± ${name}`, `${name}, ${baseline.name}`])],
          rows: segments.map(({ name, people, compared }) => [name, people, ...compared.flatMap(({ model, baseline }) => [model.value, model.se, baseline.value])]),
        },
      ];

const strangerTable = ({ strangers: { name, rows } }: ReportParts): FitTable => ({
  title: 'Who and what is not known yet',
  columns: ['what is known', name],
  rows: rows.map(({ known, value }) => [known, value]),
  note: 'A new person is taken for the mean of the segment, a new item for the mean of its group (of all, where there are none).',
});

const contest = ({ name, model, baseline }: Compared): NonNullable<FitReport['charts']['contest']> => ({
  measure: name,
  methods: [
    { name: 'matrix factorisation', value: model.value, se: model.se, chosen: true },
    { name: baseline.name, value: baseline.value, se: baseline.se, chosen: false },
  ],
});
