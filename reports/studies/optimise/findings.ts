import type { ConditionJudged, OptimisationResult, SettingFound, VariableFound } from '../../../engine/studies/optimise/result.js';
import { count, list, plural, supported } from '../../numbers.js';
import { capital, inSentence } from '../../sentence.js';
import { amountText, distanceText } from '../amounts.js';
import { amountOrNone, isBetter, isFlat, isOnePlace, isSeen, isWhole, objectiveWords, settingWords, stretchText, told } from './words.js';

/** What was found, a sentence each, the most important first. */
export const findings = (result: OptimisationResult): readonly string[] =>
  [
    ...(result.complete ? [] : [`Stopped after ${plural(result.settings.tried, 'setting')}: this is the best of them so far.`]),
    ...(result.feasible ? [bestSentence(result), gainSentence(result)] : infeasibleSentences(result)),
    ...result.conditions.map((_, condition) => conditionSentence(result, condition)),
    ...cautiousSentence(result),
    ...(result.feasible && result.complete ? bindingSentences(result) : []),
    ...result.variables.flatMap((variable) => variableSentences(result, variable)),
  ].map(capital);

const bestSentence = ({ variables, best, plan }: OptimisationResult): string =>
  `the best setting that was found is ${list(variables.map(({ label }, variable) => `${inSentence(label)} ${best.texts[variable] ?? ''} (as it stands: ${plan.texts[variable] ?? ''})`))}.`;

/** The gain over the plan, in futures that had no part in choosing the setting. */
const gainSentence = (result: OptimisationResult): string => {
  const { objective, best, plan, gain, trials, expected, complete } = result;
  const difference = told(gain);
  if (difference === null) {
    const known = told(best.objective);
    return `it brings ${objectiveWords(result)} to ${amountOrNone(known, objective.unit)}; of the plan as it stands there is no number to compare it with.`;
  }
  const [rises, to] = [difference.value > 0, told(best.objective)];
  const where = expected ? '' : gain.fresh === null ? ` in the ${plural(trials.all, 'future')} in which it was chosen` : ` in ${plural(trials.fresh, 'future')} that had no part in choosing it`;
  const reached = to === null ? '' : ` to ${amountText({ value: supported(to.value, to.se), se: 0 }, objective.unit)}`;
  if (!isSeen(difference)) return `it cannot be told from the plan as it stands: the difference in ${objectiveWords(result)} is ${amountText(difference, objective.unit)}${where}.`;
  if (!isBetter(result, difference)) {
    const price = plan.conditions.some(({ verdict }) => verdict === 'broken') ? ', which breaks a condition' : complete && gain.fresh !== null ? ': the gain that it was chosen for did not last' : '';
    return `it has ${objectiveWords(result)} of ${distanceText(difference, objective.unit)} ${rises ? 'more' : 'less'} than the plan as it stands${where}${price}.`;
  }
  return `that ${rises ? 'raises' : 'lowers'} ${objectiveWords(result)}${reached}, ${distanceText(difference, objective.unit)} ${rises ? 'above' : 'below'} the plan as it stands${where}.`;
};

const infeasibleSentences = (result: OptimisationResult): readonly string[] => {
  const { conditions, settings, best, complete } = result;
  const which = conditions.length === 1 ? 'the condition' : 'all conditions';
  return [
    `no setting was found that satisfies ${which}, of ${plural(settings.tried, 'setting')} tried${complete ? '' : ' so far'}.`,
    `${which === 'the condition' ? 'it is' : 'they are'} broken least at ${settingWords(result, best)}.`,
  ];
};

const verdictWords = { holds: 'holds', broken: 'is broken', undecided: 'cannot be decided' } as const;

const comparisonWords = ({ comparisons }: ConditionJudged): string =>
  list(comparisons.map(({ text, value, unit }) => (comparisons.length === 1 ? amountOrNone(value, unit) : `${text}: ${amountOrNone(value, unit)}`)));

/** How a condition stands at the best setting, and at the plan where that is otherwise. */
const conditionSentence = (result: OptimisationResult, condition: number): string => {
  const { conditions, best, plan, trials, expected } = result;
  const [judged, before] = [best.conditions[condition], plan.conditions[condition]];
  if (judged === undefined || before === undefined) return '';
  const by = expected ? '' : ` by ${plural(best.objective.fresh === null ? trials.all : trials.fresh, 'future')}`;
  const other = before.verdict === judged.verdict ? '' : `; in the plan as it stands it ${verdictWords[before.verdict]} (${comparisonWords(before)})`;
  return `${conditions[condition]?.words ?? ''}: ${judged.verdict === 'undecided' ? `cannot be decided${by}` : `${verdictWords[judged.verdict]} there`}, at ${comparisonWords(judged)}${other}.`;
};

