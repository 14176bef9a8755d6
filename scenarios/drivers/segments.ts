import type { Draft } from '../draft.js';
import { has } from '../draft.js';
import { keysAt, scalarAt } from '../tree.js';

/** Kinds of models that tell segments apart. */
export const segmentKinds = ['recommender', 'churn', 'price', 'risk'] as const;

/** The segments that a driver drives, each with its name in the data: those that the file lists, else all of them by their own names. */
export const drivenSegments = (draft: Draft, kind: (typeof segmentKinds)[number]): readonly { readonly segment: string; readonly data: string }[] => {
  const path = ['drivers', kind, 'segments'];
  return has(draft, path)
    ? keysAt(draft.tree, path).map((segment) => ({ segment, data: scalarAt(draft.tree, [...path, segment])?.text ?? '' }))
    : keysAt(draft.tree, ['market']).map((segment) => ({ segment, data: segment }));
};

/** What a model knows of a segment; where its data told none apart, what it knows of everybody. */
export const segmentIn = <Known extends { readonly name: string }>(known: readonly Known[], data: string): Known => {
  const found = known.find(({ name }) => name === data) ?? (known.length === 1 && known[0]?.name === '' ? known[0] : undefined);
  if (found === undefined) throw new Error(`no segment ${data} in a model that was checked`);
  return found;
};
