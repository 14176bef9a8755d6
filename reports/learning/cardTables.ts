import type { FitTable } from '../../models/fit.js';
import type { Card, CardMetric } from '../../scenarios/storedModel.js';
import { count, list, plural } from '../numbers.js';
import { figure } from '../sentence.js';

const better: Readonly<Record<CardMetric['better'], string>> = { higher: 'higher', lower: 'lower', neither: '' };

/** What the model reaches, beside what an honest baseline reaches. */
export const metricTable = ({ metrics }: Card): FitTable | undefined => {
  if (metrics.length === 0) return undefined;
  const compared = metrics.some(({ baseline }) => baseline !== null);
  return {
    title: 'How good it is',
    columns: ['', 'Model', ...(compared ? ['Baseline', 'which is'] : []), 'Better is'],
    rows: metrics.map(({ name, value, se, baseline, better: direction }) => [
      name,
      figure(value, se),
      ...(compared ? [baseline === null ? '' : figure(baseline.value, null), baseline?.name ?? ''] : []),
      better[direction],
    ]),
    ...(metrics.some(({ se }) => se !== null) ? { note: '\u00b1: standard error.' } : {}),
  };
};

/** The same figures by segment; undefined where there are no segments. */
export const segmentTable = ({ segments, privacy }: Card): FitTable | undefined => {
  if (segments.length === 0) return undefined;
  const names = [...new Set(segments.flatMap(({ metrics }) => metrics.map(({ name }) => name)))];
  return {
    title: 'By segment',
    columns: ['Segment', 'Rows', ...names],
    rows: segments.map(({ name, rows, metrics }) => [
      name === '' ? 'all' : name,
      rows,
      ...names.map((wanted) => {
        const metric = metrics.find((candidate) => candidate.name === wanted);
        return metric === undefined ? '' : figure(metric.value, metric.se);
      }),
    ]),
    note: `Segments of fewer than ${plural(privacy.smallestCell, 'row')} are not shown.`,
  };
};

/** `7,032 of 7,043 rows of customers.csv; 11 left out: TotalCharges is blank (11)`. */
export const dataLine = ({ data: { file, rows, used, dropped } }: Card): string => {
  const left = dropped.map(({ reason, rows: number }) => `${reason} (${count(number)})`);
  return `${used === rows ? plural(rows, 'row') : `${count(used)} of ${plural(rows, 'row')}`} of ${file}${left.length === 0 ? '' : `; left out: ${list(left)}`}`;
};

const settingText = (value: string | number | boolean | null): string => (value === null ? 'none' : String(value));

/** Everything of a card that is words: what it was made of, how, and what it keeps of people. */
export const cardRows = (card: Card): readonly { readonly name: string; readonly text: string }[] => {
  const { data, trained, split, privacy } = card;
  const columns = Object.entries(data.columns).map(([role, names]) => `${role}: ${typeof names === 'string' ? names : names.join(', ')}`);
  const settings = Object.entries(trained.settings).map(([name, value]) => `${name} ${settingText(value)}`);
  return [
    { name: 'Data', text: dataLine(card) },
    { name: 'Data hash', text: `SHA-256 ${data.sha256}` },
    { name: 'Licence', text: data.licence ?? 'not stated' },
    { name: 'Columns', text: columns.join('; ') },
    { name: 'Split', text: split },
    { name: 'Settings', text: settings.join(', ') },
    { name: 'Seed', text: trained.seed },
    { name: 'Trained', text: `${trained.date} by Bellwether ${trained.bellwether}, ${trained.backend}` },
    {
      name: 'Privacy',
      text: `${privacy.identifiers === 'dropped' ? 'identifiers were dropped' : 'the data names nobody'}; cells of fewer than ${plural(privacy.smallestCell, 'row')} are left out; ${privacy.epsilon === null ? 'no noise was added' : `differentially private noise, epsilon ${privacy.epsilon}`}`,
    },
  ].filter(({ text }) => text !== '');
};
