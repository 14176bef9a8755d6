import type { ModelKind, ModelOf } from '../storedModel.js';

/** How the names of stored models end. */
export const modelEnding = '.model.json';

/** Every kind of model that a scenario can name. */
export const modelKinds = ['recommender', 'forecast', 'churn', 'price', 'sentiment', 'risk'] as const satisfies readonly ModelKind[];

/** The models of a scenario, by kind. */
export type Models = { readonly [Kind in ModelKind]?: ModelOf<Kind> };