const cautiousSentence = (result: OptimisationResult): readonly string[] => {
  const { cautious, objective, trials } = result;
  if (cautious === undefined) return [];
  const lost = told(cautious.difference);
  const cost = lost === null ? '' : isSeen(lost) && !isBetter(result, lost) ? `, which costs ${distanceText(lost, objective.unit)} of ${objectiveWords(result)}` : ', which costs nothing that can be told';
  // It was chosen among many that seemed safe, so that it may only have been lucky.
  const unsure = cautious.conditions.every(({ verdict }) => verdict === 'holds') ? '' : `; by ${plural(trials.fresh, 'future')} that had no part in choosing it, even there ${cautious.conditions.length === 1 ? 'the condition is' : 'the conditions are'} not sure to hold`;
  return [`to be on the ${unsure === '' ? 'safe' : 'safer'} side of every condition, take ${settingWords(result, cautious)}${cost}${unsure}.`];
};

/** What the conditions cost. */
const bindingSentences = (result: OptimisationResult): readonly string[] => {
  const { binding, conditions, objective } = result;
  if (binding.length === 0) return conditions.length === 0 ? [] : [`${conditions.length === 1 ? 'the condition costs' : 'the conditions cost'} nothing: without ${conditions.length === 1 ? 'it' : 'any one of them'} no better setting was found.`];
  return binding.map(({ condition, best, difference }) => {
    const cost = told(difference);
    const costs = cost === null ? 'an unknown amount' : isSeen(cost) && isBetter(result, cost) ? distanceText(cost, objective.unit) : 'nothing that can be told';
    return `keeping ${conditions[condition]?.words ?? ''} costs ${costs} of ${objectiveWords(result)}: without it, the best setting would be ${settingWords(result, best)} (${withoutWords(best, condition)}).`;
  });
};

const withoutWords = ({ conditions }: SettingFound, condition: number): string => {
  const judged = conditions[condition];
  return judged === undefined ? '' : comparisonWords(judged);
};

/** How sharp the optimum is along a variable, and whether its range is too narrow. */
const variableSentences = (result: OptimisationResult, variable: VariableFound): readonly string[] => {
  const { label, untold, nearly, low, high } = variable;
  if (untold === null || nearly === null) return [];
  if (isWhole(untold, variable)) return [`${inSentence(label)} makes no difference that can be told, anywhere from ${low.text} to ${high.text}.`];
  if (variable.atEnd !== null && isOnePlace(untold) && isOnePlace(nearly) && !untold.ends.includes('condition')) return endSentence(variable);
  const parts = [
    ...(isOnePlace(untold) ? [] : [`between ${untold.from.text} and ${untold.to.text} nothing can be told from the best`]),
    ...(isOnePlace(nearly) || stretchText(nearly) === stretchText(untold) ? [] : [`between ${nearly.from.text} and ${nearly.to.text} at most 1% of ${objectiveWords(result)} is lost`]),
  ];
  const borders = (['below', 'above'] as const).filter((_, side) => untold.ends[side] === 'condition' || nearly.ends[side] === 'condition');
  const sharp = parts.length > 0 || borders.length === 2 ? parts : [`the optimum is sharp${borders.length > 0 ? '' : `: the next settings that were tried are worse by more than ${result.expected ? '' : 'chance and by more than '}1%`}`];
  const border = borders.map((side) => `${side} ${(side === 'below' ? nearly.from : nearly.to).text} a condition is broken`);
  return [`${label}: ${isFlat(variable) ? 'the optimum is flat; ' : ''}${[...(sharp.length === 0 ? [] : [list(sharp)]), ...(border.length === 0 ? [] : [list(border)])].join('; ')}.`, ...endSentence(variable)];
};

const endSentence = ({ label, best, atEnd, untold }: VariableFound): readonly string[] => {
  if (atEnd === null || untold === null) return [];
  const where = `${inSentence(label)} is best at the ${atEnd.end} end of its range, ${best.text}`;
  return [atEnd.widens ? `${where}: widen the range to see whether the best lies beyond.` : `${where}, beyond which the plan cannot go.`];
};

/** `87 settings, 500 and 2,000 futures each`. */
export const searchWords = ({ settings, trials, expected }: OptimisationResult): string => {
  const futures = trials.whole === trials.all ? count(trials.all) : `${count(trials.whole)} and then ${count(trials.all)}`;
  return expected ? plural(settings.tried, 'setting') : `${plural(settings.tried, 'setting')} of ${futures} futures each`;
};
