import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { didYouMean, nearest } from '../hints.js';
import { addMonths, monthsBetween, monthText, parseMonth } from '../month.js';
import type { ExpressionFault } from '../parameters.js';
import type { Moment, Quantity, Series } from './figure.js';
import { measures, times, totals, worths, type MeasureName, type MetricName, type TimeName, type WorthName } from './quantities.js';
import { resolvePart } from './resolvePart.js';
import type { Phrase, Read, Word } from './syntax.js';
import type { Vocabulary } from './vocabulary.js';

/** The quantity that a phrase names. Left: what it lacks, or what there is instead. */
export const resolveQuantity = (phrase: Phrase, vocabulary: Vocabulary): Read<Quantity> => {
  const { name } = phrase;
  const whole = wholeQuantity(name.text, vocabulary);
  if (whole !== undefined) {
    const extra = phrase.scope ?? phrase.when?.word ?? (phrase.part === undefined ? undefined : 'of');
    return extra === undefined ? E.right(whole) : fault(phrase, `${name.text} alone`, textOf(phrase), `it is one number for the whole story: leave out ${extra}`);
  }
  const measure = vocabulary.measures.find((candidate) => candidate === name.text);
  if (measure === undefined) return unknownName(name, vocabulary);
  return pipe(
    resolvePart(measure, phrase, vocabulary),
    E.chain((part) => ofSeries(phrase, { measure, ...(part === undefined ? {} : { part }) }, vocabulary)),
  );
};

const wholeQuantity = (name: string, vocabulary: Vocabulary): Quantity | undefined => {
  if (Object.hasOwn(worths, name)) return { kind: 'worth', name: name as WorthName };
  if (Object.hasOwn(times, name)) return { kind: 'time', name: name as TimeName };
  return vocabulary.metrics.some((metric) => metric === name) ? { kind: 'metric', name: name as MetricName } : undefined;
};

const ofSeries = (phrase: Phrase, series: Series, vocabulary: Vocabulary): Read<Quantity> => {
  const { scope, when, name } = phrase;
  const { kind } = measures[series.measure];
  if (scope === 'total' && kind !== 'flow')
    return fault(phrase, `a measure that adds up over months in total`, name.text, `what is counted when a month ends does not add up: write ${name.text} at end`);
  const written = when === undefined ? E.right(undefined) : resolveMoment(when.moment, vocabulary);
  if (E.isLeft(written)) return written;
  const moment = written.right;
  if (scope !== undefined) {
    if (when?.word === 'at') return fault(when.moment, `by before a month after ${scope}`, `at ${when.moment.text}`, `${scope} is over the months: write by ${when.moment.text}, or leave it out`);
    return !isByMonth(series) && (scope !== 'total' || moment !== undefined)
      ? fault(phrase, `the total of ${phrase.part?.text}`, textOf(phrase), `${name.text} of a segment is known in total only: write total ${name.text} of ${phrase.part?.text}`)
      : E.right({ kind: scope, series, ...(moment === undefined ? {} : { by: moment }) });
  }
  if (moment !== undefined && when?.word === 'at')
    return isByMonth(series)
      ? E.right({ kind: 'at', series, at: moment })
      : fault(phrase, `the total of ${phrase.part?.text}`, textOf(phrase), `${name.text} of a segment is known in total only: write total ${name.text} of ${phrase.part?.text}`);
  if ((totals as readonly MeasureName[]).includes(series.measure)) return E.right({ kind: 'total', series, ...(moment === undefined ? {} : { by: moment }) });
  if (when !== undefined) return fault(when.moment, `at before a month after ${name.text}`, `by ${when.moment.text}`, `write ${name.text} at ${when.moment.text}, or ${kind === 'flow' ? 'total' : 'lowest'} ${textOf(phrase)}`);
  const others = kind === 'flow' ? `total ${textOf(phrase)} or ${textOf(phrase)} at end` : `${textOf(phrase)} at end, at 2028-12, or lowest ${textOf(phrase)}`;
  return fault(phrase, `a month of ${textOf(phrase)}`, textOf(phrase), `write ${others}`);
};

