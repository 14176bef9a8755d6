import type { CheckResult, FileCheck, Move, Moves } from '../../../engine/studies/check/result.js';
import type { ComparisonCheck, InvariantCheck } from '../../../engine/studies/figures/invariantCheck.js';
import { compact, count, list, percent, plural } from '../../numbers.js';
import { distanceText } from '../amounts.js';
import { figureText, valueText } from '../figureText.js';
import { marginSize } from './words.js';

/** Most figures that a sentence of what moved names. */
const mostNamed = 3;

/** Every invariant with the file that states it. */
const statedIn = ({ files }: CheckResult): readonly { readonly check: FileCheck; readonly invariant: InvariantCheck }[] =>
  files.flatMap((check) => check.invariants.map((invariant) => ({ check, invariant })));

/** The comparisons that make an invariant what it is: those that share its verdict, or all. */
const decisive = ({ comparisons, verdict }: InvariantCheck): readonly ComparisonCheck[] => {
  const own = comparisons.filter((comparison) => comparison.verdict === verdict);
  return own.length === 0 ? comparisons : own;
};

/** ` in plan.yaml`: where a file is named beside what is said of it, not where there is only one. */
const inFile = ({ files, mistakes }: CheckResult, file: string): string => (files.length + mistakes.length > 1 ? ` in ${file}` : '');

const standing = (comparison: ComparisonCheck, { trials }: InvariantCheck, { scenario }: FileCheck): string => {
  const { value, margin, atMost, words } = comparison;
  if (value === 'none') return `no future has a value of what ${words} is about`;
  const told = valueText(comparison, trials, scenario.expected);
  if (value === 'never') return `it does not come within ${plural(scenario.months, 'month')}`;
  if (margin === null) return `it is ${told}`;
  const side = margin >= 0 === atMost ? 'below' : 'above';
  return margin === 0 ? `it is ${told}` : `it is ${told}, ${marginSize(comparison)} ${side} the bound`;
};

const brokenSentence = (result: CheckResult, check: FileCheck, invariant: InvariantCheck): string =>
  `Broken${inFile(result, check.file)}: ${invariant.text}; ${decisive(invariant)
    .map((comparison) => standing(comparison, invariant, check))
    .join('; ')}.`;

const undecidedSentence = (result: CheckResult, check: FileCheck, invariant: InvariantCheck): string => {
  const { text, trials, trialsNeeded } = invariant;
  const told = decisive(invariant).map((comparison) => standing(comparison, invariant, check));
  const advice =
    trialsNeeded !== null
      ? `about ${compact(trialsNeeded)} trials would decide (--most-trials ${trialsNeeded})`
      : 'more trials would hardly decide it';
  return `Undecided${inFile(result, check.file)} after ${plural(trials, 'trial')}: ${text}; ${told.join('; ')}, and ${advice}.`;
};

/** One sentence that says how it went: the title of a comment. */
export const checkHeadline = (result: CheckResult): string => {
  const { files, mistakes } = result;
  const stated = statedIn(result);
  const of = (verdict: InvariantCheck['verdict']): number => stated.filter(({ invariant }) => invariant.verdict === verdict).length;
  const [broken, undecided] = [of('broken'), of('undecided')];
  const where = files.length > 1 ? ` in ${plural(files.length, 'file')}` : '';
  const wrong = mistakes.length === 0 ? '' : `; ${plural(mistakes.length, 'file')} could not be checked`;
  const all = stated.length;
  if (all === 0) return files.length === 0 ? `Nothing was checked${wrong}` : `Nothing was checked: ${files.length === 1 ? 'the file says' : 'the files say'} of nothing that it must hold${wrong}`;
  const held = all === 1 ? 'The invariant holds' : `${all === 2 ? 'Both' : `All ${count(all)}`} invariants${where} hold`;
  if (broken + undecided === 0) return `${held}${wrong}`;
  const number = (some: number): string => (all === 1 ? 'The invariant' : some === all ? `${all === 2 ? 'Both' : `All ${count(all)}`} invariants${where}` : `${count(some)} of ${plural(all, 'invariant')}${where}`);
  const are = (some: number): string => (some === 1 ? 'is' : 'are');
  const open = undecided === 0 ? '' : broken === 0 ? `${number(undecided)} ${are(undecided)} undecided` : `, ${count(undecided)} ${are(undecided)} undecided`;
  return `${broken === 0 ? '' : `${number(broken)} ${are(broken)} broken`}${open}${wrong}`;
};

/** What to read first. */
export const checkFindings = (result: CheckResult): readonly string[] => {
  const { files, mistakes, strict } = result;
  const stated = statedIn(result);
  const silent = files.filter(({ invariants }) => invariants.length === 0).map(({ file }) => file);
  const undecided = stated.filter(({ invariant }) => invariant.verdict === 'undecided');
  return [
    `${checkHeadline(result)}.`,
    ...(result.complete ? [] : ['It was stopped before everything was judged that was asked.']),
    ...stated.filter(({ invariant }) => invariant.verdict === 'broken').map(({ check, invariant }) => brokenSentence(result, check, invariant)),
    ...undecided.map(({ check, invariant }) => undecidedSentence(result, check, invariant)),
    ...(undecided.length > 0 ? [strict ? 'Undecided counts as broken here (--strict).' : 'Undecided does not fail the check; --strict makes it.'] : []),
    ...mistakes.map(({ file, messages }) => `The file ${file} could not be checked: it has ${plural(messages.length, 'mistake')}.`),
    ...(silent.length > 0 ? [`No invariants stand in ${list(silent)}, so that nothing was judged there: the section invariants says what must hold.`] : []),
    ...files.flatMap((check) => (check.moves === null ? [] : moveSentences(result, check, check.moves))),
    ...(result.baseline === null ? [] : files.filter(({ moves }) => moves === null).map(({ file, scenario }) => `The baseline has no plan named ${scenario.name} in ${scenario.currency}, with which ${file} could be compared.`)),
  ];
};

