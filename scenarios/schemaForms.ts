import { z } from 'zod';
import { monthPattern } from './month.js';
import { growthRules, value } from './valueRules.js';
import type { ValueRules } from './valueRules.js';

/** Names of segments, plans and cost lines: a letter (of any script), then letters, digits, `_` or `-`. */
export const name = z
  .string()
  .max(64, { error: 'a name of at most 64 letters' })
  .regex(/^\p{L}[\p{L}\p{N}_-]*$/u, { error: 'a name: a letter, then letters, digits, _ or -' });
/** A text that is not empty. */
export const text = (about: string, expected: string, examples: readonly string[]): z.ZodString =>
  z
    .string({ error: expected })
    .min(1, { error: expected })
    .meta({ description: about, examples: [...examples] });
/** A calendar month. */
export const month = (about: string): z.ZodString =>
  z
    .string({ error: 'a month such as 2027-01' })
    .regex(monthPattern, { error: 'a month such as 2027-01' })
    .meta({ description: about, examples: ['2027-01'] });

/** A value over time: one value, or a list of them, each with the month from which it is in force. */
const steps = (rules: ValueRules) =>
  z
    .array(
      z.strictObject(
        {
          from: month(
            'First month in which the value is in force; only the first entry may leave it out, and is then in force from the start.',
          ).optional(),
          value: value(rules),
        },
        { error: '{ from: 2027-01, value: ... }' },
      ),
      { error: 'a list of { from, value }' },
    )
    .min(1, { error: 'at least one { from, value }' });
/** One value, or a list over time. */
export const stepped = (rules: ValueRules) =>
  z
    .union([value(rules), steps(rules)], { error: 'a value, or a list of { from: 2027-01, value: ... }' })
    .meta({ description: `${rules.about} One value, or a list of { from, value } in order of time.` });
/** One value, a list over time, or a value that grows. */
export const growing = (rules: ValueRules) =>
  z
    .union(
      [
        value(rules),
        steps(rules),
        z.strictObject({ value: value(rules), growth: value(growthRules('the value')).optional() }, { error: '{ value: ..., growth: ... }' }),
      ],
      { error: 'a value, a list of { from, value }, or { value, growth }' },
    )
    .meta({ description: `${rules.about} One value, a list of { from, value } in order of time, or { value, growth }.` });
