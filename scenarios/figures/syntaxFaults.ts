import type { Fault } from '../diagnostic.js';
import { nearest } from '../hints.js';
import { isStatistic } from './statistics.js';
import type { Syntax } from './syntax.js';

/** What was meant by a sign that is no comparison of the language. */
export const comparisonFault = (sign: string): Fault => {
  const meant: Readonly<Record<string, string>> = { '≤': '<=', '=<': '<=', '≥': '>=', '=>': '>=' };
  const hint = Object.hasOwn(meant, sign) ? `write ${meant[sign]}` : 'a number is hardly ever met exactly: write <= or >=';
  return { expected: 'a comparison: <, <=, > or >=', found: sign, hint };
};

/** What may be said where a number or a name should stand. */
export const missingFault = (text: string, offset: number): Fault => {
  const rest = text.slice(offset).trimEnd();
  const expected = 'a number, a quantity or a statistic of one';
  if (rest === '') return { expected, hint: offset === 0 ? 'write probability(ruin) <= 5%, say' : 'the expression ends too early' };
  if (/^[$€£¥]/u.test(rest)) return { expected, found: rest, hint: 'amounts are in the currency of the scenario: leave out the sign' };
  if (/^[!&|]/.test(rest)) return { expected, found: rest, hint: 'write and, or, not' };
  return { expected, found: rest };
};

/** What stands where an expression, or the part in parentheses, should have ended. */
export const leftoverFault = (text: string, offset: number, inside: boolean, before: Syntax): Fault => {
  const rest = text.slice(offset).trimEnd();
  const expected = inside ? 'a closing parenthesis' : 'the end of the expression';
  const hint = leftoverHint(rest, text.slice(before.offset, before.end), before);
  return { expected, ...(rest === '' ? {} : { found: rest }), ...(hint === undefined ? {} : { hint }) };
};

/** What stands before the name of a measure. */
const extremes = ['lowest', 'highest', 'total'];

const leftoverHint = (rest: string, before: string, { kind }: Syntax): string | undefined => {
  if (/^(&|and\b|,)/i.test(rest)) return 'write and';
  if (/^(\||or\b)/i.test(rest)) return 'write or';
  if (rest.startsWith(')')) return 'there is one parenthesis too many';
  if (rest.startsWith('%')) return 'write no space before %';
  if (/^\d{4}-\d/.test(rest)) return `write at before a month: ${before} at ${rest.split(/[^\d-]/)[0]}`;
  if (/^[A-Z]{3}\b/.test(rest) || /^[$€£¥]/u.test(rest)) return 'amounts are in the currency of the scenario: leave out its name';
  if (/^months?\b/.test(rest)) return 'times are in months: leave out the word';
  if (/^(in|on|after)\b/.test(rest)) return `write ${before} at 2028-12`;
  if (/^(be|is|must|above|below|over|under|at least|at most|more|less)\b/.test(rest)) return 'compare by <, <=, > or >=';
  if (kind === 'operation' && /\d[%kMB]?$/.test(before)) return `write * or parentheses: it is not clear what ${before} multiplies`;
  if (rest.startsWith('of ')) return 'names have _ for a space: cost of losses_of_events';
  const extreme = kind === 'phrase' && /^[a-z]/i.test(rest) ? nearest(before, extremes) : undefined;
  if (extreme !== undefined) return `did you mean ${extreme}?`;
  if (kind === 'phrase' && isStatistic(before)) return `write ${before}(${rest.split(/\s*[<>=]/)[0]})`;
  return undefined;
};
