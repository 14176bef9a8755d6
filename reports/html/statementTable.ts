import type { Summary } from '../../engine/summary.js';
import { randomnessOf } from '../findings.js';
import type { SumOfMeans } from '../periods.js';
import { amountEstimate, profitAndLoss, type StatementRow } from '../profitAndLoss.js';
import { escapeHtml } from './escape.js';
import { number, table } from './table.js';

/** The profit and loss account. */
export const statementTable = (summary: Summary): string => {
  const statement = profitAndLoss(summary);
  const sampled = randomnessOf(summary) === 'sampled';
  const cell = (amount: SumOfMeans, kind: StatementRow['kind']): string => {
    const { value, error } = amountEstimate(amount, statement);
    return number({ value, error: kind === 'total' ? error : 'exact' });
  };
  const rows = statement.rows.map(
    ({ name, kind, amounts }) => `<tr class="${kind}"><th scope="row">${escapeHtml(name)}</th>${amounts.map((amount) => cell(amount, kind)).join('')}</tr>`,
  );
  const caption = `${escapeHtml(statement.unit)}. ${sampled ? 'Means over all futures, without the digits that their error does not support; after \u00b1: the most that the standard error of a total can be.' : 'The numbers of the one future that there is.'}`;
  return table('statement periods', caption, ['', ...statement.columns], rows);
};
