import * as E from 'fp-ts/lib/Either.js';
import { makeCursor } from '../cursor.js';
import type { Fault } from '../diagnostic.js';
import { ending, readNumber } from '../number.js';
import type { ExpressionFault } from '../parameters.js';
import type { Comparator, Operation } from './figure.js';
import { comparisonFault, leftoverFault, missingFault } from './syntaxFaults.js';

/** A word and where it stands. */
export interface Word {
  readonly text: string;
  readonly offset: number;
}

/** Where a part of an expression begins and ends in the text. */
export interface Span {
  readonly offset: number;
  readonly end: number;
}

/** The name of something, with what stands about it: `lowest cash by 2028-12`, `subscribers of shops at end`. */
export interface Phrase extends Span {
  readonly kind: 'phrase';
  readonly scope?: 'lowest' | 'highest' | 'total';
  readonly name: Word;
  readonly part?: Word;
  readonly when?: { readonly word: 'at' | 'by'; readonly moment: Word };
}

/** An expression as it is written, before it is known which of its parts are numbers and which are claims. */
export type Syntax =
  | Phrase
  | (Span &
      (
        | { readonly kind: 'number'; readonly value: number; readonly text: string }
        | { readonly kind: 'call'; readonly name: Word; readonly of: Syntax }
        | { readonly kind: 'negative'; readonly of: Syntax }
        | { readonly kind: 'operation'; readonly operator: Operation<Syntax>['operator']; readonly left: Syntax; readonly right: Syntax }
        | { readonly kind: 'comparison'; readonly comparator: Comparator; readonly left: Syntax; readonly right: Syntax }
        | { readonly kind: 'all' | 'any'; readonly of: readonly Syntax[] }
        | { readonly kind: 'not'; readonly of: Syntax }
      ));

export type Read<A> = E.Either<ExpressionFault, A>;

/** Longest expression, and most parentheses, minus signs and `not` inside one another: both far beyond what a person writes. */
export const expressionLimits = { characters: 2000, levels: 30 } as const;

