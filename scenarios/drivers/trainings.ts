import { besides } from '../extend.js';
import { addMonths, type CalendarMonth } from '../month.js';
import { has, horizonOf, knownAt, type Draft } from '../draft.js';
import type { ModelKind } from '../storedModel.js';
import { trainingRules } from '../trainingRules.js';
import { itemsAt, lookup, scalarAt } from '../tree.js';
import { modelKinds } from './storedFile.js';

/** How a scenario has one of its drivers trained. */
export interface Training {
  readonly kind: ModelKind;
  /** File of the data, and of the model that is made. */
  readonly data: string;
  readonly model: string;
  /** Names of columns by role, and settings by name, as far as the file states them. */
  readonly columns: Readonly<Record<string, string | readonly string[]>>;
  readonly settings: Readonly<Record<string, number | string>>;
  readonly members: number;
  readonly licence: string | null;
  readonly smallestCell: number;
}

/** What is to be trained for a scenario, in the order of its language, and what all trainings of it share. */
export interface Trainings {
  readonly seed: string;
  /** Last month of the story: forecasts reach to it. */
  readonly until: CalendarMonth;
  readonly trainings: readonly Training[];
}

/** Smallest cell that is stored or shown where a file states none. */
export const defaultSmallestCell = 10;

/** The trainings that a file without faults asks for. */
export const trainingsOf = (draft: Draft): Trainings => {
  const horizon = horizonOf(draft);
  if (horizon === undefined) throw new Error('a checked scenario has a start and months');
  return {
    seed: scalarAt(draft.tree, ['seed'])?.text ?? scalarAt(draft.tree, ['name'])?.text ?? '',
    until: addMonths(horizon.start, horizon.months - 1),
    trainings: modelKinds.filter((kind) => has(draft, ['drivers', kind, 'train'])).map((kind) => trainingOf(draft, kind)),
  };
};

const trainingOf = (draft: Draft, kind: ModelKind): Training => {
  const path = ['drivers', kind, 'train'];
  const { columns, settings, members } = trainingRules[kind];
  const fileAt = (at: readonly string[]): string => {
    const scalar = scalarAt(draft.tree, at);
    if (scalar === undefined) throw new Error(`a checked scenario has ${at.join('.')}`);
    return besides(scalar.place.source.file, scalar.text);
  };
  const stated = <Value>(names: readonly { readonly name: string }[], read: (at: readonly string[]) => Value | undefined): Readonly<Record<string, Value>> =>
    Object.fromEntries(
      names.flatMap(({ name }) => {
        const value = has(draft, [...path, name]) ? read([...path, name]) : undefined;
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
  return {
    kind,
    data: fileAt([...path, 'data']),
    model: fileAt(['drivers', kind, 'model']),
    columns: stated(
      columns.map(({ role }) => ({ name: role })),
      (at) =>
        lookup(draft.tree, at)?.kind === 'list' ? itemsAt(draft.tree, at).flatMap((item) => (item.kind === 'scalar' ? [item.text] : [])) : scalarAt(draft.tree, at)?.text,
    ),
    settings: stated(settings, (at) => knownAt(draft, at) ?? scalarAt(draft.tree, at)?.text),
    members: knownAt(draft, [...path, 'members']) ?? members,
    licence: scalarAt(draft.tree, [...path, 'licence'])?.text ?? null,
    smallestCell: knownAt(draft, [...path, 'smallest_cell']) ?? defaultSmallestCell,
  };
};
