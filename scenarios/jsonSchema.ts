import { z } from 'zod';
import { scenarioSchema } from './schema.js';
import { rangeText, valueRules } from './valueRules.js';
import type { ValueRules } from './valueRules.js';

/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly [key: string]: unknown;
}

/**
 * The language as JSON Schema (draft 7, which editors know best), made from the schema that files are checked with.
 * A file that `extends` another may leave out anything, and take an inherited part away with an empty value.
 */
export const scenarioJsonSchema = (): JsonSchema => {
  const { $schema, ...whole } = z.toJSONSchema(scenarioSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      const rules = valueRules.get(zodSchema)?.rules;
      if (rules === undefined) return;
      delete jsonSchema.anyOf;
      Object.assign(jsonSchema, ofValue(rules));
    },
  });
  return {
    $schema,
    title: 'Bellwether scenario',
    description: 'A business to simulate: who could buy, what is offered, what it costs, and how uncertain all of it is.',
    if: { type: 'object', required: ['extends'] },
    then: { $ref: '#/definitions/variant' },
    else: { $ref: '#/definitions/scenario' },
    definitions: { scenario: whole, variant: relaxed(whole) },
  };
};

/** A number within the field's range, or a text in the language of values. */
const ofValue = (rules: ValueRules): JsonSchema => ({
  type: [rules.whole === true ? 'integer' : 'number', 'string'],
  description: `${rules.about} (${[rules.unit, rangeText(rules)].filter((part) => part !== '').join(', ')})`,
  ...(rules.low === undefined ? {} : { minimum: rules.low }),
  ...(rules.above === undefined ? {} : { exclusiveMinimum: rules.above }),
  ...(rules.high === undefined ? {} : { maximum: rules.high }),
  examples: [...rules.examples],
});

/** The schema with nothing required, and with an empty value allowed for every part of a map. */
const relaxed = (schema: JsonSchema): JsonSchema => {
  const inner = Object.entries(schema)
    .filter(([key]) => key !== 'required')
    .map(([key, part]) => [key, relaxedPart(key, part)] as const);
  return Object.fromEntries(inner);
};

const relaxedPart = (key: string, part: unknown): unknown => {
  if (key === 'properties' && isSchema(part))
    return Object.fromEntries(Object.entries(part).map(([name, property]) => [name, isSchema(property) ? orNothing(property) : property]));
  if (key === 'additionalProperties' && isSchema(part)) return orNothing(part);
  return key === 'anyOf' && Array.isArray(part)
    ? part.map((option) => (isSchema(option) && option['type'] === 'object' ? relaxed(option) : option))
    : part;
};

const orNothing = (schema: JsonSchema): JsonSchema => ({ anyOf: [relaxed(schema), { type: 'null' }] });

const isSchema = (part: unknown): part is JsonSchema => typeof part === 'object' && part !== null && !Array.isArray(part);
