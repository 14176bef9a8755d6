import * as E from 'fp-ts/lib/Either.js';
import type { Fault } from '../diagnostic.js';
import { nearest } from '../hints.js';
import type { Statistic } from './figure.js';

/** Statistics by name, `pN` aside, as the reference lists them. */
export const statistics = {
  mean: 'mean over the trials that have a value; a quantity without a statistic stands for its mean',
  sd: 'standard deviation over trials',
  probability: 'share of trials in which a condition holds',
  var: 'value at risk at 95 %: the loss, minus the quantity, that one trial in twenty exceeds',
  cvar: 'conditional value at risk at 95 %: the mean loss of the worst twentieth of trials',
} as const;

/** What people call a statistic, and what the language calls it. */
const otherNames: Readonly<Record<string, string>> = {
  average: 'mean',
  avg: 'mean',
  expected: 'mean',
  e: 'mean',
  median: 'p50',
  std: 'sd',
  stdev: 'sd',
  stddev: 'sd',
  prob: 'probability',
  chance: 'probability',
  p: 'probability',
  min: 'lowest cash, say, is over the months; p5 over the futures',
  max: 'highest cash, say, is over the months; p95 over the futures',
  sum: 'total revenue, say, is over the months; mean over the futures',
  expected_shortfall: 'cvar',
  lowest: 'no parentheses after lowest: lowest cash, say',
  highest: 'no parentheses after highest: highest cash, say',
  total: 'no parentheses after total: total leads, say',
};

const percentile = /^[pP](\d+(?:\.\d{1,4})?)$/;

/** Whether a word is the name of a statistic. */
export const isStatistic = (name: string): boolean => Object.hasOwn(statistics, name) || percentile.test(name);

/** The statistic of a name; `probability` is none of a quantity. */
export const statisticOf = (name: string): E.Either<Fault, Statistic | 'probability'> => {
  if (name === 'probability') return E.right(name);
  if (name === 'mean' || name === 'sd' || name === 'var' || name === 'cvar') return E.right({ kind: name });
  const found = percentile.exec(name);
  if (found === null) return E.left({ expected: 'a statistic', found: name, hint: hintFor(name) });
  const percent = Number(found[1]);
  if (!(percent > 0 && percent < 100)) return E.left({ expected: 'a percentile above p0 and below p100', found: name, hint: 'lowest and highest are over the months; write p1 or p99 of the futures' });
  return name.startsWith('p') ? E.right({ kind: 'percentile', percent }) : E.left({ expected: 'a statistic', found: name, hint: `write ${name.toLowerCase()}` });
};

const hintFor = (name: string): string => {
  const other = name.toLowerCase();
  const known = Object.keys(statistics);
  const meant = Object.hasOwn(otherNames, other) ? otherNames[other] : nearest(name, [...known, 'p5', 'p50', 'p95']);
  if (meant === undefined) return `known here: p5, p50 or any pN, ${known.join(', ')}`;
  return meant.includes(' ') ? meant : `did you mean ${meant}?`;
};
