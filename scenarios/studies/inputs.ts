import { dimensionsOfValue, valuesIn } from '../dimensions.js';
import type { LoadedScenario } from '../parse.js';
import { inputsIn } from './draftInputs.js';
import type { Input } from './input.js';
import { labelOf } from './inputLabel.js';

export type { Input, InputForm } from './input.js';
export { movedBy, movedValue, type Move } from './inputMove.js';
export { quantileOf } from './inputQuantile.js';
export { roundedTextOf, textOf } from './inputText.js';

/**
 * Everything about a scenario that a study can move, in the order of the language: values that are uncertain or known, uncertain parameters
 * of laws, months, and the learned models one of whose members stands for a trial. What a learned model has taken the place of is not among
 * them, nor are settings such as the number of trials.
 */
export const inputsOf = (loaded: LoadedScenario): readonly Input[] => {
  const used = [...valuesIn(loaded.scenario)];
  const paths = new Set(used.map(({ path }) => path));
  const dimensions = new Map(used.flatMap((value) => dimensionsOfValue(value)).map((dimension) => [dimension.path, dimension]));
  const counted = (path: string): boolean => loaded.rules.get(path)?.freedoms.length === 0;
  const acts = ({ kind, path, entries }: Input): boolean =>
    kind === 'month' || (kind === 'uncertain' ? dimensions.has(path) : paths.has(path) || counted(path) || (entries?.some(acts) ?? false));
  const stated = inputsIn(loaded).filter(acts);
  const known = new Set(stated.map(({ path }) => path));
  const learned = [...dimensions.values()].filter(({ path }) => !known.has(path) && path.startsWith('drivers.'));
  return [...stated, ...learned.map(({ path, value, distribution }) => memberOf(loaded, path, value.path, membersIn(distribution)))];
};

/** How many members an ensemble has. */
const membersIn = (distribution: { readonly kind: string; readonly values?: readonly number[] }): number => distribution.values?.length ?? 1;

/** Which member of a learned model stands for a trial, counted from 1. */
const memberOf = ({ tree }: LoadedScenario, path: string, driver: string, members: number): Input => ({
  path,
  steps: [path],
  kind: 'uncertain',
  label: labelOf(tree, driver),
  unit: `member of ${members}`,
  value: Math.floor(members / 2) + 1,
  low: 1,
  high: members,
  whole: true,
  stated: true,
  editable: false,
  distribution: { kind: 'members', values: Array.from({ length: members }, (_, member) => member + 1) },
  form: { kind: 'number', percent: false, each: 1, per: 'month' },
});
