import { pathText, type Fault, type Path } from '../diagnostic.js';
import { dimensionsOfValue } from '../dimensions.js';
import { has, type Draft } from '../draft.js';
import { didYouMean, nearest } from '../hints.js';
import { stepsIn } from '../stepsIn.js';
import { describeTree, lookup } from '../tree.js';
import { inputsIn, isSetting } from './draftInputs.js';
import type { Input } from './input.js';

/** The inputs of a file by their paths. */
export type Inputs = ReadonlyMap<string, Input>;

/** The inputs of a file that is being read, put together once: its sections are checked by them, then built. */
export const inputsByPath = (draft: Draft): Inputs => {
  const inputs = found.get(draft) ?? new Map(inputsIn(draft).map((input) => [input.path, input]));
  found.set(draft, inputs);
  return inputs;
};

const found = new WeakMap<Draft, Inputs>();

/** What a path that a section names leads to: an input, or what is wrong; neither where a mistake there is told already. */
export interface NamedInput {
  readonly input?: Input;
  readonly fault?: Fault;
}

/** The input of a name. */
export const namedInput = (draft: Draft, inputs: Inputs, written: string): NamedInput => {
  const input = inputs.get(written);
  if (input !== undefined) return { input };
  const fault = unmoved(draft, inputs, written);
  return fault === undefined ? {} : { fault };
};

const expected = 'the path of an input';

/** What is said of values that nobody moves, and how one is written that has something uncertain about it. */
const drawn = {
  across: { found: 'differs between agents', example: 'across beta(0.5 to 0.9, 12)' },
  monthly: { found: 'is drawn each month', example: 'each month normal(1, 0.1 to 0.3)' },
} as const;

/** Why a path is not that of an input. */
const unmoved = (draft: Draft, inputs: Inputs, written: string): Fault | undefined => {
  const steps = stepsIn(draft.tree, written);
  const value = draft.values.get(written);
  const isThere = steps !== undefined && (value !== undefined || has(draft, steps));
  if (isSetting(written))
    return { expected, found: `${written}, a setting of the simulation`, hint: 'studies move values and months of the business itself' };
  if (steps === undefined || !isThere) return { expected, found: written, hint: unknownHint(draft, inputs, written, steps) };
  if (value !== undefined && value.quantity.randomness !== 'known' && value.quantity.randomness !== 'uncertain') {
    const inside = dimensionsOfValue(value).map(({ path }) => path);
    const { found, example } = drawn[value.quantity.randomness];
    const hint = inside.length > 0 ? `what is uncertain about its law can be moved: ${inside.join(', ')}` : `its law can be made uncertain, and then moved: ${example}`;
    return { expected, found: `${written}, which ${found}`, hint };
  }
  const part = lookup(draft.tree, steps);
  if (part?.kind !== 'scalar') return { expected, found: `${written}, ${describeTree(part) ?? 'nothing'}`, hint: knownUnder(inputs, written) };
  return isUnread(draft, written) ? undefined : { expected, found: `${written}, ${part.value === null ? 'nothing' : 'a text'}`, hint: 'only numbers and months can be moved' };
};

/** Whether a value or a month stands at a path that could not be read. */
const isUnread = ({ rules, places }: Draft, written: string): boolean =>
  rules.has(written) || places.some(({ role, path }) => role === 'month' && pathText(path) === written);

const unknownHint = (draft: Draft, inputs: Inputs, written: string, steps: Path | undefined): string => {
  const near = nearest(written, [...inputs.keys()]);
  if (near !== undefined) return didYouMean(written, [near]);
  for (let length = (steps?.length ?? 1) - 1; steps !== undefined && length > 0; length--) {
    if (has(draft, steps.slice(0, length))) return knownUnder(inputs, written.slice(0, lastOf(written, steps.length - length)));
  }
  return knownUnder(inputs, '');
};

/** Where a text of a path ends without its last steps. */
const lastOf = (written: string, steps: number): number => {
  let end = written.length;
  for (let step = 0; step < steps; step++) end = Math.max(written.lastIndexOf('.', end - 1), written.lastIndexOf('[', end - 1), 0);
  return end;
};

/** Most inputs that a hint lists. */
const mostListed = 8;

const knownUnder = (inputs: Inputs, path: string): string => {
  const inside = [...inputs.values()].filter((input) => input.stated && (path === '' || input.path.startsWith(`${path}.`) || input.path.startsWith(`${path}[`)));
  if (inside.length === 0) return path === '' ? 'there is none to name' : `nothing under ${path} can be moved`;
  const listed = inside.slice(0, mostListed).map((input) => input.path);
  return `known here: ${listed.join(', ')}${inside.length > mostListed ? ` and ${inside.length - mostListed} more` : ''}`;
};
