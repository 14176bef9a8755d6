import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Fault } from '../scenarios/diagnostic.js';
import { type FitKind, trainingRules } from '../scenarios/trainingRules.js';
import { readSetting, type Settings, settingOf } from '../scenarios/trainingSetting.js';
import type { StatedColumns } from './api.js';
import { type Failure, userError } from './failure.js';
import { type Assignment, assignmentsOf, splitUnquoted, unquoted } from './splitOption.js';

const sentence = (option: string, text: string, { expected, found, hint }: Fault): string =>
  `${option} ${text}: expected ${expected}${found === undefined ? '' : `, got ${found}`}${hint === undefined ? '' : ` (${hint})`}`;

/** Reads every assignment of every use of an option; all of what is wrong, or what they state by name. */
const readAssignments = <T>(option: string, texts: readonly string[], form: string, read: (assignment: Assignment) => E.Either<Fault, T>): E.Either<readonly string[], Readonly<Record<string, T>>> => {
  const stated = new Map<string, T>();
  const wrong: string[] = [];
  for (const { text, assignment } of texts.flatMap(assignmentsOf)) {
    const result = assignment === undefined ? E.left<Fault, T>({ expected: form }) : read(assignment);
    const name = assignment?.name ?? '';
    if (E.isLeft(result)) wrong.push(sentence(option, text, result.left));
    else if (stated.has(name)) wrong.push(sentence(option, text, { expected: `${name} once`, found: 'it twice' }));
    else stated.set(name, result.right);
  }
  return wrong.length > 0 ? E.left(wrong) : E.right(Object.fromEntries(stated));
};

/** Names of a part that several columns may play stand between plus signs. */
const readColumn = (kind: FitKind) => ({ name, value }: Assignment): E.Either<Fault, string | readonly string[]> => {
  const several = trainingRules[kind].columns.find(({ role }) => role === name)?.type === 'features';
  if (!several) return E.right(unquoted(value));
  const names = splitUnquoted(value, '+').map(unquoted);
  return names.includes('') ? E.left({ expected: `names of columns after ${name}=, with + between them` }) : E.right(names);
};

/** What was typed after `--columns` and `--set`, read; the failure names every mistake in them. */
export const readFitOptions = (
  kind: FitKind,
  columns: readonly string[],
  set: readonly string[],
): E.Either<Failure, { readonly columns: StatedColumns; readonly settings: Settings }> => {
  const stated = readAssignments('--columns', columns, 'role=name', readColumn(kind));
  const settings = readAssignments('--set', set, 'name=value', ({ name, value }) =>
    pipe(
      settingOf(kind, name),
      E.chain((setting) => readSetting(setting, unquoted(value))),
    ),
  );
  if (E.isRight(stated) && E.isRight(settings)) return E.right({ columns: stated.right, settings: settings.right });
  const wrong = [stated, settings].flatMap((result) => (E.isLeft(result) ? result.left : []));
  return E.left(userError(`${wrong.join('\n')}\nSee \`bellwether fit ${kind} --help\` for its columns and settings.`));
};
