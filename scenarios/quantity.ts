import * as E from 'fp-ts/lib/Either.js';
import { applyCompound, applyNumbers } from './applyDistribution.js';
import { makeCursor } from './cursor.js';
import type { Fault } from './diagnostic.js';
import { compounds, distributionNames, distributions } from './distributions.js';
import { didYouMean } from './hints.js';
import { leftoverFault, periodFault, strayFault } from './mistakes.js';
import { ending, mantissa, readNumber } from './number.js';
import type { Argument, ExpressionFault } from './parameters.js';
import { periods } from './period.js';
import type { Distribution, Period, Quantity } from './value.js';
import type { Place } from './source.js';

/** A fault of an expression; with `place` when it stands in a data file that the expression names. */
export interface QuantityFault extends ExpressionFault {
  readonly place?: Place;
}

/** Reads the sorted observations of `empirical(file[, column])`. */
export type ObservationReader = (file: string, column: string | undefined) => E.Either<Fault & { readonly place?: Place }, readonly number[]>;

/** What an expression states. */
export interface ParsedQuantity {
  readonly quantity: Quantity;
  /** The time a rate is stated for, when it says so, and where it says it. */
  readonly per?: { readonly period: Period; readonly offset: number };
  /** How many things the number is stated for, when it says so, and where it says it. */
  readonly each?: { readonly count: number; readonly offset: number };
}

/** Most distributions inside one another. */
const mostLevels = 12;

type Read<A> = E.Either<readonly QuantityFault[], A>;

/**
 * Reads a value as the language writes it: a number, `low to high`, a distribution; `across` or `each month` before it; `per 1000` and a rate's ending after it.
 * Left: the first error of the syntax, or the errors of the parameters, each with its offset. Never throws.
 */
