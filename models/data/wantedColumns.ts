import { trainingRules, type FitKind } from '../../scenarios/trainingRules.js';
import type { WantedColumn } from './columns.js';
import type { FitRequest } from '../trainer.js';

/**
 * The columns that a request names, read as the rules of its kind say.
 * @param dropped roles whose blank cells leave the row out; any other blank cell is a mistake
 */
export const wantedColumns = (kind: FitKind, { columns }: Pick<FitRequest, 'columns'>, dropped: readonly string[] = []): WantedColumn[] =>
  trainingRules[kind].columns.flatMap(({ role, type }) => {
    const name = columns[role];
    return typeof name === 'string' && type !== 'features' ? [{ role, name, type, blank: dropped.includes(role) ? ('drop' as const) : ('wrong' as const) }] : [];
  });
