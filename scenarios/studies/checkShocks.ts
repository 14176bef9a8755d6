import * as E from 'fp-ts/lib/Either.js';
import type { Diagnostic, Path } from '../diagnostic.js';
import { faultAt, has, type Draft } from '../draft.js';
import { itemsAt, scalarAt } from '../tree.js';
import { namedInput, type Inputs } from './namedInput.js';
import { shockUnitOf } from './shockUnit.js';

/** What shocks must be: inputs, each once, with a unit of distance where their own law does not say it. */
export const checkShocks = (draft: Draft, inputs: Inputs): readonly Diagnostic[] => {
  const seen = new Map<string, number>();
  return itemsAt(draft.tree, ['shocks']).flatMap((_, position) => {
    const { path, unit } = shockPaths(draft, position);
    const written = scalarAt(draft.tree, path);
    if (typeof written?.value !== 'string' || written.value === '') return [];
    const { input, fault } = namedInput(draft, inputs, written.text);
    if (fault !== undefined) return [faultAt(draft, path, fault)];
    if (input === undefined) return [];
    const before = seen.get(input.path) ?? seen.get(input.partOf ?? '') ?? input.entries?.flatMap((entry) => seen.get(entry.path) ?? [])[0];
    seen.set(input.path, position);
    if (before !== undefined)
      return [faultAt(draft, path, { expected: 'every input once', found: `${input.path} again`, hint: `it is moved by shocks[${before}] already; keep one of the two` })];
    const stated = scalarAt(draft.tree, unit);
    if (has(draft, unit) && stated === undefined) return [];
    const read = shockUnitOf(input, stated?.text);
    return E.isLeft(read) ? [faultAt(draft, stated === undefined ? ['shocks', position] : unit, read.left)] : [];
  });
};

/** Where a shock states its input and its unit. */
export const shockPaths = (draft: Draft, position: number): { readonly path: Path; readonly unit: Path } => {
  const whole: Path = ['shocks', position];
  return { path: scalarAt(draft.tree, whole) === undefined ? [...whole, 'input'] : whole, unit: [...whole, 'unit'] };
};
