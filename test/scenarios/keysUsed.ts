import type { z } from 'zod';
import { schemaOfChild, unwrap } from '../../scenarios/schemaWalk.js';
import type { AnySchema } from '../../scenarios/schemaWalk.js';
import { valueRules } from '../../scenarios/valueRules.js';

/** Every key of the language, as `reach.channels.NAME.spend` and `finance.loans[].at`. */
export const keysOfLanguage = (schema: z.core.$ZodType, path = ''): readonly string[] => {
  const within = unwrap(schema).schema;
  const { def } = within._zod;
  if (valueRules.has(within)) return [];
  if (def.type === 'union') return [...new Set(def.options.flatMap((option) => keysOfLanguage(option, path)))];
  if (def.type === 'record') return keysOfLanguage(def.valueType, `${path}.NAME`);
  if (def.type === 'array') return keysOfLanguage(def.element, `${path}[]`);
  if (def.type !== 'object') return [];
  return Object.entries(def.shape).flatMap(([key, part]) => {
    const own = path === '' ? key : `${path}.${key}`;
    return [own, ...keysOfLanguage(part, own)];
  });
};

/** The keys of the language that a file has. */
export const keysUsed = (schema: z.core.$ZodType, file: unknown, path = ''): readonly string[] => {
  const within = unwrap(schema).schema;
  if (typeof file !== 'object' || file === null) return [];
  const fitting = alternativesOf(within).find((option) => fits(option, file));
  if (fitting === undefined) return [];
  return Object.entries(file).flatMap(([key, part]) => {
    const type = fitting._zod.def.type;
    const own = type === 'record' ? `${path}.NAME` : type === 'object' ? (path === '' ? key : `${path}.${key}`) : `${path}[]`;
    const inner = schemaOfChild(fitting, type === 'object' ? key : 0);
    return [...(type === 'object' ? [own] : []), ...(inner === undefined ? [] : keysUsed(inner, part, own))];
  });
};

const alternativesOf = (schema: AnySchema): readonly AnySchema[] =>
  schema._zod.def.type === 'union' ? schema._zod.def.options.map((option) => unwrap(option).schema) : [schema];

const fits = (schema: AnySchema, file: object): boolean => {
  const { type } = schema._zod.def;
  return Array.isArray(file) ? type === 'array' || type === 'tuple' : type === 'object' || type === 'record';
};
