import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { diagnoseAt, type Diagnostic, type Fault } from '../../scenarios/diagnostic.js';
import { actualColumns, timeRole } from './actualColumns.js';
import type { ActualColumns, HeaderFault } from './actualColumns.js';
import type { ActualMeasure, Actuals, Story } from './actuals.js';
import type { DataColumns } from './columns.js';
import { guessDelimiter } from './delimiter.js';
import { mostFaults, withRest } from './faultList.js';
import { readColumns } from './readColumns.js';
import { readHeader } from './readHeader.js';
import { cellFinder } from './rowText.js';
import { readStart } from './textBytes.js';
import { isWorkbook } from './workbook.js';

/**
 * Reads what really happened from a CSV file or the first sheet of a workbook: a column of months (or of dates, where a step is a week or
 * a day) and columns with the names of measures. Blank cells and absent months have no value; months before the story are kept apart.
 * @param stated name of a column by measure, or by `month`, where the file has other names
 * Left: as `readHeader`, `actualColumns` and `readColumns`; a month after the story or twice in the file; no month within the story.
 */
export const readActuals = (path: string, story: Story, stated: Readonly<Record<string, string>> = {}): TE.TaskEither<readonly Diagnostic[], Actuals> =>
  pipe(
    readHeader(path),
    TE.chain((header) =>
      pipe(
        TE.fromEither(actualColumns(header, story.measures, stated)),
        TE.orElse((faults) => TE.leftTask(() => inHeader(path, faults))),
      ),
    ),
    TE.chain((columns) =>
      pipe(
        readColumns(path, columns.wanted),
        TE.chainEitherK((data) => overStory(data, columns, story)),
      ),
    ),
  );

/** Faults of a header where they stand in the file. */
const inHeader = async (path: string, faults: readonly HeaderFault[]): Promise<readonly Diagnostic[]> => {
  const place = isWorkbook(path) ? (line: number, field: number) => ({ line, column: Math.max(field, 0) + 1 }) : cellFinder(path, guessDelimiter(await readStart(path)));
  return faults.map(({ field, fault }) => diagnoseAt(path, place(1, field), '', fault));
};

const dayLength = 86_400_000;

/** The step of a story that a time falls in: its month, its week as the story counts weeks, or its day; negative before the story. */
const stepOf = (time: number, { labels, step }: Story): number => {
  const first = new Date(parseDate(labels[0]));
  const date = new Date(time);
  if (step === 'month') return (date.getUTCFullYear() - first.getUTCFullYear()) * 12 + date.getUTCMonth() - first.getUTCMonth();
  return Math.floor((time - first.getTime()) / (step === 'week' ? 7 * dayLength : dayLength));
};

const parseDate = (label: string): number => Date.parse(label.length === 7 ? `${label}-01` : label);

/** The row of a step, and its time as it is written. */
interface Row {
  readonly step: number;
  readonly label: string;
  readonly row: number;
}

const overStory = (data: DataColumns, { wanted, ignored }: ActualColumns, story: Story): E.Either<readonly Diagnostic[], Actuals> => {
  const times = data.times.get(timeRole) as Float64Array;
  const rows = Array.from(times, (time, row): Row => ({ step: stepOf(time, story), label: new Date(time).toISOString().slice(0, story.step === 'month' ? 7 : 10), row }));
  const faults = timeFaults(data, rows, story);
  if (faults.length > 0) return E.left(withRest(faults.slice(0, mostFaults), faults.length));
  const ordered = [...rows].sort((one, other) => one.step - other.step);
  const measures = wanted.slice(1).map(({ role, name }): ActualMeasure => {
    const numbers = data.numbers.get(role) as Float64Array;
    const known = ordered.filter(({ row }) => !Number.isNaN(numbers[row]));
    const values = new Array<number>(Math.max(0, (known[known.length - 1]?.step ?? -1) + 1)).fill(NaN);
    for (const { step, row } of known) if (step >= 0) values[step] = numbers[row];
    return { name: role, column: name, values, before: known.filter(({ step }) => step < 0).map(({ step, label, row }) => ({ step, label, value: numbers[row] })) };
  });
  const told = measures.filter(({ values }) => values.length > 0);
  const untold = measures.filter(({ values }) => values.length === 0).map(({ column }) => column);
  if (told.length > 0) return E.right({ file: data.file, sha256: data.sha256, measures: told, ignored: [...ignored, ...untold] });
  const fault = { expected: `a value between ${story.labels[0]} and ${story.labels[story.labels.length - 1]}, which the scenario is about`, found: `none in ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}` };
  return E.left([data.faultAt(0, timeRole, fault)]);
};

/** The first row after the story, with how many there are, and the rows of a step that an earlier row has. */
const timeFaults = (data: DataColumns, rows: readonly Row[], { labels, step: length }: Story): readonly Diagnostic[] => {
  const seen = new Map<number, number>();
  const last = labels.length - 1;
  const [first, ...others] = rows.filter(({ step }) => step > last);
  const more = others.length === 0 ? '' : others.length === 1 ? ' and one row more' : ` and ${others.length} rows more`;
  return rows.flatMap(({ step, label, row }) => {
    const at = (fault: Fault): readonly Diagnostic[] => [data.faultAt(row, timeRole, fault)];
    const earlier = seen.get(step);
    if (row === first?.row) return at({ expected: `a ${length} of the scenario, ${labels[0]} to ${labels[last]}, or one before it`, found: `${label}${more}`, hint: 'take what comes after it out of the file, or let the scenario run longer' });
    if (step > last) return [];
    if (earlier !== undefined) return at({ expected: `every ${length} once`, found: `${label}, as in line ${data.lines[earlier]}`, hint: 'take one of the rows out of the file' });
    seen.set(step, row);
    return [];
  });
};
