import { z } from 'zod';
import type { Scaling } from './value.js';

/** How a field's value may be random, beside being known. */
export type Freedom = 'uncertain' | 'across' | 'monthly';

/** What a field of the language says about the number that stands there. */
export interface ValueRules {
  /** What the number means, in a sentence. */
  readonly about: string;
  /** What it counts or measures: `currency a month`, `customers`, `share of leads`. */
  readonly unit: string;
  /** What kind of number is expected, for messages: `a chance`, `an amount`. */
  readonly noun: string;
  readonly scaling: Scaling;
  /** Smallest value, itself allowed. */
  readonly low?: number;
  /** Every value is larger than this one. */
  readonly above?: number;
  /** Largest value, itself allowed. */
  readonly high?: number;
  /** Every value is smaller than this one. */
  readonly below?: number;
  readonly whole?: boolean;
  readonly freedoms: readonly Freedom[];
  /** The range is better read in per cent. */
  readonly percent?: boolean;
  /** The number may be stated for many: `20 per 1000`. */
  readonly counted?: boolean;
  readonly examples: readonly (string | number)[];
}

/** The rules of every field that holds a value, by its schema. */
export const valueRules = z.registry<{ readonly rules: ValueRules }>();

/** The schema of a field that holds a value: a number, or a text in the language of values. */
export const value = (rules: ValueRules): z.ZodUnion<readonly [z.ZodNumber, z.ZodString]> =>
  z.union([z.number(), z.string()], { error: expectation(rules) }).register(valueRules, { rules });

/** An end of a field's range as it is read: `0%` or `0`. */
export const showBound = ({ percent }: ValueRules, bound = 0): string => (percent === true ? `${bound * 100}%` : String(bound));

/** The range of a field in words: `from 0% to 100%`, `above 0`; empty when every number will do. */
export const rangeText = (rules: ValueRules): string => {
  const { low, above, high, below } = rules;
  const show = (bound: number): string => showBound(rules, bound);
  if (low !== undefined && high !== undefined) return `from ${show(low)} to ${show(high)}`;
  if (low !== undefined && below !== undefined) return `from ${show(low)} to below ${show(below)}`;
  if (above !== undefined) return `above ${show(above)}${high === undefined ? '' : ` to ${show(high)}`}`;
  return low === undefined ? '' : `${show(low)} or more`;
};

/** What a field expects, as it reads after "expected". */
export const expectation = (rules: ValueRules): string => {
  const range = rangeText(rules);
  return range === '' ? rules.noun : `${rules.noun}${range.endsWith('or more') ? ' of' : ''} ${range}`;
};

const rate = {
  noun: 'a rate',
  scaling: 'intensity',
  low: 0,
  percent: true,
  freedoms: ['uncertain', 'monthly'],
  unit: 'expected looks a prospect a month',
} as const;
const chance = { noun: 'a chance', scaling: 'compound', low: 0, high: 1, percent: true, unit: 'chance a month' } as const;
const share = { noun: 'a share', scaling: 'level', low: 0, high: 1, percent: true, freedoms: ['uncertain'] } as const;
const weight = { noun: 'a number', scaling: 'level', low: 0, freedoms: ['uncertain'] } as const;
const flow = { noun: 'an amount', scaling: 'flow', freedoms: ['uncertain', 'monthly'] } as const;
const level = { noun: 'an amount', scaling: 'level', unit: 'currency', freedoms: ['uncertain', 'monthly'] } as const;
const count = { noun: 'a known whole number', scaling: 'level', whole: true, freedoms: [] } as const;

/** The rules that fields are made from; `about` and `examples` are the field's own. */
export const kinds = { rate, chance, share, weight, flow, level, count };

/** A relative change per time. */
export const growthRules = (what: string): ValueRules => ({
  about: `Relative change of ${what} per time, compounding from the start.`,
  unit: 'relative change a month',
  noun: 'a relative change',
  scaling: 'growth',
  low: -1,
  percent: true,
  freedoms: ['uncertain'],
  examples: ['2%', '8%/year'],
});
