import * as E from 'fp-ts/lib/Either.js';
import type { Fault } from '../diagnostic.js';
import { monthsBetween, parseMonth } from '../month.js';
import { parseQuantity } from '../quantity.js';
import type { Quantity } from '../value.js';
import { expectation, type ValueRules } from '../valueRules.js';
import type { Input, InputForm } from './input.js';
import { endingOf, textOf } from './inputText.js';

/** Both ends of the range in which an input is free, in the unit of its `value`. */
export interface InputRange {
  readonly low: number;
  readonly high: number;
}

type Read = E.Either<Fault & { readonly offset?: number }, InputRange>;

/**
 * The range that a text states for an input: `60 to 160`, `10 to 40 per 1000`, `2027-03 to 2028-06`.
 * Left: what is wrong, with the offset in the text where it is known.
 * @param rules what the language says of the value; absent for a month
 */
export const inputRangeOf = (input: Input, text: string, rules: ValueRules | undefined): Read =>
  input.form.kind === 'month' ? months(input, input.form, text) : numbers(input, input.form, text, rules);

const months = (input: Input, { start }: Extract<InputForm, { readonly kind: 'month' }>, text: string): Read => {
  const written = /^\s*(\S+)\s+to\s+(\S+)\s*$/.exec(text);
  const [first, last] = [parseMonth(written?.[1] ?? ''), parseMonth(written?.[2] ?? '')];
  if (first === undefined || last === undefined) return E.left({ expected: 'months from FIRST to LAST, such as 2027-03 to 2028-06', found: text });
  const range = { low: monthsBetween(start, first), high: monthsBetween(start, last) };
  if (range.low === range.high) return E.left({ expected: 'two months', found: text, hint: 'what is free has an earlier and a later end' });
  if (range.low > range.high) return E.left({ expected: 'the earlier month first', found: text, hint: `write ${written?.[2]} to ${written?.[1]}` });
  if (range.low >= input.low && range.high <= input.high) return E.right(range);
  return E.left({ expected: `months from ${textOf(input, input.low)} to ${textOf(input, input.high)}`, found: text });
};

const numbers = (input: Input, form: Extract<InputForm, { readonly kind: 'number' }>, text: string, rules: ValueRules | undefined): Read => {
  const expected = 'LOW to HIGH, such as 60 to 160';
  const read = parseQuantity(text, () => E.left({ expected: 'LOW to HIGH' }));
  const wrong = E.isLeft(read) ? read.left[0] : undefined;
  if (wrong?.expected.startsWith('low < high') === true) return E.left(wrong);
  const ends = E.isRight(read) ? endsOf(read.right.quantity) : undefined;
  if (E.isLeft(read) || ends === undefined) return E.left({ expected, found: text });
  const { each, per } = read.right;
  if ((each?.count ?? 1) !== form.each || (per?.period ?? 'month') !== form.per) {
    const stated = endingOf(form) === '' ? 'for one, and a month' : endingOf(form).trim();
    const hint = `write ${textOf(input, ends.low).replace(endingOf(form), '')} to ${textOf(input, ends.high)}, if those are the numbers meant`;
    return E.left({ expected: `a range stated as the value in the file is, ${stated}`, found: text, hint });
  }
  if (ends.low >= input.low && ends.high <= input.high && (!input.whole || (Number.isInteger(ends.low) && Number.isInteger(ends.high)))) return E.right(ends);
  const forgotten = form.percent && !text.includes('%') && ends.high > input.high && ends.high / 100 <= input.high ? { hint: `did you mean ${ends.low}% to ${ends.high}%?` } : {};
  return E.left({ expected: rules === undefined ? expected : `${expectation(rules)} at both ends`, found: text, ...forgotten });
};

/** The ends of `low to high`; undefined of anything else. */
const endsOf = (quantity: Quantity): InputRange | undefined => {
  if (quantity.randomness !== 'uncertain' || quantity.distribution.kind !== 'range') return undefined;
  const { low, high } = quantity.distribution;
  return low.randomness === 'known' && high.randomness === 'known' ? { low: low.value, high: high.value } : undefined;
};
