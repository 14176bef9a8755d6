import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Fault } from '../diagnostic.js';
import { nearest } from '../hints.js';
import type { Comparison, Condition, Figure, Not, Operation, Quantity, Requirement, Several } from './figure.js';
import { times } from './quantities.js';
import { resolveMoment, resolveQuantity } from './resolveQuantity.js';
import { statisticOf } from './statistics.js';
import type { Phrase, Read, Syntax } from './syntax.js';
import type { Vocabulary } from './vocabulary.js';

/** What an expression means, in each of the four ways in which it can be meant. `text` is all of it, for messages. */
export interface Resolver {
  readonly figure: (syntax: Syntax) => Read<Figure>;
  readonly requirement: (syntax: Syntax) => Read<Requirement>;
  readonly quantity: (syntax: Syntax) => Read<Quantity>;
  readonly condition: (syntax: Syntax) => Read<Condition>;
}

export const resolver = (text: string, vocabulary: Vocabulary): Resolver => {
  const written = ({ offset, end }: Syntax): string => text.slice(offset, end);
  const fail = (syntax: Syntax, fault: Fault): Read<never> => E.left({ found: written(syntax), ...fault, offset: syntax.offset });

  const figure = (syntax: Syntax): Read<Figure> => {
    switch (syntax.kind) {
      case 'number':
        return E.right({ kind: 'number', value: syntax.value, text: syntax.text });
      case 'phrase':
        if (isRuin(syntax)) return fail(syntax, { expected: 'a number', hint: `write probability(${written(syntax)})` });
        return pipe(
          quantity(syntax),
          E.chain((of): Read<Figure> => meanOf(syntax, of)),
        );
      case 'call':
        return statistic(syntax);
      case 'negative':
        return pipe(figure(syntax.of), E.map((of): Figure => ({ kind: 'negative', of })));
      case 'operation':
        return operation(syntax, figure);
      default:
        return fail(syntax, { expected: 'a number', hint: `the share of futures in which this is so is probability(${written(syntax)})` });
    }
  };

  const meanOf = (syntax: Syntax, of: Quantity): Read<Figure> => {
    const time = timeIn(of);
    return time === undefined
      ? E.right({ kind: 'statistic', statistic: { kind: 'mean' }, of })
      : fail(syntax, { expected: `a percentile of ${time}`, hint: `its mean is infinite as soon as one future never gets there: write p50(${time})` });
  };

  const statistic = (syntax: Extract<Syntax, { kind: 'call' }>): Read<Figure> => {
    const { name, of } = syntax;
    const known = statisticOf(name.text);
    if (E.isLeft(known)) return E.left({ ...known.left, offset: name.offset });
    const kind = known.right;
    if (kind === 'probability') return pipe(condition(of), E.map((claim): Figure => ({ kind, of: claim })));
    if (of.kind === 'phrase' && isRuin(of)) return fail(of, { expected: 'a quantity', hint: `ruin comes or not: write probability(${written(of)})` });
    return pipe(
      quantity(of),
      E.chain((measured): Read<Figure> => {
        if (kind.kind !== 'percentile' && timeIn(measured) !== undefined) return meanOf(syntax, measured);
        return E.right({ kind: 'statistic', statistic: kind, of: measured });
      }),
    );
  };

  const quantity = (syntax: Syntax): Read<Quantity> => {
    switch (syntax.kind) {
      case 'number':
        return E.right({ kind: 'number', value: syntax.value, text: syntax.text });
      case 'phrase':
        return isRuin(syntax) ? fail(syntax, { expected: 'a quantity', hint: 'ruin comes or not; lowest cash is how far it goes' }) : resolveQuantity(syntax, vocabulary);
      case 'call': {
        const known = statisticOf(syntax.name.text);
        if (E.isLeft(known)) return E.left({ ...known.left, offset: syntax.name.offset });
        return fail(syntax, { expected: 'a quantity of one future', hint: 'statistics are not taken of statistics: leave one out' });
      }
      case 'negative':
        return pipe(quantity(syntax.of), E.map((of): Quantity => ({ kind: 'negative', of })));
      case 'operation':
        return operation(syntax, quantity);
      default:
        return fail(syntax, { expected: 'a quantity', hint: `the share of futures in which this is so is probability(${written(syntax)})` });
    }
  };

  const condition = (syntax: Syntax): Read<Condition> => {
    switch (syntax.kind) {
      case 'phrase':
        return isRuin(syntax) ? ruin(syntax) : fail(syntax, { expected: 'a condition', hint: nearest(written(syntax), ['ruin']) === undefined ? `compare it: ${written(syntax)} > 0` : 'did you mean ruin?' });
      case 'comparison':
        return comparison(syntax, quantity);
      case 'all':
      case 'any':
      case 'not':
        return joined(syntax, condition);
      default:
        return fail(syntax, { expected: 'a condition', hint: 'write probability(cash at end < 0), or probability(ruin)' });
    }
  };

  const ruin = (phrase: Phrase): Read<Condition> => {
    const { scope, part, when } = phrase;
    if (scope !== undefined || part !== undefined || when?.word === 'at') return fail(phrase, { expected: 'ruin, or ruin by a month', hint: `write ruin by ${when?.moment.text ?? '2028-12'}` });
    if (when === undefined) return E.right({ kind: 'ruin' });
    return pipe(resolveMoment(when.moment, vocabulary), E.map((by): Condition => ({ kind: 'ruin', by })));
  };

  const requirement = (syntax: Syntax): Read<Requirement> => {
    switch (syntax.kind) {
      case 'comparison':
        return pipe(
          comparison(syntax, figure),
          E.chain((compared) => withinShares(syntax, compared)),
        );
      case 'all':
      case 'any':
      case 'not':
        return joined(syntax, requirement);
      default: {
        const limit = syntax.kind === 'phrase' && isRuin(syntax) ? `probability(${written(syntax)}) <= 5%` : `${written(syntax)} >= 0, say`;
        return fail(syntax, { expected: 'something that holds or not', hint: `compare it: ${limit}` });
      }
    }
  };

  /** A probability is compared with a share: 15 was meant as 15%. */
  const withinShares = (syntax: Extract<Syntax, { kind: 'comparison' }>, compared: Comparison<Figure>): Read<Requirement> => {
    const { left, right } = compared;
    const [limit, at] = left.kind === 'probability' ? [right, syntax.right] : right.kind === 'probability' ? [left, syntax.left] : [undefined, syntax];
    if (limit?.kind !== 'number' || limit.value <= 1) return E.right(compared);
    return fail(at, { expected: 'a share from 0% to 100%', ...(limit.value <= 100 && !limit.text.endsWith('%') ? { hint: `did you mean ${limit.text}%?` } : {}) });
  };

  return { figure, requirement, quantity, condition };
};

