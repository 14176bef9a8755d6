import type { Comparison, Row } from '../../../engine/studies/compare/comparison.js';
import type { CellTable } from '../../cellTable.js';
import { estimate, estimateTo, plural, scaleFor, type Estimate } from '../../numbers.js';
import { isMoney, isShare } from '../amounts.js';
import { changeCell } from '../changeCell.js';
import { shortNames } from '../shortNames.js';
import { randomnessOf, titleOf } from './rows.js';

const statistics = ['mean', 'p5', 'p50', 'p95'] as const;
const statisticTitles = ['Mean', 'P5', 'P50', 'P95'] as const;

type Number = Row['values'][number];

/** How numbers of a row are written: in which unit, `divisor` of the row's own. */
interface Written {
  readonly unit: string;
  readonly divisor: number;
  readonly write: (value: number, se: number) => Estimate;
}

const written = ({ unit }: Row, money: { readonly divisor: number; readonly name: string }): Written => {
  if (isMoney(unit)) return { unit: `${money.name} ${unit}`.trim(), divisor: money.divisor, write: estimate };
  if (isShare(unit)) return { unit: unit.replace('share', '%'), divisor: 0.01, write: (value, se) => estimate(value, se, 4) };
  return { unit: unit === 'ratio' ? '' : unit, divisor: 1, write: unit === 'months' ? (value, se) => estimateTo(value, se, 1) : (value, se) => estimate(value, se, unit === 'ratio' ? 3 : 5) };
};

const cell = (number: Number, { divisor, write }: Written, none: string): string => {
  if (number == null) return none;
  const { value, error } = write(number.value / divisor, number.se / divisor);
  return error === 'exact' ? value : `${value} ${error}`;
};

/** With a plus sign, so that it is read as a difference. */
const differenceCell = (number: Number, how: Written, none: string): string => {
  const text = cell(number, how, none);
  return number == null || number.value <= 0 || /^0(\.0+)?(?![\d.])/.test(text) ? text : `+${text}`;
};

/** Money of some rows in one unit, in which the largest can be read. */
const moneyScale = (rows: readonly Row[]): { readonly divisor: number; readonly name: string } =>
  scaleFor(rows.filter(({ unit }) => isMoney(unit)).flatMap(({ values }) => values.map((value) => value?.value ?? 0)));

const namesIn = (rows: readonly Row[]): readonly string[] => [...new Set(rows.map(({ name }) => name))];

/** Whether any scenario has a number there that is not 0. */
const isThere = (row: Row): boolean => row.values.some((value) => value !== null && (value.value !== 0 || value.se !== 0));

/** What stands where there is no number. */
const noneOf = ({ group }: Row): string => (group === 'times' ? 'never' : 'none');

const named = (row: Row, { unit }: Written): string => (unit === '' ? titleOf(row) : `${titleOf(row)}, ${unit}`);

/** Ranges of some figures: a row for the base, and under it one for each variant, with its difference to the base or, `whole`, with its own value. */
const rangeTable = (title: string, rows: readonly Row[], names: readonly string[], whole: boolean, varies: boolean): readonly CellTable[] => {
  const scale = moneyScale(rows);
  const known = statistics.filter((statistic) => rows.some((row) => row.statistic === statistic));
  // Where no future differs from another, every statistic is the same number.
  const shown = varies ? known : known.slice(0, 1);
  const lines = namesIn(rows).flatMap((name) => {
    const ranges = shown.map((statistic) => rows.find((row) => row.name === name && row.statistic === statistic));
    const first = ranges.find((row) => row !== undefined);
    if (first === undefined || !ranges.some((row) => row !== undefined && isThere(row))) return [];
    const how = written(first, scale);
    return names.map((scenario, place) => [
      place === 0 ? named(first, how) : '',
      scenario,
      ...ranges.map((row) =>
        row === undefined ? '' : place === 0 || whole ? cell(row.values[place] ?? null, how, noneOf(row)) : differenceCell(row.differences[place - 1] ?? null, how, noneOf(row)),
      ),
    ]);
  });
  return lines.length === 0 ? [] : [{ title, columns: ['', '', ...shown.map((statistic) => (varies ? (statisticTitles[statistics.indexOf(statistic)] ?? '') : 'Value'))], rows: lines }];
};

