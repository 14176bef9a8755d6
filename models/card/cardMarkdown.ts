import type { Card, CardMetric } from '../../scenarios/storedModel.js';
import { inMarkdown, markdownTable } from './markdownTable.js';
import { plusMinus } from './errorText.js';
import { countText, figureText } from './figureText.js';
import { verdictOf } from './verdict.js';

/**
 * A model card as Markdown: what the model is, what it was made from and how, how good it is against what, for whom, what is kept
 * of people, and what not to conclude. Source of the sections: M. Mitchell et al., "Model Cards for Model Reporting", FAT* 2019.
 * Ends with a line break.
 */
export const cardMarkdown = (card: Card): string =>
  [
    `# ${inMarkdown(card.title)}`,
    `Trained on ${card.trained.date} by Bellwether ${card.trained.bellwether} on ${countText(card.data.used)} of the ${countText(card.data.rows)} rows of \`${card.data.file}\`.`,
    ...section('How good it is', quality(card)),
    ...section('For whom', bySegment(card)),
    ...section('What not to conclude', [card.limits.map((limit) => `- ${inMarkdown(limit)}`).join('\n')]),
    ...section('Data', [dataTable(card)]),
    ...section('Training', [trainingTable(card)]),
    ...section('Privacy', [privacy(card)]),
  ].join('\n\n') + '\n';

/** Nothing at all where there is nothing to say. */
const section = (title: string, paragraphs: readonly string[]): string[] => {
  const said = paragraphs.filter((paragraph) => paragraph !== '');
  return said.length === 0 ? [] : [`## ${title}`, ...said];
};

const quality = ({ split, metrics }: Card): string[] => [
  inMarkdown(split),
  metrics.length === 0 ? '' : markdownTable(['Measure', 'This model', 'Standard error', 'Baseline', 'Its value', 'This model is'], metrics.map(metricCells)),
];

const metricCells = (metric: CardMetric): string[] => [
  metric.name,
  figureText(metric.value),
  metric.se === null ? 'not known' : figureText(metric.se),
  metric.baseline?.name ?? 'none',
  metric.baseline === null ? '' : figureText(metric.baseline.value),
  verdictOf(metric),
];

const bySegment = ({ segments }: Card): string[] => {
  const names = [...new Set(segments.flatMap(({ metrics }) => metrics.map(({ name }) => name)))];
  const rows = segments.map(({ name, rows, metrics }) => [
    name,
    countText(rows),
    ...names.map((wanted) => {
      const metric = metrics.find(({ name }) => name === wanted);
      return metric === undefined ? '' : plusMinus(metric);
    }),
  ]);
  return rows.length === 0 ? [] : [markdownTable(['Segment', 'Rows', ...names], rows), 'Behind ± stands one standard error.'];
};

const dataTable = ({ data }: Card): string =>
  markdownTable(
    ['', ''],
    [
      ['File', `\`${data.file}\``],
      ['SHA-256', `\`${data.sha256}\``],
      ['Rows', countText(data.rows)],
      ['Used', countText(data.used)],
      ...data.dropped.map(({ reason, rows }) => [`Left out: ${reason}`, countText(rows)]),
      ...Object.entries(data.columns).map(([role, names]) => [`Column: ${role}`, typeof names === 'string' ? names : names.join(', ')]),
      ['Licence', data.licence ?? 'not stated'],
    ],
  );

const trainingTable = ({ trained }: Card): string =>
  markdownTable(
    ['', ''],
    [
      ['Seed', trained.seed],
      ['Computed by', trained.backend],
      ...Object.entries(trained.settings).map(([name, value]) => [name, typeof value === 'number' ? String(value) : `${value ?? 'none'}`]),
    ].filter(([, value]) => value !== ''),
  );

const privacy = ({ privacy: { identifiers, smallestCell, epsilon } }: Card): string =>
  [
    identifiers === 'dropped' ? 'Identifiers were used to tell rows apart and then dropped; none is kept.' : 'The data held no identifiers.',
    `Groups of fewer than ${countText(smallestCell)} rows are neither shown nor stored.`,
    epsilon === null
      ? 'No noise was added: who knows everybody else in the data could learn something about the last person.'
      : `The fitted counts carry noise: whether one person is in the data changes the chance of any result by a factor of at most exp(${epsilon}) (differential privacy, epsilon ${epsilon}).`,
  ].join(' ');