const isRuin = ({ name }: Phrase): boolean => name.text === 'ruin';

/** The time in months that a quantity is made of, if any. */
const timeIn = (quantity: Quantity): keyof typeof times | undefined => {
  switch (quantity.kind) {
    case 'time':
      return quantity.name;
    case 'negative':
      return timeIn(quantity.of);
    case 'operation':
      return timeIn(quantity.left) ?? timeIn(quantity.right);
    default:
      return undefined;
  }
};

const operation = <Operand>(syntax: Extract<Syntax, { kind: 'operation' }>, each: (part: Syntax) => Read<Operand>): Read<Operation<Operand>> =>
  pipe(
    each(syntax.left),
    E.chain((left) => pipe(each(syntax.right), E.map((right) => ({ kind: 'operation' as const, operator: syntax.operator, left, right })))),
  );

const comparison = <Operand>(syntax: Extract<Syntax, { kind: 'comparison' }>, each: (part: Syntax) => Read<Operand>): Read<Comparison<Operand>> =>
  pipe(
    each(syntax.left),
    E.chain((left) => pipe(each(syntax.right), E.map((right) => ({ kind: 'comparison' as const, comparator: syntax.comparator, left, right })))),
  );

const joined = <Claim>(syntax: Extract<Syntax, { kind: 'all' | 'any' | 'not' }>, each: (part: Syntax) => Read<Claim>): Read<Several<Claim> | Not<Claim>> => {
  if (syntax.kind === 'not') return pipe(each(syntax.of), E.map((of) => ({ kind: 'not' as const, of })));
  return pipe(E.traverseArray(each)(syntax.of), E.map((of) => ({ kind: syntax.kind, of })));
};
