import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { Learning } from '../backend/learning.js';
import type { TrainingContext } from '../context.js';
import type { DataColumns } from '../data/columns.js';
import { readColumns } from '../data/readColumns.js';
import type { Fit } from '../fit.js';
import { refuseEpsilon } from '../table/epsilon.js';
import type { FitRequest, Trainer } from '../trainer.js';
import { forecastCard } from './forecastCard.js';
import { forecastReport } from './forecastReport.js';
import { forecastTables } from './forecastTables.js';
import { readHistory } from './history.js';
import type { History } from './history.js';
import { methodsFor } from './methods.js';
import { forecastOutcome } from './outcome.js';
import { stepsAhead } from './stepsAhead.js';

/**
 * Forecasts a monthly or weekly history: five methods stand against one another on rolling origins, the best is used if it beats the seasonal
 * naive, and gives a demand index by member (what is not known about its parameters) and paths of errors (what nobody can know).
 */
export const forecastTrainer: Trainer = {
  kind: 'forecast',
  fit: (request, context, open) => {
    const refused = refuseEpsilon(request.data, context);
    if (refused.length > 0) return TE.left(refused);
    return pipe(
      readColumns(request.data, [
        { role: 'time', name: columnOf(request, 'time'), type: 'time', blank: 'wrong' },
        { role: 'value', name: columnOf(request, 'value'), type: 'number', blank: 'wrong' },
      ]),
      TE.flatMap((data): TE.TaskEither<readonly Diagnostic[], Fit> => {
        const history = readHistory(data);
        return E.isLeft(history) ? TE.left(history.left) : TE.fromTask(async () => fitHistory(data, history.right, request, context, await open()));
      }),
    );
  },
};

const columnOf = ({ columns }: FitRequest, role: string): string => {
  const name = columns[role];
  return typeof name === 'string' ? name : role;
};

const settingOf = ({ settings }: FitRequest, name: string): number => Number(settings[name]);

const fitHistory = async (data: DataColumns, history: History, request: FitRequest, context: TrainingContext, learning: Learning): Promise<Fit> => {
  const what = columnOf(request, 'value');
  const methods = methodsFor(history.season, learning, settingOf(request, 'epochs'), context);
  const ahead = settingOf(request, 'ahead') || stepsAhead(history, context.until);
  const outcome = await forecastOutcome(history, methods, { ahead, paths: settingOf(request, 'paths') }, context);
  const card = forecastCard(outcome, what, { data, request, context, backend: learning.title });
  return {
    card,
    model: { format: 'bellwether model', version: 1, kind: 'forecast', card, tables: forecastTables(outcome) },
    report: forecastReport(outcome, what),
  };
};
