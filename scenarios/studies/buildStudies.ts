import * as E from 'fp-ts/lib/Either.js';
import type { Path } from '../diagnostic.js';
import { has, type Draft } from '../draft.js';
import { itemsAt, keysAt, scalarAt } from '../tree.js';
import { stressesOf } from './buildStresses.js';
import { editsAt } from './changeEdits.js';
import { shockPaths } from './checkShocks.js';
import type { Input } from './input.js';
import { inputRangeOf } from './inputRange.js';
import { textOf } from './inputText.js';
import { inputsByPath, type Inputs } from './namedInput.js';
import { shockUnitOf } from './shockUnit.js';
import type { Decision, Optimisation, ShockInput, Studies, Variable } from './studies.js';

/** What a file that has been found free of faults asks of studies. */
export const studiesOf = (draft: Draft): Studies => {
  const inputs = has(draft, ['shocks']) || has(draft, ['optimise']) ? inputsByPath(draft) : new Map<string, Input>();
  return {
    shocks: itemsAt(draft.tree, ['shocks']).map((_, position) => shockOf(draft, inputs, position)),
    stresses: stressesOf(draft),
    decisions: keysAt(draft.tree, ['decisions']).map((name) => decisionOf(draft, name)),
    ...(has(draft, ['optimise']) ? { optimisation: optimisationOf(draft, inputs) } : {}),
  };
};

const inputOf = (inputs: Inputs, path: string): Input => {
  const input = inputs.get(path);
  if (input === undefined) throw new Error(`${path} is no input`);
  return input;
};

const shockOf = (draft: Draft, inputs: Inputs, position: number): ShockInput => {
  const { path, unit } = shockPaths(draft, position);
  const input = inputOf(inputs, scalarAt(draft.tree, path)?.text ?? '');
  const read = shockUnitOf(input, scalarAt(draft.tree, unit)?.text);
  if (E.isLeft(read)) throw new Error(`the unit of ${input.path} is none`);
  return { path: input.path, ...(read.right === undefined ? {} : { unit: read.right }) };
};

const objectiveOf = (draft: Draft, path: Path): Pick<Decision, 'objective' | 'goal'> => {
  const most = scalarAt(draft.tree, [...path, 'maximise'])?.text;
  return { objective: most ?? scalarAt(draft.tree, [...path, 'minimise'])?.text ?? '', goal: most === undefined ? 'minimise' : 'maximise' };
};

const decisionOf = (draft: Draft, name: string): Decision => {
  const path = ['decisions', name];
  const about = scalarAt(draft.tree, [...path, 'about'])?.text;
  const alternatives = [...path, 'alternatives'];
  return {
    name,
    ...(about === undefined ? {} : { about }),
    ...objectiveOf(draft, path),
    alternatives: keysAt(draft.tree, alternatives).map((alternative) => ({ name: alternative, edits: editsAt(draft, [...alternatives, alternative]) })),
  };
};

const optimisationOf = (draft: Draft, inputs: Inputs): Optimisation => ({
  over: keysAt(draft.tree, ['optimise', 'over']).map((path) => variableOf(draft, inputOf(inputs, path))),
  ...objectiveOf(draft, ['optimise']),
  subjectTo: itemsAt(draft.tree, ['optimise', 'subject_to']).flatMap((item) => (item.kind === 'scalar' ? [item.text] : [])),
});

const variableOf = (draft: Draft, input: Input): Variable => {
  const range = inputRangeOf(input, scalarAt(draft.tree, ['optimise', 'over', input.path])?.text ?? '', undefined);
  if (E.isLeft(range)) throw new Error(`${input.path} has no range`);
  return { ...range.right, input, path: input.path, kind: input.kind === 'month' ? 'month' : 'number', write: (value) => textOf(input, input.whole ? Math.round(value) : value) };
};
