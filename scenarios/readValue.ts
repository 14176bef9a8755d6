import * as E from 'fp-ts/lib/Either.js';
import { lawFaults } from './lawFaults.js';
import { parseQuantity } from './quantity.js';
import type { ObservationReader, ParsedQuantity, QuantityFault } from './quantity.js';
import type { ScalarTree } from './tree.js';
import type { Quantity } from './value.js';
import { certainInterval } from './support.js';
import { expectation } from './valueRules.js';
import type { Freedom, ValueRules } from './valueRules.js';

/** Reads the value that stands in a field and holds it against the field's rules. Left: every fault, each with its offset in the text. */
export const readValue = (
  rules: ValueRules,
  scalar: ScalarTree,
  observations: ObservationReader,
): E.Either<readonly QuantityFault[], ParsedQuantity> => {
  if (typeof scalar.value === 'number')
    return judge(rules, scalar.text, { quantity: { randomness: 'known', value: scalar.value === 0 ? 0 : scalar.value } });
  const text = String(scalar.value ?? '');
  const parsed = parseQuantity(text, observations);
  if (E.isLeft(parsed))
    return rules.freedoms.length > 0
      ? parsed
      : E.left(parsed.left.map((fault) => ({ ...fault, expected: fault.expected.startsWith('a number,') ? expectation(rules) : fault.expected })));
  return judge(rules, text, parsed.right);
};

const judge = (rules: ValueRules, text: string, parsed: ParsedQuantity): E.Either<readonly QuantityFault[], ParsedQuantity> => {
  const faults = [...freedomFaults(rules, text, parsed), ...countFaults(rules, parsed), ...timeFaults(rules, parsed)];
  const certain = faults.length > 0 ? faults : rangeFaults(rules, text, parsed);
  if (certain.length > 0) return E.left(certain);
  const quantity = withinShares(rules, parsed.quantity);
  const outside = lawFaults(rules, text, quantity);
  return outside.length > 0 ? E.left(outside) : E.right({ ...parsed, quantity });
};

/** A range of chances or shares follows a law that never leaves 0 to 1. */
const withinShares = ({ low, high }: ValueRules, quantity: Quantity): Quantity => {
  if (low !== 0 || high !== 1 || quantity.randomness === 'known' || quantity.distribution.kind !== 'range') return quantity;
  const { distribution } = quantity;
  const [least, most] = certainInterval(quantity);
  return least > 0 && most < 1 ? { ...quantity, distribution: { ...distribution, kind: 'shareRange' } } : quantity;
};

const advice: Readonly<Record<Freedom, { readonly expected: string; readonly hint: string }>> = {
  uncertain: { expected: 'a known number', hint: 'this is not drawn: write one number' },
  across: { expected: 'a value that is the same for every agent', hint: 'leave out across: this does not differ between agents' },
  monthly: { expected: 'a value that does not change every month', hint: 'leave out each month: it is drawn once a trial' },
};

const freedomFaults = (rules: ValueRules, text: string, { quantity: { randomness } }: ParsedQuantity): readonly QuantityFault[] => {
  if (randomness === 'known' || rules.freedoms.includes(randomness)) return [];
  if (rules.freedoms.length === 0) return [{ offset: 0, expected: expectation(rules), found: text, hint: advice.uncertain.hint }];
  return [{ offset: 0, ...advice[randomness], found: text }];
};

const countFaults = (rules: ValueRules, { each }: ParsedQuantity): readonly QuantityFault[] =>
  each === undefined || rules.counted === true
    ? []
    : [
        {
          offset: each.offset,
          expected: `${expectation(rules)} for one`,
          found: `per ${each.count}`,
          hint: 'only prices of a unit of use are stated per 1000: write what it is for one',
        },
      ];

const timeFaults = (rules: ValueRules, { per }: ParsedQuantity): readonly QuantityFault[] =>
  per === undefined || rules.scaling !== 'level'
    ? []
    : [
        {
          offset: per.offset,
          expected: `${expectation(rules)} with no time in it`,
          found: `/${per.period}`,
          hint: `this is no rate: leave out /${per.period}`,
        },
      ];

const rangeFaults = (rules: ValueRules, text: string, { quantity }: ParsedQuantity): readonly QuantityFault[] => {
  const [least, most] = certainInterval(quantity);
  const { low = -Infinity, above, high = Infinity, below } = rules;
  const inside = least >= low && (above === undefined || least > above) && most <= high && (below === undefined || most < below);
  const whole = rules.whole !== true || (least === most && Number.isInteger(least));
  if (inside && whole) return [];
  const isWritten = quantity.randomness === 'known' && text.includes('%');
  const forgotten = rules.percent === true && most > (below ?? high) && most <= 100 && !isWritten;
  const hint = forgotten
    ? quantity.randomness === 'known'
      ? `did you mean ${text.trim().replace(/\/.*/, '')}%?`
      : 'write shares with %: 3% is 0.03'
    : undefined;
  return [{ offset: 0, expected: expectation(rules), found: text, ...(hint === undefined ? {} : { hint }) }];
};
