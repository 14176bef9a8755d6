import { z } from 'zod';
import type { Path } from './diagnostic.js';
import { lookup, type Tree } from './tree.js';
import { valueRules } from './valueRules.js';

/** Any schema of zod, so that its definition can be told apart by `type`. */
export type AnySchema = z.core.$ZodTypes;

/** What a schema says once its wrappers are off, and what stands for a part that is left out. */
export interface Unwrapped {
  readonly schema: AnySchema;
  /** Whether the part may be left out. */
  readonly optional: boolean;
  /** What then stands for it, if anything. */
  readonly fallback?: unknown;
}

const asAny = (schema: z.core.$ZodType): AnySchema => schema as AnySchema;

/** Takes off "optional", "default" and "prefault". */
export const unwrap = (schema: z.core.$ZodType, outer: Omit<Unwrapped, 'schema'> = { optional: false }): Unwrapped => {
  const { def } = asAny(schema)._zod;
  if (def.type === 'optional') return unwrap(def.innerType, { ...outer, optional: true });
  if (def.type === 'default' || def.type === 'prefault') return unwrap(def.innerType, { optional: true, fallback: def.defaultValue });
  return { schema: asAny(schema), ...outer };
};

/** The alternative that fits what stands in the file, by its kind alone; the schema itself when it has no alternatives or is a value. */
export const alternative = (schema: AnySchema, kind: Tree['kind']): AnySchema | undefined => {
  const { def } = schema._zod;
  if (def.type !== 'union' || valueRules.has(schema)) return schema;
  return def.options.map((option) => unwrap(option).schema).find((option) => kindOf(option) === kind);
};

const kindOf = (schema: AnySchema): Tree['kind'] => {
  const { type } = schema._zod.def;
  return type === 'array' || type === 'tuple' ? 'list' : type === 'object' || type === 'record' ? 'map' : 'scalar';
};

/** The schema of a part of a map or a list. */
export const schemaOfChild = (schema: AnySchema, step: string | number): z.core.$ZodType | undefined => {
  const { def } = schema._zod;
  if (def.type === 'object') return def.shape[step];
  if (def.type === 'record') return def.valueType;
  if (def.type === 'tuple') return def.items[Number(step)];
  return def.type === 'array' ? def.element : undefined;
};

/** The keys that a map can have; empty when they are names of the writer's own. */
export const keysOf = (schema: AnySchema): readonly string[] => (schema._zod.def.type === 'object' ? Object.keys(schema._zod.def.shape) : []);

/** The schema of what stands at a path of a file, the alternative that fits it; undefined where nothing stands there, or nothing of a known kind. */
export const schemaAt = (schema: z.core.$ZodType, tree: Tree, path: Path): AnySchema | undefined => {
  const fitting = alternative(unwrap(schema).schema, tree.kind);
  if (fitting === undefined || path.length === 0) return fitting;
  const inner = schemaOfChild(fitting, path[0]);
  const part = lookup(tree, path.slice(0, 1));
  return inner === undefined || part === undefined ? undefined : schemaAt(inner, part, path.slice(1));
};
