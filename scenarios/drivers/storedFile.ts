import * as E from 'fp-ts/lib/Either.js';
import type { Fault } from '../diagnostic.js';
import { storedModelSchema, type ModelKind, type ModelOf, type StoredModel } from '../storedModel.js';

/** Reads the text of a stored model. Left: what it is instead, and what to do. */
export const parseStoredModel = (text: string): E.Either<Fault, StoredModel> => {
  const expected = 'a stored model, as bellwether train or bellwether fit writes it';
  const plain = E.tryCatch(
    (): unknown => JSON.parse(text),
    () => ({ expected, found: 'a text that is not JSON' }),
  );
  if (E.isLeft(plain)) return plain;
  const model = storedModelSchema.safeParse(plain.right);
  if (model.success) return E.right(model.data);
  const [issue] = model.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'it' : issue.path.join('.');
  return E.left({ expected, found: `a file in which ${where} is not as it should be`, hint: 'train it again with this version: bellwether train' });
};

/** How the names of stored models end. */
export const modelEnding = '.model.json';

/** Every kind of model that a scenario can name. */
export const modelKinds = ['recommender', 'forecast', 'churn', 'price', 'sentiment', 'risk'] as const satisfies readonly ModelKind[];

/** The models of a scenario, by kind. */
export type Models = { readonly [Kind in ModelKind]?: ModelOf<Kind> };
