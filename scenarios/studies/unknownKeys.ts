import type { Path } from '../diagnostic.js';
import type { Draft } from '../draft.js';
import { scenarioSchema } from '../schema.js';
import { keysOf, schemaAt } from '../schemaWalk.js';
import { keysAt } from '../tree.js';

/** Whether a map has a key that the language does not know, which is told already, and may be one that is missed. */
export const hasUnknownKeys = ({ tree }: Draft, path: Path): boolean => {
  const schema = schemaAt(scenarioSchema, tree, path);
  const known = schema === undefined ? [] : keysOf(schema);
  return keysAt(tree, path).some((key) => !known.includes(key));
};
