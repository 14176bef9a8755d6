import * as fc from 'fast-check';

/** How a business is written: with amounts of money, chances of churn, prices, spend on channels multiplied; with months more. */
export interface Rewriting {
  readonly money: number;
  readonly churn: number;
  readonly price: number;
  readonly spend: number;
  readonly moreMonths: number;
}

export const asIs: Rewriting = { money: 1, churn: 1, price: 1, spend: 1, moreMonths: 0 };

/** A part of a file; an empty text is none. */
export type Written = (rewriting: Rewriting) => string;

export const nothing: Written = () => '';
export const text =
  (written: string): Written =>
  () =>
    written;

/** One of several, the simplest first: a counterexample shrinks to that one where it can. */
export const either = <T>(simplest: fc.Arbitrary<T>, ...others: readonly fc.Arbitrary<T>[]): fc.Arbitrary<T> =>
  fc.oneof({ withCrossShrink: true }, simplest, ...others);

/** One time in two. */
export const optional = (part: fc.Arbitrary<Written>): fc.Arbitrary<Written> => either(fc.constant(nothing), part);

/** One time in three the other. */
export const mostly = <T>(simplest: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ withCrossShrink: true }, { arbitrary: simplest, weight: 2 }, { arbitrary: other, weight: 1 });

/** One time in three: rare enough that businesses stay small, common enough that parts meet. */
export const sometimes = (part: fc.Arbitrary<Written>, allowed = true): fc.Arbitrary<Written> =>
  allowed ? mostly(fc.constant(nothing), part) : fc.constant(nothing);

/** `{ key: value, ... }` of those parts that are there; nothing when none is. */
export function map(parts: Readonly<Record<string, Written>>): Written {
  return (rewriting) => {
    const entries = Object.entries(parts).flatMap(([key, written]) => {
      const value = written(rewriting);
      return value === '' ? [] : [`${key}: ${value}`];
    });
    return entries.length === 0 ? '' : `{ ${entries.join(', ')} }`;
  };
}

/** `[a, b]` of those parts that are there; nothing when none is. */
export function list(parts: readonly Written[]): Written {
  return (rewriting) => {
    const items = parts.map((written) => written(rewriting)).filter((item) => item !== '');
    return items.length === 0 ? '' : `[${items.join(', ')}]`;
  };
}

/** A section of the file: its parts by name, a line each; nothing when none is there. */
export function section(name: string, parts: Readonly<Record<string, Written>>): Written {
  return (rewriting) => {
    const lines = Object.entries(parts).flatMap(([key, written]) => {
      const value = written(rewriting);
      return value === '' ? [] : [`\n  ${key}: ${value}`];
    });
    return lines.length === 0 ? '' : `${name}:${lines.join('')}\n`;
  };
}

export type Kind = 'known' | 'uncertain' | 'monthly' | 'across';

/** A number, known or drawn in one of some ways, between half of it and all of it. */
function number(kinds: readonly Kind[], values: fc.Arbitrary<number>, show: (value: number, rewriting: Rewriting) => string): fc.Arbitrary<Written> {
  return fc.tuple(values, fc.constantFrom(...kinds)).map(([value, kind]) => (rewriting) => {
    if (kind === 'known' || value === 0) return show(value, rewriting);
    const prefix = kind === 'monthly' ? 'each month ' : kind === 'across' ? 'across ' : '';
    const [low, high] = value < 0 ? [value, value / 2] : [value / 2, value];
    return `"${prefix}uniform(${show(low, rewriting)}, ${show(high, rewriting)})"`;
  });
}

const kindsOf = (drawn: boolean, ...more: readonly Kind[]): Kind[] => ['known', ...(drawn ? more : [])];

/** A chance or a share in per cent; `factor` says what rewriting makes of it. */
export function chance(
  kinds: readonly Kind[],
  most: number,
  { least = 2, factor = () => 1 }: { readonly least?: number; readonly factor?: (rewriting: Rewriting) => number } = {},
): fc.Arbitrary<Written> {
  return number(kinds, fc.integer({ min: least, max: most }), (value, rewriting) => `${value * factor(rewriting)}%`);
}

/** A number in tenths that has no unit of money. */
export function weight(drawn: boolean, least: number, most: number): fc.Arbitrary<Written> {
  return number(kindsOf(drawn, 'uncertain'), fc.integer({ min: least, max: most }), (value) => `${value / 10}`);
}

/** An amount of money; `per` counts what it is for, as `5 per 1000`. */
export function money(
  kinds: readonly Kind[],
  { most = 5000, per = '', factor = () => 1 }: { readonly most?: number; readonly per?: string; readonly factor?: (rewriting: Rewriting) => number } = {},
): fc.Arbitrary<Written> {
  return number(kinds, fc.integer({ min: 1, max: most }), (value, rewriting) => `${value * rewriting.money * factor(rewriting)}`).map(
    (written) => (rewriting) => (per === '' ? written(rewriting) : `${written(rewriting)} per ${per}`.replace(/"(.*)" per (.*)/, '"$1 per $2"')),
  );
}

/** What may be drawn where values may be drawn at all. */
export const drawnAs = (drawn: boolean, ...kinds: readonly Kind[]): Kind[] => kindsOf(drawn, ...kinds);

/** A month of the story, `2027-03`. */
export const monthAt = (index: number): string => `${2027 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;

export const monthIn = (months: number, first = 0): fc.Arbitrary<number> => fc.integer({ min: first, max: months - 1 });

/** A value that changes once: `[{ value }, { from, value }]`. */
export function stepped(value: fc.Arbitrary<Written>, months: number): fc.Arbitrary<Written> {
  return fc
    .tuple(value, value, monthIn(months, 1))
    .map(([before, after, month]) => (rewriting) => `[{ value: ${before(rewriting)} }, { from: ${monthAt(month)}, value: ${after(rewriting)} }]`);
}

/** A value that grows or shrinks: `{ value, growth }`. */
export function growing(value: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.tuple(value, fc.integer({ min: -3, max: 5 })).map(([start, rate]) => (rewriting) => `{ value: ${start(rewriting)}, growth: ${rate}%/month }`);
}

/** Twelve factors around 1. */
export const seasons: fc.Arbitrary<Written> = fc
  .array(fc.integer({ min: 5, max: 15 }), { minLength: 12, maxLength: 12 })
  .map((factors) => text(`[${factors.map((factor) => factor / 10).join(', ')}]`));
