import { distributionNames } from './distributions.js';
import type { Fault } from './diagnostic.js';
import { didYouMean, nearest } from './hints.js';
import { numberForms } from './number.js';
import type { ExpressionFault } from './parameters.js';
import { periods } from './period.js';

const forms = 'a number, low to high, or a distribution';

/** The fault of text that begins no value: a word, a sign, or nothing. */
export const strayFault = (text: string, offset: number, word: string | undefined): ExpressionFault => {
  const found = text.slice(offset).trim();
  if (found === '') return { offset, expected: forms };
  if (word === 'across' || word === 'each')
    return {
      offset,
      expected: `${word === 'across' ? 'across' : 'each month'} only once, before the whole value`,
      found,
      hint: 'write across D, each month D or D alone, with a distribution D',
    };
  if (/^[$€£¥]/.test(found))
    return { offset, expected: 'a number without a currency sign', found, hint: 'the currency is stated once, under currency' };
  const near = word === undefined ? undefined : didYouMean(word, distributionNames);
  return { offset, expected: forms, found, hint: near?.startsWith('did you mean') ? near.replace('?', '(...)?') : numberForms };
};

/** The fault of a word after `/` that is no period. */
export const periodFault = (word: string): Fault => {
  const near = nearest(word, periods) ?? (/^[yap]/i.test(word) ? 'year' : word.startsWith('m') ? 'month' : undefined);
  const hint = near === undefined ? 'a value is not computed: write the result' : `did you mean /${near}?`;
  return { expected: '/day, /week, /month or /year after a rate', found: `/${word}`, hint };
};

/** The fault of text that is left over after a value, or `inside` a parenthesis where a comma or the end should stand. */
export const leftoverFault = (text: string, offset: number, inside: boolean): ExpressionFault => {
  const found = text.slice(offset).trim();
  const before = text.slice(0, offset).trimEnd();
  const expected = inside ? 'a comma or a closing parenthesis' : 'the end of the value';
  return { offset, expected, ...(found === '' ? {} : { found }), hint: leftoverHint(before, found, inside) };
};

const leftoverHint = (before: string, found: string, inside: boolean): string => {
  if (found === '') return 'close the parenthesis with )';
  if (/^\/\s*(day|week|month|year)/.test(found)) return 'write the time of a rate once, at the very end: pert(2%, 3%, 5%)/year, 1% to 3%/year';
  if (/^(per|a|each|every)\s+(day|week|month|year)/.test(found)) return `write ${before}/${/day|week|month|year/.exec(found)?.[0]}`;
  if (/^per\s+\p{L}/u.test(found)) return `write ${before} per 1000, per 1k or per 1M`;
  if (/^(p\.?\s?a\.?|annual|yearly)/i.test(found)) return `write ${before}/year`;
  if (/^(\.\.|[-–—])/.test(found)) return 'write a range as low to high, such as 20 to 35';
  if (/^,\s*\d{3}/.test(found)) return 'leave out the thousands separator: write 10000 or 10k';
  if (/^%/.test(found)) return `write ${before}% without a space`;
  if (/^[kMB]($|\s)/.test(found)) return `write ${before}${found[0]} without a space`;
  if (/^[-+*/^]/.test(found)) return 'a value is not computed: write the result';
  if (/^\)/.test(found)) return 'there is one ) too many';
  return inside ? 'parameters stand between commas' : numberForms;
};
