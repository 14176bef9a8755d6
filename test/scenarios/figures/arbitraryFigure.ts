import * as fc from 'fast-check';
import type { Comparator, Comparison, Condition, Constant, Figure, Moment, Quantity, Requirement, Series, Statistic } from '../../../scenarios/figures/figure.js';
import { measures, times, worths, type MeasureName, type MetricName, type TimeName, type WorthName } from '../../../scenarios/figures/quantities.js';
import type { Vocabulary } from '../../../scenarios/figures/vocabulary.js';
import { addMonths } from '../../../scenarios/month.js';

/** Every form of expression of the language. */
export interface ArbitraryExpressions {
  readonly quantity: fc.Arbitrary<Quantity>;
  readonly condition: fc.Arbitrary<Condition>;
  readonly figure: fc.Arbitrary<Figure>;
  readonly requirement: fc.Arbitrary<Requirement>;
}

/** Objects as a parser makes them. */
const plain = { noNullPrototype: true } as const;

const written: readonly (readonly [text: string, value: number])[] = [
  ['0', 0],
  ['5%', 0.05],
  ['0.7', 0.7],
  ['.5', 0.5],
  ['100%', 1],
  ['3', 3],
  ['1.5k', 1500],
  ['4M', 4e6],
  ['2e3', 2000],
];
const constant: fc.Arbitrary<Constant> = fc.constantFrom(...written).map(([text, value]) => ({ kind: 'number', text, value }));
const comparator: fc.Arbitrary<Comparator> = fc.constantFrom('<', '<=', '>', '>=');
const statistic: fc.Arbitrary<Statistic> = fc.oneof(
  fc.constantFrom<Statistic>({ kind: 'mean' }, { kind: 'sd' }, { kind: 'var' }, { kind: 'cvar' }),
  fc.constantFrom(0.01, 2.5, 5, 50, 95, 99.9).map((percent): Statistic => ({ kind: 'percentile', percent })),
);
const percentiles = fc.constantFrom(5, 50, 97.5).map((percent): Statistic => ({ kind: 'percentile', percent }));

/** What can be said of a business, as it is meant: what a text that says it is read as. */
export const arbitraryExpressions = (vocabulary: Vocabulary): ArbitraryExpressions => {
  const { story } = vocabulary;
  if (story === undefined) throw new Error('a vocabulary without a story');
  const moment: fc.Arbitrary<Moment> = fc.oneof(fc.constantFrom<Moment>('start', 'end'), fc.nat(story.months - 1).map((months) => addMonths(story.start, months)));
  const by = fc.option(moment, { nil: undefined }).map((found) => (found === undefined ? {} : { by: found }));
  const measure = fc.constantFrom(...vocabulary.measures);
  const ofPart = (name: MeasureName, of: 'segment' | 'plan' | 'channel' | 'line', names: readonly string[]): readonly Series[] =>
    names.map((part) => ({ measure: name, part: { of, name: part, qualified: vocabulary.segments.includes(part) && vocabulary.plans.includes(part) } }));
  const parts = [
    ...ofPart('subscribers', 'segment', vocabulary.segments),
    ...ofPart('subscribers', 'plan', vocabulary.plans),
    ...ofPart('new', 'channel', vocabulary.channels),
    ...ofPart('revenue', 'line', vocabulary.lines.revenue),
    ...ofPart('cost', 'line', vocabulary.lines.cost),
  ];
  const series: fc.Arbitrary<Series> = fc.oneof(measure.map((name) => ({ measure: name })), fc.constantFrom(...parts));
  const flow = series.filter((one) => measures[one.measure].kind === 'flow');
  const ofSegment = fc.constantFrom(...ofPart('new', 'segment', vocabulary.segments.filter((name) => !vocabulary.plans.includes(name))), ...ofPart('churned', 'segment', ['shops']));
  const word: fc.Arbitrary<Quantity> = fc.oneof(
    constant,
    fc.record({ series, at: moment }, plain).map((one): Quantity => ({ kind: 'at', ...one })),
    fc.record({ kind: fc.constantFrom('lowest' as const, 'highest' as const), series, by }, plain).map(({ by: until, ...one }): Quantity => ({ ...one, ...until })),
    fc.record({ series: flow, by }, plain).map(({ series: one, by: until }): Quantity => ({ kind: 'total', series: one, ...until })),
    ofSegment.map((one): Quantity => ({ kind: 'total', series: one })),
    fc.constantFrom(...(Object.keys(worths) as WorthName[])).map((name): Quantity => ({ kind: 'worth', name })),
    fc.constantFrom(...(vocabulary.metrics as readonly MetricName[])).map((name): Quantity => ({ kind: 'metric', name })),
  );
  const time: fc.Arbitrary<Quantity> = fc.constantFrom(...(Object.keys(times) as TimeName[])).map((name) => ({ kind: 'time', name }));
  const { quantity } = fc.letrec<{ quantity: Quantity }>((tie) => ({ quantity: fc.oneof({ depthSize: 'small' }, word, ...operationsOf(tie('quantity'))) }));
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small' },
      by.map((until): Condition => ({ kind: 'ruin', ...until })),
      comparisonOf(fc.oneof(quantity, time)),
      ...joinedOf(tie('condition')),
    ),
  }));
  const { figure } = fc.letrec<{ figure: Figure }>((tie) => ({
    figure: fc.oneof(
      { depthSize: 'small' },
      constant,
      fc.record({ statistic, of: quantity }, plain).map((one): Figure => ({ kind: 'statistic', ...one })),
      fc.record({ statistic: percentiles, of: time }, plain).map((one): Figure => ({ kind: 'statistic', ...one })),
      condition.map((of): Figure => ({ kind: 'probability', of })),
      ...operationsOf(tie('figure')),
    ),
  }));
  const { requirement } = fc.letrec<{ requirement: Requirement }>((tie) => ({
    requirement: fc.oneof({ depthSize: 'small' }, comparisonOf(figure).filter(comparesShares), ...joinedOf(tie('requirement'))),
  }));
  return { quantity, condition, figure, requirement };
};

const operationsOf = <Operand>(operand: fc.Arbitrary<Operand>) =>
  [
    fc.record({ kind: fc.constant('operation' as const), operator: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const), left: operand, right: operand }, plain),
    operand.map((of) => ({ kind: 'negative' as const, of })),
  ] as const;

const comparisonOf = <Operand>(operand: fc.Arbitrary<Operand>): fc.Arbitrary<Comparison<Operand>> =>
  fc.record({ kind: fc.constant('comparison' as const), comparator, left: operand, right: operand }, plain);

const joinedOf = <Claim>(claim: fc.Arbitrary<Claim>) =>
  [
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(claim, { minLength: 2, maxLength: 3 }) }, plain),
    claim.map((of) => ({ kind: 'not' as const, of })),
  ] as const;

/** A probability against a number above 1 is a slip, not a requirement. */
const comparesShares = ({ left, right }: Comparison<Figure>): boolean =>
  !(left.kind === 'probability' && right.kind === 'number' && right.value > 1) && !(right.kind === 'probability' && left.kind === 'number' && left.value > 1);

