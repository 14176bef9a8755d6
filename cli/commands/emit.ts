import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Summary } from '../../engine/summary.js';
import type { Api } from '../api.js';
import { type Failure, faultOf } from '../failure.js';
import type { LoadedFile } from '../loadAll.js';

/** The intermediate forms that can be printed, in the order in which a run passes through them. */
export const emitForms = ['scenario', 'tables', 'kernels', 'summary', 'charts'] as const;
export type EmitForm = (typeof emitForms)[number];

const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** One intermediate form of one file as text; only `summary` and `charts` need it run. */
export const emit = (
  form: EmitForm,
  loaded: LoadedFile,
  api: Api,
  simulate: TE.TaskEither<Failure, Summary>,
): TE.TaskEither<Failure, string> => {
  switch (form) {
    case 'scenario':
      return TE.right(json(loaded.scenario));
    case 'tables':
      return TE.tryCatch(() => api.describeTables(loaded.scenario), faultOf);
    case 'kernels':
      return TE.tryCatch(() => api.describeKernels(loaded.scenario), faultOf);
    case 'summary':
      return pipe(simulate, TE.map(json));
    case 'charts':
      return pipe(
        simulate,
        TE.chain((summary) => TE.tryCatch(async () => json((await import('../../reports/charts.js')).chartsOf(summary)), faultOf)),
      );
  }
};
