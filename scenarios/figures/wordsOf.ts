import { monthText } from '../month.js';
import type { Comparator, Condition, Figure, Moment, Operation, Quantity, Requirement, Series, Statistic } from './figure.js';
import { measures, metrics, planRevenue, times, worths } from './quantities.js';

/**
 * An expression as a reader would say it, in the middle of a sentence: `P5 of cash at the end of 2028-12`, `probability of ruin at most 15%`,
 * `mean lifetime value divided by mean cost of acquisition`.
 */
export const wordsOf = (expression: Figure | Requirement): string => {
  switch (expression.kind) {
    case 'comparison':
      return `${figureWords(expression.left)} ${comparatorWords[expression.comparator]} ${figureWords(expression.right)}`;
    case 'all':
    case 'any':
    case 'not':
      return claimWords(expression, wordsOf);
    default:
      return figureWords(expression);
  }
};

const figureWords = (figure: Figure): string => {
  switch (figure.kind) {
    case 'number':
      return figure.text;
    case 'statistic':
      return `${statisticWords(figure.statistic)} ${within(figure.of, quantityWords)}`;
    case 'probability':
      return `probability of ${isRuin(figure.of) ? conditionWords(figure.of) : `(${conditionWords(figure.of)})`}`;
    case 'negative':
      return minusWords(figure.of, figureWords);
    case 'operation':
      return operationWords(figure, figureWords);
    default:
      return figure satisfies never;
  }
};

/** An operation inside something else stands in parentheses. */
const within = <Operand extends { readonly kind: string }>(operand: Operand, words: (operand: Operand) => string): string =>
  operand.kind === 'operation' ? `(${words(operand)})` : words(operand);

/** Of a number, as reports print it. */
const minusWords = <Operand extends { readonly kind: string }>(operand: Operand, words: (operand: Operand) => string): string =>
  operand.kind === 'number' ? `\u2212${words(operand)}` : `minus ${within(operand, words)}`;

const operatorWords = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'divided by' } as const;

const operationWords = <Operand extends { readonly kind: string }>({ operator, left, right }: Operation<Operand>, words: (operand: Operand) => string): string => {
  const sums = operator === '+' || operator === '-';
  // A sum of products needs no parentheses, and neither does a sum that goes on.
  const side = (operand: Operand, first: boolean): string => {
    const inner = operand.kind === 'operation' ? (operand as unknown as Operation<Operand>).operator : undefined;
    const tight = inner === undefined || inner === '*' || inner === '/' ? inner === undefined || sums || first : sums && first;
    return tight ? words(operand) : `(${words(operand)})`;
  };
  return `${side(left, true)} ${operatorWords[operator]} ${side(right, false)}`;
};

const statisticWords = (statistic: Statistic): string => {
  switch (statistic.kind) {
    case 'mean':
      return 'mean';
    case 'sd':
      return 'standard deviation of';
    case 'percentile':
      return statistic.percent === 50 ? 'median' : `P${statistic.percent} of`;
    case 'var':
      return 'value at risk of';
    case 'cvar':
      return 'conditional value at risk of';
    default:
      return statistic satisfies never;
  }
};

/** A quantity as a sentence says it: `lowest cash`. */
export const quantityWords = (quantity: Quantity): string => {
  switch (quantity.kind) {
    case 'number':
      return quantity.text;
    case 'at':
      return `${seriesWords(quantity.series)} ${measures[quantity.series.measure].kind === 'flow' ? 'in' : 'at the end of'} ${momentWords(quantity.at)}`;
    case 'lowest':
    case 'highest':
      return `${quantity.kind} ${seriesWords(quantity.series)}${byWords(quantity.by)}`;
    case 'total':
      return `total ${seriesWords(quantity.series)}${byWords(quantity.by)}`;
    case 'worth':
      return worths[quantity.name].words;
    case 'time':
      return times[quantity.name].words;
    case 'metric':
      return metrics[quantity.name].words;
    case 'negative':
      return minusWords(quantity.of, quantityWords);
    case 'operation':
      return operationWords(quantity, quantityWords);
    default:
      return quantity satisfies never;
  }
};

/** One word, which a limit may follow. */
const isRuin = (condition: Condition): boolean => condition.kind === 'ruin' || (condition.kind === 'not' && isRuin(condition.of));

/** A condition as a sentence says it: `cash at the end of 2028-12 below 0`. */
export const conditionWords = (condition: Condition): string => {
  switch (condition.kind) {
    case 'ruin':
      return condition.by === undefined ? 'ruin' : `ruin by ${momentWords(condition.by)}`;
    case 'comparison':
      return `${quantityWords(condition.left)} ${comparatorWords[condition.comparator]} ${quantityWords(condition.right)}`;
    case 'not':
      return condition.of.kind === 'ruin' ? `no ${conditionWords(condition.of)}` : claimWords(condition, conditionWords);
    default:
      return claimWords(condition, conditionWords);
  }
};

type Claims<Claim> = { readonly kind: 'all' | 'any'; readonly of: readonly Claim[] } | { readonly kind: 'not'; readonly of: Claim };

const claimWords = <Claim extends { readonly kind: string }>(claim: Claims<Claim>, words: (claim: Claim) => string): string => {
  const part = (inner: Claim): string => (inner.kind === 'all' || inner.kind === 'any' ? `(${words(inner)})` : words(inner));
  return claim.kind === 'not' ? `not ${part(claim.of)}` : claim.of.map(part).join(claim.kind === 'all' ? ' and ' : ' or ');
};

const comparatorWords: Readonly<Record<Comparator, string>> = { '<': 'below', '<=': 'at most', '>': 'above', '>=': 'at least' };

const seriesWords = ({ measure, part }: Series): string => {
  const { words } = measures[measure];
  if (part === undefined) return words;
  const name = part.name.replaceAll('_', ' ');
  return part.of === 'line' && (planRevenue as readonly string[]).includes(part.name) ? `${words} from ${name}` : `${words} of ${name}`;
};

const momentWords = (moment: Moment): string => (typeof moment === 'string' ? { start: 'the first month', end: 'the last month' }[moment] : monthText(moment));

const byWords = (moment: Moment | undefined): string => (moment === undefined ? '' : ` up to ${momentWords(moment)}`);
