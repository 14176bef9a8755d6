import type { OptimisationResult, SettingFound, VariableFound } from '../../../engine/studies/optimise/result.js';
import type { CellTable } from '../../cellTable.js';
import { count } from '../../numbers.js';
import { capital, inSentence } from '../../sentence.js';
import { amountOrNone, changeOrNone, objectiveWords, stretchText, told } from './words.js';

/** The variables: what they are in the plan, what is best, and how far they can go from it. */
export const settingTable = (result: OptimisationResult): CellTable => {
  const { variables, plan, feasible, expected, conditions } = result;
  const stretches = variables.some(({ untold }) => untold !== null);
  const [isUntold, isNearly] = [stretches && !expected, stretches];
  const ends = conditions.length === 0 ? '' : ' Where a condition would be broken, a range ends.';
  return {
    title: feasible ? 'The best setting' : 'The setting that breaks the conditions least',
    columns: ['', 'As it stands', feasible ? 'Best' : 'Least broken', ...(isUntold ? ['Nothing can be told'] : []), ...(isNearly ? ['At most 1% is lost'] : []), 'Searched'],
    rows: variables.map((variable, place) => [
      named(variable),
      plan.texts[place] ?? '',
      variable.best.text,
      ...(isUntold ? [stretchText(variable.untold)] : []),
      ...(isNearly ? [stretchText(variable.nearly)] : []),
      `${variable.low.text} to ${variable.high.text}`,
    ]),
    ...(stretches ? { note: `Each variable by itself, the others at their best.${isUntold ? ' Nothing can be told: the difference to the best, in the same futures, is within two standard errors.' : ''}${ends}` } : {}),
  };
};

const named = ({ label, unit }: VariableFound): string => (unit === '' || unit === 'month' ? label : `${label}, ${unit}`);

/** The objective and the conditions in the plan, at the best setting, and where a condition is left out. */
export const worthTable = (result: OptimisationResult): CellTable => {
  const { objective, conditions, plan, best, gain, cautious, binding, trials, expected } = result;
  const columns: readonly (readonly [string, SettingFound])[] = [
    ['As it stands', plan],
    [result.feasible ? 'Best' : 'Least broken', best],
    ...(cautious === undefined ? [] : [['On the safe side', cautious] as const]),
    ...binding.map(({ condition, best: other }) => [conditions.length === 1 ? 'Without the condition' : `Without condition ${condition + 1}`, other] as const),
  ];
  const differences = [null, gain, ...(cautious === undefined ? [] : [cautious.difference]), ...binding.map(({ difference }) => difference)];
  const figures = plan.conditions.flatMap(({ comparisons }, condition) => comparisons.map((_, comparison) => ({ condition, comparison })));
  return {
    title: 'What it is worth',
    columns: ['', ...columns.map(([name]) => name)],
    rows: [
      [capital(objectiveWords(result)), ...columns.map(([, setting]) => amountOrNone(told(setting.objective), objective.unit))],
      ['less that of the plan', ...differences.slice(0, 2).map((difference) => (difference === null ? '' : changeOrNone(told(difference), objective.unit))), ...differences.slice(2).map(() => '')],
      ...(differences.length === 2 ? [] : [['less that of the best', '', '', ...differences.slice(2).map((difference) => (difference === null ? '' : changeOrNone(told(difference), objective.unit)))]]),
      ...figures.map(({ condition, comparison }) => {
        const of = ({ conditions: judged }: SettingFound) => judged[condition]?.comparisons[comparison];
        return [of(plan)?.text ?? '', ...columns.map(([, setting]) => amountOrNone(of(setting)?.value ?? null, of(setting)?.unit ?? ''))];
      }),
    ],
    ...(expected ? {} : { note: `${best.objective.fresh === null ? `The ${count(trials.all)} futures of the search` : `${count(trials.fresh)} futures that had no part in the choice`}; \u00b1: standard error, of differences in the same futures.` }),
  };
};

/** What was tried along each variable. */
export const curveTables = (result: OptimisationResult): readonly CellTable[] =>
  result.variables
    .filter(({ curve }) => curve.length > 0)
    .map(({ label, unit, curve }) => ({
      title: `Along ${inSentence(label)}`,
      columns: [capital(unit), capital(objectiveWords(result)), 'Less that of the best', 'Conditions'],
      rows: curve.map(({ text, objective: value, difference, holds }) => [text, amountOrNone(value, result.objective.unit), difference?.value === 0 && difference.se === 0 ? 'best' : changeOrNone(difference, result.objective.unit), holds ? 'hold' : 'broken']),
    }));
