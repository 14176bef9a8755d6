import * as E from 'fp-ts/lib/Either.js';
import type { Fault } from './diagnostic.js';
import { nearest } from './hints.js';

/** Powers of ten that a number's ending stands for. */
const endings: Readonly<Record<string, number>> = { '': 0, '%': -2, k: 3, M: 6, B: 9 };

/** What people write for the endings, and what the language wants. */
const otherEndings: Readonly<Record<string, string>> = {
  K: 'k',
  thousand: 'k',
  tsd: 'k',
  m: 'M',
  mn: 'M',
  mm: 'M',
  mio: 'M',
  million: 'M',
  b: 'B',
  bn: 'B',
  billion: 'B',
  percent: '%',
  pct: '%',
  bp: '%',
  bps: '%',
};

/** The shape of a number without its ending, for a sticky match. */
export const mantissa = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;
/** What can follow the mantissa without a space. */
export const ending = /[\p{L}\p{N}_%.$€£¥]*/uy;

/** How a number is written, for hints. */
export const numberForms = 'write a number such as 0.03, 3%, 40k, 1.2M or 2B';

/**
 * The number that a mantissa and an ending stand for, rounded once: `3%` is the double nearest to 0.03.
 * Errors: an ending that is not `%`, `k`, `M` or `B`; a number too large to hold.
 */
export const readNumber = (digits: string, suffix: string): E.Either<Fault, number> => {
  const power = endings[suffix];
  const written = `${digits}${suffix}`;
  if (power === undefined) return E.left({ expected: 'a number', found: written, hint: endingHint(digits, suffix) });
  const [significand, exponent = '0'] = digits.split(/[eE]/);
  const value = Number(`${significand}e${Number(exponent) + power}`);
  if (!Number.isFinite(value)) return E.left({ expected: 'a number below 1.8e308', found: written });
  return E.right(value === 0 ? 0 : value);
};

const endingHint = (digits: string, suffix: string): string => {
  const known = Object.hasOwn(otherEndings, suffix) ? otherEndings[suffix] : nearest(suffix, ['thousand', 'million', 'billion', 'percent']);
  const meant = known === undefined ? undefined : known.length > 2 ? otherEndings[known] : known;
  if (meant !== undefined) return `write ${digits}${meant}: k is thousand, M million, B billion`;
  if (suffix.startsWith('_')) return `leave out the _: ${numberForms}`;
  return numberForms;
};

/** A number as the language writes numbers, alone in a text: `3%`, `40k`, `-1.5`. */
export const parseNumber = (text: string): E.Either<Fault, number> => {
  const trimmed = text.trim();
  mantissa.lastIndex = 0;
  const digits = mantissa.exec(trimmed)?.[0];
  if (digits === undefined) return E.left({ expected: 'a number', found: trimmed === '' ? undefined : trimmed, hint: numberForms });
  return readNumber(digits, trimmed.slice(digits.length));
};