/** Whether a measure is told month by month; who comes to a segment and leaves it is told in total only. */
const isByMonth = ({ measure, part }: Series): boolean => part?.of !== 'segment' || measure === 'subscribers';

/** The month that a word names. */
export const resolveMoment = ({ text, offset }: Word, { story }: Vocabulary): Read<Moment> => {
  if (text === 'start' || text === 'end') return E.right(text);
  const month = parseMonth(text);
  if (month === undefined) {
    const near = nearest(text, ['start', 'end']);
    const hint = /^(start|end|\d{4}-\d\d)-/.test(text) ? 'write a space before -' : near === undefined ? undefined : `did you mean ${near}?`;
    return E.left({ offset, expected: 'a month such as 2028-12, start or end', found: text, ...(hint === undefined ? {} : { hint }) });
  }
  if (story === undefined) return E.right(month);
  const index = monthsBetween(story.start, month);
  const last = addMonths(story.start, story.months - 1);
  return index >= 0 && index < story.months
    ? E.right(month)
    : E.left({ offset, expected: `a month of the story, ${monthText(story.start)} to ${monthText(last)}`, found: text, hint: index < 0 ? 'the first one is start' : 'the last one is end' });
};

const unknownName = ({ text, offset }: Word, vocabulary: Vocabulary): Read<never> => {
  const known = [...vocabulary.measures, ...Object.keys(worths), ...Object.keys(times), ...vocabulary.metrics, 'ruin'];
  const other = text.toLowerCase();
  const meant = Object.hasOwn(otherNames, other) ? `did you mean ${otherNames[other]}?` : didYouMean(text, known);
  const hint = Object.hasOwn(lacks, text) ? lacks[text as MeasureName | MetricName] : meant;
  return E.left({ offset, expected: 'a quantity of this scenario', found: text, ...(hint === undefined ? {} : { hint }) });
};

/** What people call a quantity, and what the language calls it. */
const otherNames: Readonly<Record<string, string>> = {
  customers: 'subscribers',
  users: 'subscribers',
  breakeven: 'break_even',
  payback: 'cac_payback',
  costs: 'cost',
  revenues: 'revenue',
  sales: 'revenue',
  income: 'profit',
  loss: 'profit',
  roi: 'return',
  arr: '12 mrr at end',
  churn: 'churn_opening',
  balance: 'cash at end',
  margin: 'gross_margin',
  bankruptcy: 'ruin',
};

/** What a scenario that lacks a measure or a metric would have to state. */
const lacks: Readonly<Partial<Record<MeasureName | MetricName, string>>> = {
  waiting: 'nobody waits here: state reach.sales',
  trialing: 'no plan is tried for free here: state trial in offer',
  usage: 'no use is counted here: state market.SEGMENT.usage',
  service: 'everything is served here: state capacity, and market.SEGMENT.usage',
  sentiment: 'there is no mood here: state sentiment',
  timing: 'everything is paid at once here: state finance.collection_delay or payment_terms',
  funding: 'nobody pays in here: state finance.funding or loans',
  cac: 'no cost belongs to the group acquisition here',
  ltv_to_cac: 'no cost belongs to the group acquisition here',
  cac_payback: 'no cost belongs to the group acquisition here',
  rule_of_40: 'it compares with the twelve months before: tell a story of at least 24 months',
};

/** A phrase as it is written, in one spacing. */
const textOf = ({ scope, name, part, when }: Phrase): string =>
  [...(scope === undefined ? [] : [scope]), name.text, ...(part === undefined ? [] : ['of', part.text]), ...(when === undefined ? [] : [when.word, when.moment.text])].join(' ');

const fault = ({ offset }: { readonly offset: number }, expected: string, found: string, hint: string): E.Either<ExpressionFault, never> => E.left({ offset, expected, found, hint });
