import * as E from 'fp-ts/lib/Either.js';
import { diagnose, type Diagnostic, type Path } from '../diagnostic.js';
import { faultAt, faultAtKey, type Draft } from '../draft.js';
import { checkRequirements } from '../figures/checkFigures.js';
import { keysAt, scalarAt } from '../tree.js';
import { checkObjective } from './checkObjective.js';
import type { Input } from './input.js';
import { inputRangeOf } from './inputRange.js';
import { namedInput, type Inputs } from './namedInput.js';

/** What is optimised must be: inputs that can be set, each once, within ranges that the language allows there, by one figure. */
export const checkOptimise = (draft: Draft, inputs: Inputs): readonly Diagnostic[] => {
  const over: Path = ['optimise', 'over'];
  const free = keysAt(draft.tree, over);
  return [
    ...checkObjective(draft, ['optimise']),
    ...free.flatMap((written) => {
      const path = [...over, written];
      const { input, fault } = namedInput(draft, inputs, written);
      if (fault !== undefined) return [faultAtKey(draft, path, fault)];
      if (input === undefined) return [];
      if (!input.editable)
        return [faultAtKey(draft, path, { expected: 'an input that a file can set', found: `${written}, a parameter of a law`, hint: 'set the value itself to a known number' })];
      if (input.partOf !== undefined && free.includes(input.partOf))
        return [faultAtKey(draft, path, { expected: 'every input once', found: `${written} beside ${input.partOf}`, hint: 'keep one of the two' })];
      return checkRange(draft, path, input);
    }),
    ...checkRequirements(draft, ['optimise', 'subject_to']),
  ];
};

const checkRange = (draft: Draft, path: Path, input: Input): readonly Diagnostic[] => {
  const written = scalarAt(draft.tree, path);
  if (typeof written?.value !== 'string' || written.value === '') return [];
  const range = inputRangeOf(input, written.value, draft.rules.get(input.entries?.[0]?.path ?? input.path));
  if (E.isRight(range)) return [];
  const { offset, ...fault } = range.left;
  if (offset === undefined || written.textOffset === undefined) return [faultAt(draft, path, fault)];
  return [diagnose({ source: written.place.source, offset: written.textOffset + offset }, path, fault)];
};
