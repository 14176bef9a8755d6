import type { Either } from 'fp-ts/lib/Either.js';
import { openLearning } from '../../models/backend/openLearning.js';
import type { TrainingContext } from '../../models/context.js';
import { columnsFor, type RoleColumns } from '../../models/data/columnsFor.js';
import { readHeader } from '../../models/data/readHeader.js';
import type { Fit } from '../../models/fit.js';
import type { Trainer } from '../../models/trainer.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import { trainingRules } from '../../scenarios/trainingRules.js';
import { contextOf } from './context.js';
import { rightOf } from './purchases/table.js';

/** What a test wants of a fit otherwise than by default. */
export interface Wishes {
  readonly columns?: RoleColumns;
  readonly settings?: Readonly<Record<string, number | string>>;
  readonly context?: Partial<TrainingContext>;
}

/** Fits a file as a command would: columns by their names, settings by default, on the WebAssembly backend. */
export const fitFile = async (trainer: Trainer, data: string, { columns = {}, settings = {}, context = {} }: Wishes = {}): Promise<Either<readonly Diagnostic[], Fit>> => {
  const header = rightOf(await readHeader(data)());
  const request = {
    data,
    columns: rightOf(columnsFor(trainer.kind, data, header, columns)),
    settings: { ...Object.fromEntries(trainingRules[trainer.kind].settings.map(({ name, fallback }) => [name, fallback])), ...settings },
  };
  return trainer.fit(request, contextOf({ members: 5, ...context }), () => openLearning('wasm'))();
};