/** What moved, those that an invariant is about first, then the largest against their errors. */
const movedFigures = ({ figures }: Moves): readonly Move[] => {
  const size = ({ change }: Move): number => (change === null || change.se === 0 ? Infinity : Math.abs(change.value) / change.se);
  return figures.filter(({ moved }) => moved).sort((one, other) => Number(other.ofInvariant) - Number(one.ofInvariant) || (size(one) === size(other) ? 0 : size(other) - size(one)));
};

const moveWords = ({ words, unit, before, now, change }: Move): string => {
  if (change === null) return `${words} went from ${figureText(before, unit)} to ${figureText(now, unit)}`;
  return `${words} ${change.value > 0 ? 'rose' : 'fell'} by ${distanceText(change, unit)}`;
};

const moveSentences = (result: CheckResult, { file, scenario }: FileCheck, moves: Moves): readonly string[] => {
  const { baseline, figures, added, removed, unchanged } = moves;
  const moved = movedFigures(moves);
  const where = inFile(result, file);
  const since = baseline.name === scenario.name ? `Since the baseline${where}` : `Since the baseline${where}, which is named ${baseline.name}`;
  const named = moved.slice(0, mostNamed).map(moveWords);
  const rest = moved.length - named.length;
  const told = unchanged
    ? 'nothing changed, it is the same plan with the same trials'
    : moved.length === 0
      ? `none of ${plural(figures.length, 'figure')} moved more than chance does`
      : `${moved.length} of ${plural(figures.length, 'figure')} moved: ${list([...named, ...(rest > 0 ? [`${plural(rest, 'other')} moved too`] : [])])}`;
  const rules = [
    ...(removed.length > 0 ? [`the plan no longer states ${list(removed)}`] : []),
    ...(added.length > 0 ? [`it states ${list(added)}, which the baseline did not`] : []),
  ];
  return [`${since}: ${told}.`, ...(rules.length === 0 ? [] : [`What must hold changed${where}: ${rules.join('; ')}.`])];
};

/** Chance of a wrong verdict, and what errors of differences know. */
export const checkLimits = (result: CheckResult): readonly string[] => {
  const { errorRate, mostTrials, files } = result;
  const moves = files.flatMap((check) => (check.moves === null ? [] : [check.moves]));
  const mostOf = Math.max(mostTrials, ...files.map(({ scenario }) => scenario.trials));
  const months = files.flatMap(({ file, scenario, moves: told }) =>
    told === null || told.baseline.months === scenario.months ? [] : [`${file} runs ${scenario.months} months and its baseline ${told.baseline.months}: totals are not over the same time.`],
  );
  return [
    ...(files.some(({ invariants }) => invariants.length > 0)
      ? [
          `An invariant that lies exactly on its bound is called broken with a chance of ${percent(errorRate)} at most, and is said to hold with no greater one; the further it lies from its bound, the less often it is misjudged. What the trials of the file leave undecided is simulated with more, up to ${count(mostOf)}, and the chance counts all these looks.`,
          'After \u00b1 stands the Monte Carlo standard error: how far the number would move with another seed. Margin: how far it is from its bound; below zero it is on the wrong side.',
        ]
      : []),
    ...pairingNotes(moves),
    ...(files.some((check) => check.moves !== null && check.invariants.some(({ trials }) => trials > check.scenario.trials)) ? ['What moved is told from the trials that the file asks for; verdicts may come from more.'] : []),
    ...months,
    'An invariant is judged on the plan as it is written: what its uncertain numbers do not allow for is in no verdict. The command stress looks for the nearest shock that breaks it.',
  ];
};

const pairingNotes = (moves: readonly Moves[]): readonly string[] => {
  const some = (wanted: (moves: Moves) => boolean): boolean => moves.some((told) => !told.unchanged && wanted(told));
  return [
    ...(moves.length > 0 ? ['A figure is said to have moved where chance would show such a difference among all figures of a file once in a hundred times.'] : []),
    ...(some(({ pairing }) => pairing === 'paired') ? ['Errors of differences are paired: plan and baseline have the same seed and as many trials, and luck that both share is not in them.'] : []),
    ...(some(({ pairing, sharedLuck }) => pairing === 'unpaired' && sharedLuck) ? ['Errors of differences are unpaired, and rather too large: plan and baseline share seed and trials, but a summary does not keep what is needed to pair them. A baseline that `check --json` wrote does.'] : []),
    ...(some(({ sharedLuck }) => !sharedLuck) ? ['Errors of differences are unpaired: plan and baseline differ in seed or trials, and so in luck.'] : []),
  ];
};
