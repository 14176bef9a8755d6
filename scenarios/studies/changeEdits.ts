import * as E from 'fp-ts/lib/Either.js';
import type { Path } from '../diagnostic.js';
import { has, type Draft } from '../draft.js';
import { edited, editOf, type Edit } from '../edit.js';
import { firstScalar } from '../firstScalar.js';
import { stepsIn } from '../stepsIn.js';
import { lookup } from '../tree.js';
import { inputsByPath } from './namedInput.js';

/**
 * The edits that a map of paths and parts asks for, in its order; none where there is no map. Before them stands what holds the price at which
 * the conversion of a plan is stated, where they change the first price of the plan and say nothing of it (`Input.holds`), nor of its conversion.
 */
export const editsAt = (draft: Draft, path: Path): readonly Edit[] => {
  const changes = lookup(draft.tree, path);
  if (changes?.kind !== 'map') return [];
  const edits = [...changes.entries].map(([written, entry]) => ({ path: stepsIn(draft.tree, written) ?? [written], tree: entry.tree }));
  return [...heldBeside(draft, edits), ...edits];
};

const heldBeside = (draft: Draft, edits: readonly Edit[]): readonly Edit[] => {
  const after = edits.some(({ path }) => path[0] === 'offer') ? edited(draft.tree, edits) : undefined;
  if (after === undefined || E.isLeft(after)) return [];
  const changed = { ...draft, tree: after.right };
  return [...inputsByPath(draft).values()].flatMap(({ holds, partOf, steps }) => {
    if (holds === undefined || partOf !== undefined || has(changed, holds.steps)) return [];
    const stated = (key: string | number) => [draft, changed].map(({ tree }) => lookup(tree, [...steps.slice(0, 2), key]));
    const [conversion, another] = stated('conversion');
    if (conversion !== another) return [];
    const [before, now] = stated(steps[2]).map((price) => firstScalar(price)?.text);
    const held = editOf(holds.steps, holds.text, origin);
    return now === undefined || now === before || E.isLeft(held) ? [] : [held.right];
  });
};

/** What messages would name as the file of what is held. */
const origin = 'the list price of before';
