import * as E from 'fp-ts/lib/Either.js';
import { buildScenario } from './build.js';
import { checkScenario } from './check.js';
import type { Draft } from './draft.js';
import { withDrivers } from './drivers/buildDrivers.js';
import { checkModels } from './drivers/checkDrivers.js';
import { readModels } from './drivers/readModels.js';
import type { FileHasher } from './drivers/readModels.js';
import { sortDiagnostics } from './diagnostic.js';
import type { Diagnostic } from './diagnostic.js';
import { readObservations } from './empirical.js';
import { besides, readExtended } from './extend.js';
import type { FileReader } from './extend.js';
import type { ObservationReader } from './quantity.js';
import { readValues } from './readValues.js';
import type { Scenario } from './scenario.js';
import { scenarioSchema, type ScenarioInput } from './schema.js';
import { shapeDiagnostics } from './shape.js';
import { makeSource } from './source.js';
import type { Source } from './source.js';
import { toPlain } from './tree.js';

/** A checked scenario, with the text of every file that it was read from: its own first, then those it extends and its data. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly sources: readonly { readonly file: string; readonly text: string }[];
}

const noFiles: FileReader = (path) => E.left(`${path}, in a place where no files are read`);

const noHashes: FileHasher = () => undefined;

/** A file whose parts are good by themselves and to each other; the models that it names have not been looked at. */
export interface ParsedDraft {
  readonly draft: Draft;
  readonly input: ScenarioInput;
  readonly sources: LoadedScenario['sources'];
}

/**
 * Reads a scenario: text -> tree (with what it extends) -> shape and values -> checks -> learned models -> `Scenario`.
 * `file` names the text in messages and is what other files are found beside; `readFile` gives the text of those, and `hashFile` tells
 * whether the data of a learned model are still what it was trained on.
 * Left: every mistake, in the order of the file. Never throws, whatever the text.
 */
export const parseScenario = (
  text: string,
  file: string,
  readFile: FileReader = noFiles,
  hashFile: FileHasher = noHashes,
): E.Either<Diagnostic[], LoadedScenario> => {
  const parsed = parseDraft(text, file, readFile);
  if (E.isLeft(parsed)) return parsed;
  const { draft, input, sources } = parsed.right;
  const { models, diagnostics } = readModels(draft, readFile, hashFile);
  const wrong = [...diagnostics, ...checkModels(draft, models)];
  if (wrong.length > 0) return E.left(sortDiagnostics(wrong, sources.map((source) => source.file)));
  return E.right({ scenario: withDrivers(buildScenario(input, draft), draft, models), sources });
};

/** Reads and checks a scenario as far as it can be done without the models that it names, as `bellwether train` must. */
export const parseDraft = (text: string, file: string, readFile: FileReader = noFiles): E.Either<Diagnostic[], ParsedDraft> => {
  const main = makeSource(file, text);
  const read = new Map<string, E.Either<string, string>>();
  const remember: FileReader = (path) => {
    const known = read.get(path) ?? readFile(path);
    read.set(path, known);
    return known;
  };
  const failed = (diagnostics: readonly Diagnostic[]): E.Either<Diagnostic[], never> => E.left(sortDiagnostics(diagnostics, [file, ...read.keys()]));

  const extended = readExtended(main, remember);
  if (E.isLeft(extended)) return failed(extended.left);
  const { tree, diagnostics } = extended.right;
  const { values, places, diagnostics: wrongValues } = readValues(scenarioSchema, tree, observationsBeside(remember));
  const draft = { tree, values, places };
  const reported = new Set(diagnostics.map(({ path }) => path));
  const shape = shapeDiagnostics(scenarioSchema, tree).filter(({ path, found }) => found !== undefined || !reported.has(path));
  const all = [...diagnostics, ...shape, ...wrongValues, ...checkScenario(draft)];
  if (all.length > 0) return failed(all);
  const input = scenarioSchema.parse(toPlain(tree));
  const others = [...read].flatMap(([path, content]) => (E.isRight(content) ? [{ file: path, text: content.right }] : []));
  return E.right({ draft, input, sources: [{ file, text: main.text }, ...others] });
};

/** Reads the data of `empirical` from files beside the file that names them. */
const observationsBeside =
  (readFile: FileReader) =>
  (source: Source): ObservationReader =>
  (named, column) => {
    const path = besides(source.file, named);
    const text = readFile(path);
    return E.isLeft(text) ? E.left({ expected: 'a CSV file that can be read', found: text.left }) : readObservations(path, text.right, column);
  };
