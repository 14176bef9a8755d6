import * as E from 'fp-ts/lib/Either.js';
import type { Fault } from '../diagnostic.js';
import { parseNumber } from '../number.js';
import type { Input } from './input.js';
import type { ShockInput } from './studies.js';

type Unit = NonNullable<ShockInput['unit']>;

/**
 * The unit of distance of an input: a share of a known number, months of a month, none of an uncertain value.
 * @param written what the file states; undefined: nothing
 * Left: what is wrong with it.
 */
export const shockUnitOf = (input: Input, written: string | undefined): E.Either<Fault, Unit | undefined> => {
  const { kind, path } = input;
  if (kind === 'uncertain') {
    if (written === undefined) return E.right(undefined);
    return E.left({ expected: 'no unit beside an uncertain value', found: written, hint: 'leave it out: its own law says how far a unit of distance is' });
  }
  const advice = kind === 'month' ? { what: 'months', example: '3 months' } : { what: 'a share of it', example: '10%' };
  if (written === undefined)
    return E.left({
      expected: `a unit beside ${kind === 'month' ? 'a month' : 'a known number'}`,
      hint: `say how far one unit of distance is: { input: ${path}, unit: ${advice.example} }`,
    });
  const unit = readUnit(written);
  if (unit === undefined || unit.kind !== (kind === 'month' ? 'months' : 'share'))
    return E.left({ expected: `${advice.what}, such as ${advice.example}`, ...(written === '' ? {} : { found: written }) });
  if (unit.kind === 'share' && (input.entries ?? [input]).every(({ value }) => value === 0))
    return E.left({ expected: 'a number other than 0 to take a share of', found: `${path}, which is 0`, hint: 'write it as uncertain, such as 0 to 5' });
  return E.right(unit);
};

/** `3 months`, `10%`, `0.1`; undefined where a text is neither, not above 0, or more than the whole, as an amount of money is. */
const readUnit = (text: string): Unit | undefined => {
  const months = /^\s*([1-9]\d{0,2})\s*months?\s*$/.exec(text);
  if (months !== null) return { kind: 'months', months: Number(months[1]) };
  const share = parseNumber(text);
  return E.isRight(share) && share.right > 0 && share.right <= 1 ? { kind: 'share', share: share.right } : undefined;
};