/** Figures of one number: the base, and differences to it, side by side. */
const valueLines = (rows: readonly Row[], titleFor: (row: Row) => string): CellTable['rows'] => {
  const scale = moneyScale(rows);
  return rows.map((row) => {
    const how = written(row, scale);
    return [
      how.unit === '' ? titleFor(row) : `${titleFor(row)}, ${how.unit}`,
      cell(row.values[0] ?? null, how, noneOf(row)),
      ...row.differences.map((difference) => differenceCell(difference, how, noneOf(row))),
    ];
  });
};

const valueTable = (title: string, rows: readonly Row[], names: readonly string[], titleFor: (row: Row) => string): readonly CellTable[] => {
  const lines = valueLines(rows.filter(isThere), titleFor);
  return lines.length === 0 ? [] : [{ title, columns: differenceColumns(names), rows: lines }];
};

const differenceColumns = (names: readonly string[]): readonly string[] => ['', ...names.map((name, place) => (place === 0 ? name : `${name}, difference`))];

/** What each variant has otherwise than the base. */
export const changesTable = ({ scenarios }: Comparison, names: readonly string[]): readonly CellTable[] => {
  const rows = scenarios.flatMap(({ changes }, place) =>
    changes.map(({ path, from, to }, index) => [index === 0 ? (names[place] ?? '') : '', path, changeCell(from, 'not there'), changeCell(to, 'removed')]),
  );
  return rows.length === 0 ? [] : [{ title: 'What is different', columns: ['', 'Input', 'In the base', 'In the variant'], rows }];
};

const risksTitle = (row: Row, months: number): string =>
  ({ ruin: 'Chance of ruin', loss: 'Chance of a loss', breaks_even: `Chance to break even in ${plural(months, 'month')}` })[row.name] ?? titleOf(row);

/** What the files say must hold, and under it the figures that it is made of. */
const invariantsTable = ({ invariants, rows }: Comparison, names: readonly string[]): readonly CellTable[] =>
  invariants.length === 0
    ? []
    : [
        {
          title: 'What must hold',
          columns: differenceColumns(names),
          rows: invariants.flatMap(({ text, verdicts }) => [
            [text, ...verdicts.map((verdict) => verdict ?? 'none')],
            ...valueLines(rows.filter(({ of }) => of === text), ({ name }) => `- ${name}`),
          ]),
        },
      ];

/** How the tables of differences are to be read. */
const differencesNote = (varies: boolean): string =>
  !varies ? 'Below the base, here and further on: differences to it.' : 'Below the base, here and further on: differences to it. \u00b1: standard error; of a difference, with what both sides have in common taken out.';

/** The differences, as a terminal and a page show them. */
export const differenceTables = (comparison: Comparison): readonly CellTable[] => {
  const names = shortNames(comparison.scenarios.map(({ name }) => name));
  const of = (group: Row['group']): readonly Row[] => comparison.rows.filter((row) => row.group === group);
  const varies = randomnessOf(comparison) === 'sampled';
  const last = comparison.steps[comparison.steps.length - 1] ?? '';
  const [totals, ...none] = rangeTable(`Over ${plural(comparison.months, 'month')}`, of('totals'), names, false, varies);
  return [
    ...(totals === undefined ? none : [{ ...totals, note: differencesNote(varies) }]),
    ...rangeTable(`Cash and customers at the end, ${last}`, of('end'), names, false, varies),
    ...rangeTable('Time', of('times'), names, false, varies),
    ...valueTable('Risk', of('risk').filter(({ unit }) => varies || isShare(unit)), names, (row) => risksTitle(row, comparison.months)),
    ...valueTable(varies ? 'Unit economics, medians' : 'Unit economics', of('metrics').filter(({ statistic }) => statistic === 'p50'), names, titleOf),
    ...invariantsTable(comparison, names),
  ];
};

/** Every figure of every scenario by itself, for who wants to look it up. */
export const valueTables = (comparison: Comparison): readonly CellTable[] => {
  const varies = randomnessOf(comparison) === 'sampled';
  const names = shortNames(comparison.scenarios.map(({ name }) => name));
  const of = (group: Row['group']): readonly Row[] => comparison.rows.filter((row) => row.group === group);
  return [
    ...rangeTable(`Over ${plural(comparison.months, 'month')}`, of('totals'), names, true, varies),
    ...rangeTable('Cash and customers at the end', of('end'), names, true, varies),
    ...rangeTable('Time', of('times'), names, true, varies),
    ...rangeTable('Unit economics', of('metrics'), names, true, varies),
  ];
};