/** A word of the language stands alone: it is no beginning of a name. */
const word = (text: string): RegExp => new RegExp(`${text}(?![\\p{L}\\p{N}_.])`, 'uy');
const [and, or, not, at, by] = ['and', 'or', 'not', 'at', 'by'].map(word);
const of = /of(?=\s)/uy;
const scopes = { lowest: /lowest(?=\s+\p{L})/uy, highest: /highest(?=\s+\p{L})/uy, total: /total(?=\s+\p{L})/uy };
const name = /\p{L}[\p{L}\p{N}_]*(?:\.\d+)?/uy;
const partName = /\p{L}[\p{L}\p{N}_-]*(?:\.\p{L}[\p{L}\p{N}_-]*)?/uy;
const moment = /[\p{L}\p{N}_-]+/uy;
const digits = /(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;
/** A unit that was written after a number. */
const unit = /(?:months?|years?|weeks?|days?|percent|[A-Z]{3})(?![\p{L}\p{N}_(])/uy;
/** As reports print it, and a text copied from one has it. */
const typographicMinus = '\u2212';
const minus = /[-\u2212]/uy;
const comparators = ['<=', '>=', '<', '>'] as const;
/** What a comparison could be, right or wrong. */
const comparisonSign = /[<>=!≤≥≠]+/uy;

/**
 * Reads an expression by recursive descent; `or` binds least, then `and`, `not`, one comparison, sums, products, a minus sign. A number
 * before a name or a parenthesis multiplies it: `0.7 mean(profit)`.
 * Left: the first thing that cannot be read. Never throws.
 */
export const parseSyntax = (text: string): Read<Syntax> => {
  const cursor = makeCursor(text);
  const fail = (fault: Fault, offset = cursor.offset()): E.Left<ExpressionFault> => E.left({ ...fault, offset }) as E.Left<ExpressionFault>;
  /** Where the last thing that was taken ends. */
  const end = (): number => text.slice(0, cursor.offset()).trimEnd().length;
  const from = (first: Span): Span => ({ offset: first.offset, end: end() });

  const joined = (kind: 'all' | 'any', joint: RegExp, inner: (level: number) => Read<Syntax>) => (level: number): Read<Syntax> => {
    const first = inner(level);
    if (E.isLeft(first)) return first;
    const parts = [first.right];
    while (cursor.take(joint) !== undefined) {
      const next = inner(level);
      if (E.isLeft(next)) return next;
      parts.push(next.right);
    }
    return parts.length === 1 ? first : E.right({ kind, of: parts, ...from(first.right) });
  };

  const negation = (level: number): Read<Syntax> => {
    const offset = cursor.offset();
    if (cursor.take(not) === undefined) return comparison(level);
    const inner = deeper(level, negation);
    return E.isLeft(inner) ? inner : E.right({ kind: 'not', of: inner.right, offset, end: end() });
  };

  const comparison = (level: number): Read<Syntax> => {
    const left = sum(level);
    if (E.isLeft(left)) return left;
    const offset = cursor.offset();
    const sign = cursor.take(comparisonSign);
    if (sign === undefined) return left;
    const comparator = comparators.find((candidate) => candidate === sign);
    if (comparator === undefined) return fail(comparisonFault(sign), offset);
    const right = sum(level);
    if (E.isLeft(right)) return right;
    if (cursor.sees(comparisonSign))
      return fail({ expected: 'one comparison at a time', found: cursor.rest(), hint: 'join two by and: a >= 0 and a <= 1' });
    return E.right({ kind: 'comparison', comparator, left: left.right, right: right.right, ...from(left.right) });
  };

  const operations = (signs: RegExp, inner: (level: number) => Read<Syntax>, multiplies: (left: Syntax) => boolean = () => false) => (level: number): Read<Syntax> => {
    let left = inner(level);
    while (E.isRight(left)) {
      const sign = cursor.take(signs) ?? (multiplies(left.right) ? '*' : undefined);
      if (sign === undefined) return left;
      const operator = (sign === typographicMinus ? '-' : sign) as Operation<Syntax>['operator'];
      const right = inner(level);
      if (E.isLeft(right)) return right;
      left = E.right({ kind: 'operation', operator, left: left.right, right: right.right, ...from(left.right) });
    }
    return left;
  };

  /** Whether a number, with a minus sign or without, stands right before what it multiplies. */
  const multiplies = (left: Syntax): boolean =>
    (left.kind === 'negative' ? left.of.kind === 'number' : left.kind === 'number') &&
    (cursor.sees(/\(/y) || cursor.sees(name)) &&
    ![and, or, not, at, by, unit].some((other) => cursor.sees(other));

  const factor = (level: number): Read<Syntax> => {
    const offset = cursor.offset();
    if (cursor.take(minus) !== undefined) {
      const inner = deeper(level, factor);
      return E.isLeft(inner) ? inner : E.right({ kind: 'negative', of: inner.right, offset, end: end() });
    }
    if (cursor.take(/\(/y) !== undefined) {
      const inner = closed(deeper(level, expression));
      return E.isLeft(inner) ? inner : E.right({ ...inner.right, offset, end: end() });
    }
    const number = cursor.take(digits);
    if (number !== undefined) {
      const suffix = cursor.takeHere(ending);
      const value = readNumber(number, suffix);
      return E.isLeft(value) ? fail(value.left, offset) : E.right({ kind: 'number', value: value.right, text: `${number}${suffix}`, offset, end: end() });
    }
    return phrase(level, offset);
  };

  /** What is inside a parenthesis that must close. */
  const closed = (inner: Read<Syntax>): Read<Syntax> =>
    E.isRight(inner) && cursor.take(/\)/y) === undefined ? fail(leftoverFault(text, cursor.offset(), true, inner.right)) : inner;

  const phrase = (level: number, offset: number): Read<Syntax> => {
    const scope = (['lowest', 'highest', 'total'] as const).find((candidate) => cursor.take(scopes[candidate]) !== undefined);
    const named = cursor.offset();
    const written = [and, or, at, by].some((joint) => cursor.sees(joint)) ? undefined : cursor.take(name);
    if (written === undefined) return fail(missingFault(text, named));
    const own: Word = { text: written, offset: named };
    if (scope === undefined && cursor.sees(/\(/y)) return call(level, own);
    const part = cursor.take(of) === undefined ? undefined : taken(partName);
    if (part?.text === '') return fail({ expected: 'a name after of', found: cursor.rest() || undefined, hint: 'write subscribers of SEGMENT at end' });
    const timed = cursor.take(at) ?? cursor.take(by);
    const when = timed === undefined ? undefined : { word: timed as 'at' | 'by', moment: taken(moment) };
    if (when?.moment.text === '') return fail({ expected: `a month after ${when.word}`, found: cursor.rest() || undefined, hint: `write ${when.word} 2028-12, or ${when.word} end` });
    return E.right({
      kind: 'phrase',
      ...(scope === undefined ? {} : { scope }),
      name: own,
      ...(part === undefined ? {} : { part }),
      ...(when === undefined ? {} : { when }),
      offset,
      end: end(),
    });
  };

  const taken = (pattern: RegExp): Word => {
    const offset = cursor.offset();
    return { offset, text: cursor.take(pattern) ?? '' };
  };

  const call = (level: number, own: Word): Read<Syntax> => {
    cursor.take(/\(/y);
    const inner = closed(deeper(level, expression));
    return E.isLeft(inner) ? inner : E.right({ kind: 'call', name: own, of: inner.right, offset: own.offset, end: end() });
  };

  const deeper = (level: number, inner: (level: number) => Read<Syntax>): Read<Syntax> =>
    level >= expressionLimits.levels ? fail({ expected: `at most ${expressionLimits.levels} expressions inside one another`, found: 'more' }) : inner(level + 1);

  const product = operations(/[*/]/y, factor, multiplies);
  const sum = operations(/[-+\u2212]/uy, product);
  const expression = joined('any', or, joined('all', and, negation));

  if (text.length > expressionLimits.characters)
    return fail({ expected: `at most ${expressionLimits.characters} characters`, found: String(text.length) }, 0);
  const whole = expression(0);
  if (E.isLeft(whole)) return whole;
  return cursor.rest() === '' ? whole : fail(leftoverFault(text, cursor.offset(), false, whole.right));
};
