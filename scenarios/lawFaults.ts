import { isLeft } from 'fp-ts/lib/Either.js';
import { longestFound } from './diagnostic.js';
import { justBelow } from './laws/justBelow.js';
import { lawAtMedians } from './laws/lawAtMedians.js';
import type { QuantityFault } from './quantity.js';
import type { Quantity } from './value.js';
import { expectation, showBound } from './valueRules.js';
import type { ValueRules } from './valueRules.js';

/** A rarer draw outside a field's range than this does not count: one in a billion. */
const leastChance = 1e-9;

/**
 * What is wrong with the law that a field's value is drawn from, uncertain parameters standing at their medians: there is no such law,
 * or it leaves the range of a chance, share or rate more often than once in a billion draws. Other fields may be left now and then.
 */
export const lawFaults = (rules: ValueRules, text: string, quantity: Quantity): readonly QuantityFault[] => {
  if (quantity.randomness === 'known') return [];
  const law = lawAtMedians(quantity.distribution);
  if (isLeft(law)) return [{ offset: 0, expected: 'a law that can be drawn from', found: text, hint: law.left }];
  const { low, above, high, below } = rules;
  if (!((low ?? above) !== undefined && (high ?? below) !== undefined) && rules.scaling !== 'intensity') return [];
  const { cdf } = law.right;
  const under = above !== undefined ? cdf(above) : low !== undefined ? cdf(justBelow(low)) : 0;
  const over = below !== undefined ? 1 - cdf(justBelow(below)) : high !== undefined ? 1 - cdf(high) : 0;
  const parts = [
    ...(under > leastChance
      ? [`${above === undefined ? 'under' : 'not above'} ${showBound(rules, above ?? low)} below ${percentile(under, under)}`]
      : []),
    ...(over > leastChance
      ? [`${below === undefined ? 'over' : 'not below'} ${showBound(rules, below ?? high)} above ${percentile(1 - over, over)}`]
      : []),
  ];
  if (parts.length === 0) return [];
  const hint =
    high === undefined && below === undefined ? 'lognormal, gamma and pert have no values under 0' : `${truncated(text, rules)} keeps it inside`;
  return [{ offset: 0, expected: expectation(rules), found: whole(text, parts.join(' and ')), hint }];
};

/** `P0.13`, with two digits of the chance beyond it. */
const percentile = (chance: number, beyond: number): string => {
  const places = Math.max(0, 1 - Math.floor(Math.log10(100 * beyond)));
  const digits = (100 * chance).toFixed(places);
  return `P${places > 0 ? digits.replace(/\.?0+$/, '') : digits}`;
};

/** The value with its distribution put between the ends of the field's range. */
const truncated = (text: string, { low, above, high, below }: ValueRules): string => {
  const [, scope = '', law = text, ending = ''] =
    /^\s*((?:across|each\s+month)\s+)?(.*?)\s*((?:per\s+\S+\s*)?(?:\/\s*[a-z]+)?)\s*$/su.exec(text) ?? [];
  return `${scope}truncate(${law}, ${low ?? above}, ${high ?? below})${ending}`;
};

/** The value and what is wrong with it, the value cut short so that what is wrong is read to its end. */
const whole = (text: string, wrong: string): string => {
  const room = longestFound - 2 - wrong.length;
  return `${text.length <= room ? text : `${text.slice(0, room - 1)}…`}: ${wrong}`;
};
