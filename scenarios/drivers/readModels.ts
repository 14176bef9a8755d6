import * as E from 'fp-ts/lib/Either.js';
import { basename } from 'node:path';
import type { Diagnostic, Path } from '../diagnostic.js';
import { faultAt, has, type Draft } from '../draft.js';
import { besides, type FileReader } from '../extend.js';
import { parseModel } from '../parseModel.js';
import type { ModelKind, StoredModel } from '../storedModel.js';
import { trainingRules } from '../trainingRules.js';
import { itemsAt, keysAt, lookup, scalarAt } from '../tree.js';
import { modelKinds, type Models } from './storedFile.js';

/** SHA-256 of a file's bytes, in hexadecimal; undefined: it is not there, or may not be read. */
export type FileHasher = (path: string) => string | undefined;

/** The stored models that a file names, and what is wrong with them: not there, of another kind, trained on other data or in another way. */
export const readModels = (
  draft: Draft,
  readFile: FileReader,
  hashFile: FileHasher,
): { readonly models: Models; readonly diagnostics: readonly Diagnostic[] } => {
  const named = modelKinds.filter((kind) => has(draft, ['drivers', kind, 'model']));
  const read = named.map((kind) => ({ kind, result: readModel(draft, kind, readFile, hashFile) }));
  return {
    models: Object.fromEntries(read.flatMap(({ kind, result }) => (E.isRight(result) && result.right !== undefined ? [[kind, result.right]] : []))),
    diagnostics: read.flatMap(({ result }) => (E.isLeft(result) ? result.left : [])),
  };
};

const readModel = (
  draft: Draft,
  kind: ModelKind,
  readFile: FileReader,
  hashFile: FileHasher,
): E.Either<readonly Diagnostic[], StoredModel | undefined> => {
  const path = ['drivers', kind, 'model'];
  const scalar = scalarAt(draft.tree, path);
  if (scalar === undefined || typeof scalar.value !== 'string' || scalar.value === '') return E.right(undefined);
  const { file } = scalar.place.source;
  const stored = besides(file, scalar.value);
  const text = readFile(stored);
  if (E.isLeft(text)) {
    const hint = has(draft, ['drivers', kind, 'train']) ? `bellwether train ${file} makes it` : `bellwether fit ${kind} DATA makes one`;
    return E.left([faultAt(draft, path, { expected: 'a stored model that can be read', found: text.left, hint })]);
  }
  const model = parseModel(text.right, stored);
  if (E.isLeft(model)) return model;
  const { kind: found } = model.right;
  if (found !== kind) {
    return E.left([faultAt(draft, path, { expected: `a stored model of the kind ${kind}`, found: `one of the kind ${found}`, hint: `name it under drivers.${found}` })]);
  }
  const stale = staleness(draft, kind, model.right, hashFile);
  return stale.length > 0 ? E.left(stale) : E.right(model.right);
};

/** Whether a model was trained on the data, and in the way, that the file states; where the data are not there, their card is believed. */
const staleness = (draft: Draft, kind: ModelKind, model: StoredModel, hashFile: FileHasher): readonly Diagnostic[] => {
  const { data, trained, privacy } = model.card;
  const train: Path = ['drivers', kind, 'train'];
  const scalar = scalarAt(draft.tree, [...train, 'data']);
  const source = scalarAt(draft.tree, ['drivers', kind, 'model'])?.place.source.file ?? '';
  const again = `bellwether train ${source} trains it again`;
  const hash = scalar === undefined ? undefined : hashFile(besides(scalar.place.source.file, scalar.text));
  const changed =
    scalar === undefined || hash === undefined || hash === data.sha256
      ? []
      : [
          faultAt(draft, [...train, 'data'], {
            expected: `the data that the model was trained on: ${data.file}, SHA-256 ${data.sha256.slice(0, 12)}`,
            found: `${basename(scalar.text)}, SHA-256 ${hash.slice(0, 12)}`,
            hint: again,
          }),
        ];
  const different = (path: Path, now: string, then: string | undefined): readonly Diagnostic[] =>
    then === undefined || now === then ? [] : [faultAt(draft, path, { expected: `${then}, as the model was trained`, found: now, hint: again })];
  const columns = trainingRules[kind].columns.flatMap(({ role }) => {
    const then = data.columns[role];
    const written = lookup(draft.tree, [...train, role]);
    if (written === undefined) return [];
    const now = written.kind === 'scalar' ? written.text : itemsAt(draft.tree, [...train, role]).flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
    return different([...train, role], String(now), then === undefined ? 'no such column' : String(then));
  });
  const settings = keysAt(draft.tree, train).flatMap((key) => {
    const ruled = key === 'members' || trainingRules[kind].settings.some(({ name }) => name === key);
    const then = key === 'smallest_cell' ? privacy.smallestCell : ruled ? trained.settings[key] : undefined;
    if (then === undefined) return [];
    const value = draft.values.get(`drivers.${kind}.train.${key}`)?.quantity;
    const now = value?.randomness === 'known' ? String(value.value) : (scalarAt(draft.tree, [...train, key])?.text ?? '');
    return different([...train, key], now, String(then));
  });
  return [...changed, ...columns, ...settings];
};
