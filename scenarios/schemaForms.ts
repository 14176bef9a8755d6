import { z } from 'zod';
import { monthPattern } from './month.js';
import { roles } from './places.js';
import { growthRules, kinds, value } from './valueRules.js';
import type { ValueRules } from './valueRules.js';

/** Names of segments, plans, lines and whatever else the writer names: a letter (of any script), then letters, digits, `_` or `-`. */
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
/** A month within the story. */
export const storyMonth = (about: string): z.ZodString => month(about).register(roles, { role: 'month' });
/** Yes or no. */
export const yes = (about: string) => z.boolean({ error: 'true or false' }).meta({ description: about });
/** One word of some. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words, noun: string, about: string) =>
  z.enum(words, { error: `${noun}: ${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}` }).meta({ description: about });
/** Names of segments, plans or cost lines that stand elsewhere in the file. */
export const names = (of: 'segment' | 'plan' | 'cost', about: string, example: string) =>
  z
    .array(name, { error: `a list of names of ${of === 'cost' ? 'cost lines' : `${of}s`}` })
    .min(1, { error: `at least one ${of === 'cost' ? 'cost line' : of}` })
    .meta({ description: about, examples: [[example]] })
    .register(roles, { role: of });
/** The name of an index. */
export const indexName = (what: string) =>
  z
    .string({ error: 'the name of an index' })
    .regex(/^\p{L}[\p{L}\p{N}_-]*$/u, { error: 'the name of an index' })
    .meta({ description: `Name under indices that ${what} multiplied by.`, examples: ['usd_cny'] })
    .register(roles, { role: 'index' });

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
    .min(1, { error: 'at least one { from, value }' })
    .register(roles, { role: 'over time' });
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
/** Twelve factors, January first. */
export const seasons = (what: string) =>
  z
    .array(value({ ...kinds.weight, noun: 'a factor', unit: 'factor', about: `Factor of ${what} in a month of the year.`, examples: [1] }), {
      error: 'a list of twelve numbers, January first',
    })
    .length(12, { error: 'twelve numbers, January first' })
    .meta({
      description: `Twelve factors of ${what}, January first.`,
      examples: [[0.9, 0.9, 1, 1, 1, 1, 0.8, 0.8, 1.1, 1.2, 1.2, 1.1]],
    });
