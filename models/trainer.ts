import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Diagnostic } from '../scenarios/diagnostic.js';
import type { FitKind } from '../scenarios/trainingRules.js';
import type { Learning } from './backend/learning.js';
import type { TrainingContext } from './context.js';
import type { Fit } from './fit.js';

/** Data, the columns that play the parts of the kind's rules, and settings; every setting is there, defaults filled in. */
export interface FitRequest {
  /** File of the data. */
  readonly data: string;
  /** Names of columns by role; absent where neither the user nor the header named one. */
  readonly columns: Readonly<Record<string, string | readonly string[]>>;
  readonly settings: Readonly<Record<string, number | string>>;
}

/** Fits one kind of model to a file. Left: what is wrong with the data, all of it. */
export interface Trainer {
  readonly kind: FitKind;
  /** Opens TensorFlow.js when the fit needs it; those who do not need it never call it. */
  readonly fit: (request: FitRequest, context: TrainingContext, open: () => Promise<Learning>) => TaskEither<readonly Diagnostic[], Fit>;
}
