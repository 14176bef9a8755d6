import type { CheckResult, FileCheck, InvariantCheck } from '../../../engine/studies/check/result.js';
import type { CellTable } from '../../cellTable.js';
import { capital } from '../../sentence.js';
import { movedFigures } from './findings.js';
import { changeText, figureText, marginText, valueText, verdictText } from './words.js';

const rowsOf = (invariant: InvariantCheck, { scenario }: FileCheck): readonly (readonly string[])[] => {
  const { text, comparisons, trials } = invariant;
  const told = comparisons.map((comparison) => [valueText(comparison, trials, scenario.expected), marginText(comparison), verdictText(comparison)]);
  const [only = []] = told;
  if (comparisons.length === 1) return [[text, ...only.slice(0, 2), verdictText(invariant)]];
  return [[text, '', '', verdictText(invariant)], ...comparisons.map((comparison, place) => [`\u00b7 ${comparison.text}`, ...(told[place] ?? [])])];
};

/** Every invariant of every file with its verdict; of one that is made of several comparisons, each of them below it. */
export const verdictTable = ({ files, mistakes }: CheckResult): CellTable => {
  const several = files.length + mistakes.length > 1;
  const rows = [
    ...files.flatMap((check) => {
      const own = check.invariants.length === 0 ? [['no invariants', '', '', 'not judged']] : check.invariants.flatMap((invariant) => rowsOf(invariant, check));
      return own.map((row) => [check.file, ...row]);
    }),
    ...mistakes.map(({ file }) => [file, 'could not be checked', '', '', 'mistakes']),
  ];
  return {
    title: 'What must hold',
    columns: [...(several ? ['file'] : []), 'invariant', 'value', 'margin', 'verdict'],
    rows: several ? rows.map((row, place) => (row[0] === rows[place - 1]?.[0] ? ['', ...row.slice(1)] : row)) : rows.map((row) => row.slice(1)),
  };
};

/** What moved of each file, and what its invariants are about; the rest is in the JSON. */
export const moveTables = ({ files }: CheckResult): readonly CellTable[] =>
  files.flatMap(({ file, moves }) => {
    if (moves === null || moves.unchanged) return [];
    const moved = movedFigures(moves);
    const shown = [...moved, ...moves.figures.filter((move) => move.ofInvariant && !move.moved)];
    if (shown.length === 0) return [];
    const name = files.length > 1 ? ` of ${file}` : '';
    return [
      {
        title: `What moved${name} since the baseline`,
        columns: ['', 'before', 'now', 'change'],
        rows: shown.map((move) => [capital(move.words), figureText(move.before, move.unit), figureText(move.now, move.unit), changeText(move)]),
      },
    ];
  });
