import type { CheckResult, FileCheck, Move, Moves } from '../../../engine/studies/check/result.js';
import type { InvariantCheck } from '../../../engine/studies/figures/invariantCheck.js';
import type { CellTable } from '../../cellTable.js';
import { plural } from '../../numbers.js';
import { capital } from '../../sentence.js';
import { figureText, valueText } from '../figureText.js';
import { verdictText } from '../verdictText.js';
import { changeText, marginText } from './words.js';

const rowsOf = (invariant: InvariantCheck, { scenario }: FileCheck): readonly (readonly string[])[] => {
  const { text, comparisons, trials } = invariant;
  const told = comparisons.map((comparison) => [valueText(comparison, trials, scenario.expected), marginText(comparison), verdictText(comparison)]);
  const [only = []] = told;
  if (comparisons.length === 1) return [[text, ...only.slice(0, 2), verdictText(invariant)]];
  return [[text, '', '', verdictText(invariant)], ...comparisons.map((comparison, place) => [`\u00b7 ${comparison.text}`, ...(told[place] ?? [])])];
};

/** A file's path without the folder that all of them lie in. */
const withoutFolder = (file: string, files: readonly string[]): string => {
  const folder = file.replace(/[^/\\]*$/, '');
  return files.every((other) => other.startsWith(folder)) ? file.slice(folder.length) : file;
};

/** Every invariant of every file with its verdict; of one that is made of several comparisons, each of them below it. */
export const verdictTable = ({ files, mistakes }: CheckResult): CellTable => {
  const blocks = [
    ...files.map((check) => ({ file: check.file, rows: check.invariants.length === 0 ? [['no invariants', '', '', 'not judged']] : check.invariants.flatMap((invariant) => rowsOf(invariant, check)) })),
    ...mistakes.map(({ file }) => ({ file, rows: [['could not be checked', '', '', 'mistakes']] })),
  ];
  const several = blocks.length > 1;
  const all = blocks.map(({ file }) => file);
  return {
    title: 'What must hold',
    columns: [...(several ? ['file'] : []), 'invariant', 'value', 'margin', 'verdict'],
    rows: blocks.flatMap(({ file, rows }) => rows.map((row, place) => (several ? [place === 0 ? withoutFolder(file, all) : '', ...row] : row))),
  };
};

/** Most rows of what moved; a reader of a pull request reads no more. */
const mostMoves = 12;

/** What invariants are about, moved or not, then means that moved, then the rest, each in the order of figures. */
const shownMoves = ({ figures }: Moves): readonly Move[] => {
  const rank = ({ ofInvariant, text }: Move): number => (ofInvariant ? 0 : text.startsWith('mean(') ? 1 : 2);
  return figures.filter(({ moved, ofInvariant }) => moved || ofInvariant).sort((one, other) => rank(one) - rank(other));
};

/** What moved of each file, and what its invariants are about; the rest is in the JSON. */
export const moveTables = ({ files }: CheckResult): readonly CellTable[] =>
  files.flatMap(({ file, moves }) => {
    if (moves === null || moves.unchanged) return [];
    const all = shownMoves(moves);
    if (all.length === 0) return [];
    const shown = all.slice(0, mostMoves);
    const rest = all.length - shown.length;
    const name = files.length > 1 ? ` of ${file}` : '';
    return [
      {
        title: `What moved${name} since the baseline`,
        columns: ['', 'before', 'now', 'change'],
        rows: shown.map((move) => [capital(move.words), figureText(move.before, move.unit), figureText(move.now, move.unit), changeText(move)]),
        ...(rest === 0 ? {} : { note: `${plural(rest, 'other figure')} moved too; the JSON has ${rest === 1 ? 'it' : 'them'}.` }),
      },
    ];
  });