export const parseQuantity = (text: string, observations: ObservationReader): Read<ParsedQuantity> => {
  const cursor = makeCursor(text);
  /** Errors of parameters: the reading goes on after them. */
  const faults: QuantityFault[] = [];
  const fail = (fault: Fault, offset = cursor.offset()): E.Either<readonly QuantityFault[], never> => E.left([{ ...fault, offset }]);
  const leftover = (inside: boolean): E.Either<readonly QuantityFault[], never> => E.left([leftoverFault(text, cursor.offset(), inside)]);
  const known = (value: number): Quantity => ({ randomness: 'known', value });
  const uncertain = (distribution: Distribution): Quantity => ({ randomness: 'uncertain', distribution });

  const number = (): Read<number> | undefined => {
    const offset = cursor.offset();
    const digits = cursor.take(mantissa);
    if (digits === undefined) return undefined;
    const value = readNumber(digits, cursor.takeHere(ending));
    return E.isLeft(value) ? fail(value.left, offset) : value;
  };

  const expression = (level: number): Read<Quantity> => {
    const offset = cursor.offset();
    if (level > mostLevels) return fail({ expected: `at most ${mostLevels} distributions inside one another`, found: 'more' });
    const first = number();
    if (first === undefined) return call(level);
    if (E.isLeft(first)) return first;
    if (cursor.take(/to(?![\p{L}\p{N}_(])/uy) === undefined) return E.right(known(first.right));
    const second = number();
    if (second === undefined)
      return fail({ expected: 'a number after to', found: cursor.rest() || undefined, hint: 'write low to high, such as 20 to 35' });
    if (E.isLeft(second)) return second;
    if (first.right < second.right) return E.right(uncertain({ kind: 'range', low: known(first.right), high: known(second.right) }));
    return recovered([
      { offset, expected: 'low < high in low to high', found: text.slice(offset, cursor.offset()).trim(), hint: 'write the smaller number first' },
    ]);
  };

  /** Keeps faults that the reading can go on after. */
  const recovered = (found: readonly QuantityFault[]): Read<Quantity> => {
    faults.push(...found);
    return E.right(known(NaN));
  };

  const call = (level: number): Read<Quantity> => {
    const offset = cursor.offset();
    const name = cursor.take(/\p{L}[\p{L}\p{N}_]*/uy);
    if (name === undefined || cursor.take(/\(/y) === undefined) return E.left([strayFault(text, offset, name)]);
    if (name === 'empirical') return empirical(offset);
    const specification = distributions.find((candidate) => candidate.name === name);
    const compound = compounds.find((candidate) => candidate.name === name);
    const apply =
      specification !== undefined
        ? applyNumbers.bind(undefined, specification)
        : compound !== undefined
          ? applyCompound.bind(undefined, compound)
          : undefined;
    if (apply === undefined) return fail({ expected: 'a distribution', found: name, hint: didYouMean(name, distributionNames) }, offset);
    const before = faults.length;
    const given = list(level + 1);
    if (E.isLeft(given)) return given;
    if (faults.length > before) return E.right(known(NaN));
    const applied = apply(given.right, offset);
    return E.isLeft(applied) ? recovered(applied.left) : E.right(uncertain(applied.right));
  };

  const list = (level: number): Read<readonly Argument[]> => {
    const given: Argument[] = [];
    if (cursor.take(/\)/y) !== undefined) return E.right(given);
    for (;;) {
      const offset = cursor.offset();
      const quantity = expression(level);
      if (E.isLeft(quantity)) return quantity;
      given.push({ quantity: quantity.right, offset, text: text.slice(offset, cursor.offset()).trim() });
      if (cursor.take(/\)/y) !== undefined) return E.right(given);
      if (cursor.take(/,/y) === undefined) return leftover(true);
    }
  };

  /** A name in quotes, or up to the next comma or parenthesis. */
  const fileName = (): string => (cursor.take(/"[^"]*"|'[^']*'|[^,()]*/y) ?? '').trim().replace(/^(["'])(.*)\1$/, '$2');

  const empirical = (offset: number): Read<Quantity> => {
    const file = fileName();
    const column = cursor.take(/,/y) === undefined ? undefined : fileName();
    if (cursor.take(/\)/y) === undefined) return leftover(true);
    if (file === '' || column === '')
      return fail({ expected: 'empirical(file[, column])', found: 'an empty name', hint: 'for example empirical(tickets.csv, per_month)' }, offset);
    const values = observations(file, column);
    return E.isLeft(values) ? recovered([{ ...values.left, offset }]) : E.right(uncertain({ kind: 'empirical', file, values: values.right }));
  };

  const countEnding = (): Read<ParsedQuantity['each']> => {
    const offset = cursor.offset();
    if (cursor.take(/per(?=\s*[-+.\d])/uy) === undefined) return E.right(undefined);
    const at = cursor.offset();
    const count = number();
    if (count === undefined || E.isLeft(count)) return count ?? leftover(false);
    return count.right > 0
      ? E.right({ count: count.right, offset })
      : fail({ expected: 'a number above 0 after per', found: text.slice(at).trim(), hint: 'write per 1000' }, at);
  };

  const rateEnding = (): Read<ParsedQuantity['per']> => {
    const offset = cursor.offset();
    if (cursor.take(/\//y) === undefined) return E.right(undefined);
    const word = cursor.take(/[\p{L}\p{N}_.]+/uy) ?? '';
    const period = periods.find((candidate) => candidate === word);
    return period === undefined ? fail(periodFault(word), offset) : E.right({ period, offset });
  };

  const whole = (): Read<ParsedQuantity> => {
    const offset = cursor.offset();
    const scope = cursor.take(/across(?![\p{L}\p{N}_])/uy) ? 'across' : cursor.take(/each\s+month(?![\p{L}\p{N}_])/uy) ? 'monthly' : undefined;
    const body = expression(1);
    if (E.isLeft(body)) return body;
    const each = countEnding();
    if (E.isLeft(each)) return each;
    const per = rateEnding();
    if (E.isLeft(per)) return per;
    if (cursor.rest() !== '') return leftover(false);
    const stated = { ...(per.right === undefined ? {} : { per: per.right }), ...(each.right === undefined ? {} : { each: each.right }) };
    if (scope === undefined || faults.length > 0) return E.right({ quantity: body.right, ...stated });
    if (body.right.randomness !== 'known') return E.right({ quantity: { randomness: scope, distribution: body.right.distribution }, ...stated });
    const expected = `a distribution after ${scope === 'across' ? 'across' : 'each month'}`;
    return fail({ expected, found: text.trim(), hint: 'a number alone is the same for everybody, always' }, offset);
  };

  const result = whole();
  if (E.isLeft(result)) return E.left([...faults, ...result.left]);
  return faults.length > 0 ? E.left(faults) : result;
};
