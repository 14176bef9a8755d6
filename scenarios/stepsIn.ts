import type { Path } from './diagnostic.js';
import { parsePath } from './edit.js';
import { lookup, type Tree } from './tree.js';

/** Longer texts are no paths. */
const longest = 400;

/**
 * The steps of a path as it is written, `offer.basic.price[1].from`, in a file; undefined where a text is no path.
 * A last key with a point in it, such as `costs.search` under `multiply`, is one step where the file has it.
 */
export const stepsIn = (tree: Tree, text: string): Path | undefined => {
  const steps = text.length > longest ? undefined : parsePath(text);
  if (steps === undefined) return undefined;
  for (let at = text.lastIndexOf('.'); at > 0; at = text.lastIndexOf('.', at - 1)) {
    const outer = parsePath(text.slice(0, at));
    const whole = outer && lookup(tree, outer);
    if (whole?.kind === 'map' && whole.entries.has(text.slice(at + 1))) return [...(outer ?? []), text.slice(at + 1)];
  }
  return steps;
};
