import type { AttributedFigure, Attribution } from '../../../engine/studies/attribute/attribution.js';
import type { Estimated } from '../../../engine/studies/estimate.js';
import type { CellTable } from '../../cellTable.js';
import { capital } from '../../sentence.js';
import { amountText } from '../amounts.js';
import { changeCell } from '../changeCell.js';
import { signedText } from '../signedText.js';
import { errorOf, partsOf } from './parts.js';
import { sidesOf } from './sides.js';

const signedCell = (number: Estimated | null, unit: string): string => (number === null ? 'not known' : signedText(number, unit));

const amountCell = (number: Estimated | null, unit: string): string => (number === null ? 'none' : amountText(number, unit));

/** A figure from the one scenario to the other, a row for each change. */
export const contributionsTable = (attribution: Attribution, figure: AttributedFigure): CellTable => {
  const { words, unit, from, to } = figure;
  const [first, second] = sidesOf(attribution);
  const rows = partsOf(attribution, figure).map((part) => [
    part.label,
    signedCell(part.value === null ? null : { value: part.value, se: errorOf(part) }, unit),
    signedCell(part.alone, unit),
    signedCell(part.last, unit),
  ]);
  return {
    title: capital(words),
    columns: ['', 'Contribution', 'Made alone', 'Made last'],
    rows: [[capital(first), amountCell(from, unit), '', ''], ...rows, [capital(second), amountCell(to, unit), '', '']],
  };
};

/** What was changed, group by group. */
export const changesTable = (attribution: Attribution): CellTable => {
  const [first, second] = sidesOf(attribution);
  return {
    title: 'What is different',
    columns: ['', 'Input', `In ${first}`, `In ${second}`],
    rows: attribution.changes.flatMap((group) =>
      group.map(({ label, path, from, to }, place) => [place === 0 ? label : `with it: ${label}`, path, changeCell(from, 'not there'), changeCell(to, 'removed')]),
    ),
  };
};
