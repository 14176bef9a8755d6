import * as E from 'fp-ts/lib/Either.js';
import type { z } from 'zod';
import { diagnose, pathText } from './diagnostic.js';
import type { Diagnostic, Path } from './diagnostic.js';
import { roles } from './places.js';
import type { Places } from './places.js';
import type { ObservationReader } from './quantity.js';
import { readValue } from './readValue.js';
import { alternative, keysOf, schemaOfChild, unwrap } from './schemaWalk.js';
import type { AnySchema } from './schemaWalk.js';
import type { Source } from './source.js';
import type { ScalarTree, Tree } from './tree.js';
import type { Value } from './value.js';
import { valueRules } from './valueRules.js';
import type { ValueRules } from './valueRules.js';

/** Every value of a scenario by its path, defaults filled in, what is wrong with the others, and where the parts stand that have a role. */
export interface ReadValues {
  readonly values: ReadonlyMap<string, Value>;
  /** What the language says of each value, of those that could not be read too. */
  readonly rules: ReadonlyMap<string, ValueRules>;
  readonly places: Places;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Goes through the schema and the file side by side and reads every value.
 * Parts of the wrong kind are passed over: `shapeDiagnostics` reports those.
 */
export const readValues = (root: z.core.$ZodType, tree: Tree, observationsOf: (source: Source) => ObservationReader): ReadValues => {
  const values = new Map<string, Value>();
  const rulesOf = new Map<string, ValueRules>();
  const places: Places[number][] = [];
  const diagnostics: Diagnostic[] = [];

  const read = (rules: ValueRules, scalar: ScalarTree, path: Path): void => {
    const { place, textOffset } = scalar;
    rulesOf.set(pathText(path), rules);
    const result = readValue(rules, scalar, observationsOf(place.source));
    if (E.isLeft(result))
      for (const fault of result.left) {
        const at = { source: place.source, offset: textOffset === undefined ? place.offset : textOffset + fault.offset };
        diagnostics.push(diagnose(fault.place ?? at, path, fault));
      }
    else {
      const { quantity, per, each } = result.right;
      values.set(pathText(path), {
        path: pathText(path),
        quantity,
        per: per?.period ?? 'month',
        scaling: rules.scaling,
        ...(each === undefined || each.count === 1 ? {} : { each: each.count }),
      });
    }
  };

  const visit = (wrapped: z.core.$ZodType, given: Tree | undefined, path: Path): void => {
    const { schema, fallback } = unwrap(wrapped);
    const part = given ?? standIn(fallback, tree);
    if (part === undefined) return;
    const fitting = alternative(schema, part.kind);
    if (fitting === undefined) return;
    const role = roles.get(fitting)?.role;
    if (role !== undefined) places.push({ role, path });
    const rules = valueRules.get(fitting)?.rules;
    if (rules !== undefined) {
      if (part.kind === 'scalar' && isWritten(part)) read(rules, part, path);
      return;
    }
    if (part.kind === 'list') part.items.forEach((item, index) => visitChild(fitting, item, [...path, index]));
    if (part.kind === 'map')
      for (const key of keysOf(fitting).length > 0 ? keysOf(fitting) : part.entries.keys())
        visitChild(fitting, part.entries.get(key)?.tree, [...path, key]);
  };

  const visitChild = (schema: AnySchema, given: Tree | undefined, path: Path): void => {
    const child = schemaOfChild(schema, path[path.length - 1]);
    if (child !== undefined) visit(child, given, path);
  };

  visit(root, tree, []);
  return { values, rules: rulesOf, places, diagnostics };
};

const isWritten = ({ value }: ScalarTree): boolean => typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

/** What stands for a part that is left out: its default, or an empty map. */
const standIn = (fallback: unknown, { place }: Tree): Tree | undefined => {
  if (typeof fallback === 'number') return { kind: 'scalar', value: fallback, text: String(fallback), place };
  return typeof fallback === 'object' && fallback !== null ? { kind: 'map', entries: new Map(), place } : undefined;
};
