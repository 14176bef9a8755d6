import * as E from 'fp-ts/lib/Either.js';
import type { Diagnostic } from '../diagnostic.js';
import { editOf, type Edit } from '../edit.js';
import type { Input } from './input.js';
import { textOf } from './inputText.js';

/** How far an input is moved: to a number, so many times as high, or by so much; of months by so many months. */
export type Move = { readonly to: number } | { readonly times: number } | { readonly by: number };

/** What an input is once it is moved, in the unit of its `value`, whole where that is whole. */
export const movedValue = ({ value, whole }: Input, move: Move): number => {
  const moved = 'to' in move ? move.to : 'times' in move ? value * move.times : value + move.by;
  return whole ? Math.round(moved) : moved;
};

/**
 * The edits that move an input. A value over time gives way to one number when it is moved `to` it, as a variant that states one has it
 * (a value that grows grows on from there); `times` and `by` move each of its entries. An uncertain value gives way to a known number.
 * What the input would take along, and should not, is stated as it is (`Input.holds`). What the language does not allow there is told by `LoadedScenario.variant`, not here.
 * @throws Error for an input that is not `editable`, or a number that is not finite
 */
export const movedBy = (input: Input, move: Move): readonly Edit[] => {
  if (input.entries !== undefined && !('to' in move)) return input.entries.flatMap((entry) => movedBy(entry, move));
  const moved = movedValue(input, move);
  const at = input.entries?.length === 1 ? input.entries[0] : input;
  if (!at.editable || !Number.isFinite(moved)) throw new Error(`${input.path} cannot be edited to ${moved}`);
  const origin = `a change of ${input.path}`;
  return [...(input.holds === undefined ? [] : [input.holds]), { steps: at.steps, text: textOf(at, moved) }].map(({ steps, text }) => editedOrThrow(editOf(steps, text, origin)));
};

const editedOrThrow = (edit: E.Either<readonly Diagnostic[], Edit>): Edit => {
  if (E.isLeft(edit)) throw new Error(edit.left.map(({ message }) => message).join('; '));
  return edit.right;
};
