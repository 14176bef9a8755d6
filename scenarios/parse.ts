import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
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
import { edited, type Edit } from './edit.js';
import { besides, readExtended } from './extend.js';
import type { FileReader } from './extend.js';
import type { ObservationReader } from './quantity.js';
import { readValues } from './readValues.js';
import type { ReadTree } from './readTree.js';
import type { Scenario } from './scenario.js';
import { scenarioSchema, type ScenarioInput } from './schema.js';
import { withoutSettled } from './settled.js';
import { shapeDiagnostics } from './shape.js';
import { makeSource } from './source.js';
import type { Source } from './source.js';
import { studiesOf } from './studies/buildStudies.js';
import type { Studies } from './studies/studies.js';
import { withoutStudies } from './studies/studySections.js';
import { toPlain } from './tree.js';

/** A checked scenario, with the text of every file that it was read from: its own first, then those it extends and its data. */
export interface LoadedScenario extends Draft {
  readonly scenario: Scenario;
  readonly sources: readonly { readonly file: string; readonly text: string }[];
  /** What the file asks beside its simulation. */
  readonly studies: Studies;
  /**
   * The same file with some parts changed, checked as a whole; an uncertain value that becomes a known number is correlated with nothing
   * any more, and what is asked of studies stays what it was. Left: every mistake, those of an edit where the edit is written.
   */
  readonly variant: (edits: readonly Edit[]) => E.Either<Diagnostic[], LoadedScenario>;
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
 * whether the data of a learned model are still what it was trained on. No file is read twice, for variants neither.
 * Left: every mistake, in the order of the file. Never throws, whatever the text.
 */
export const parseScenario = (
  text: string,
  file: string,
  readFile: FileReader = noFiles,
  hashFile: FileHasher = noHashes,
): E.Either<Diagnostic[], LoadedScenario> => {
  const once: Files = { read: remembered(readFile), hash: remembered(hashFile) };
  return pipe(
    readFileAndOthers(text, file, once.read),
    E.chain((whole) => loaded(whole, once)),
  );
};

/** Reads and checks a scenario as far as it can be done without the models that it names, as `bellwether train` must. */
export const parseDraft = (text: string, file: string, readFile: FileReader = noFiles): E.Either<Diagnostic[], ParsedDraft> => {
  const read = remembered(readFile);
  return pipe(
    readFileAndOthers(text, file, read),
    E.chain((whole) => checked(whole, read)),
  );
};

/** Where other files are read and hashed, each once. */
interface Files {
  readonly read: FileReader & Remembered<string, E.Either<string, string>>;
  readonly hash: FileHasher;
}

interface Remembered<Key, Answer> {
  readonly known: ReadonlyMap<Key, Answer>;
}

const remembered = <Key, Answer>(ask: (key: Key) => Answer): ((key: Key) => Answer) & Remembered<Key, Answer> => {
  const known = new Map<Key, Answer>();
  const answer = (key: Key): Answer => {
    const found = known.has(key) ? (known.get(key) as Answer) : ask(key);
    known.set(key, found);
    return found;
  };
  return Object.assign(answer, { known });
};

/** A file with those that it extends, as one tree, and what is wrong with its syntax. */
interface WholeFile extends ReadTree {
  readonly file: string;
  readonly text: string;
}

const readFileAndOthers = (text: string, file: string, read: Files['read']): E.Either<Diagnostic[], WholeFile> => {
  const main = makeSource(file, text);
  return pipe(
    readExtended(main, read),
    E.bimap(
      (diagnostics) => sortDiagnostics(diagnostics, [file, ...read.known.keys()]),
      (tree) => ({ ...tree, file, text: main.text }),
    ),
  );
};

const checked = ({ tree, diagnostics, file, text }: WholeFile, read: Files['read']): E.Either<Diagnostic[], ParsedDraft> => {
  const { diagnostics: wrongValues, ...readParts } = readValues(scenarioSchema, tree, observationsBeside(read));
  const draft = { tree, ...readParts };
  const reported = new Set(diagnostics.map(({ path }) => path));
  const shape = shapeDiagnostics(scenarioSchema, tree).filter(({ path, found }) => found !== undefined || !reported.has(path));
  const all = [...diagnostics, ...shape, ...wrongValues, ...checkScenario(draft)];
  if (all.length > 0) return E.left(sortDiagnostics(all, [file, ...read.known.keys()]));
  const input = scenarioSchema.parse(toPlain(tree));
  const others = [...read.known].flatMap(([path, content]) => (E.isRight(content) ? [{ file: path, text: content.right }] : []));
  return E.right({ draft, input, sources: [{ file, text }, ...others] });
};

/** @param asked what is asked of studies, where it is not what the file says */
const loaded = (whole: WholeFile, files: Files, asked?: Studies): E.Either<Diagnostic[], LoadedScenario> =>
  pipe(
    checked(whole, files.read),
    E.chain(({ draft, input, sources }) => {
      const names = sources.map((source) => source.file);
      const { models, diagnostics } = readModels(draft, files.read, files.hash);
      const wrong = [...diagnostics, ...checkModels(draft, models)];
      if (wrong.length > 0) return E.left(sortDiagnostics(wrong, names));
      const studies = asked ?? studiesOf(draft);
      const scenario = withDrivers(buildScenario(input, draft), draft, models);
      const variant: LoadedScenario['variant'] = (edits) =>
        pipe(
          edited(whole.tree, edits),
          E.mapLeft((faults) => sortDiagnostics(faults, names)),
          E.chain((tree) => loaded({ ...whole, tree: withoutStudies(withoutSettled(tree, edits)) }, files, studies)),
        );
      return E.right({ ...draft, scenario, sources, studies, variant });
    }),
  );

/** Reads the data of `empirical` from files beside the file that names them. */
const observationsBeside =
  (readFile: FileReader) =>
  (source: Source): ObservationReader =>
  (named, column) => {
    const path = besides(source.file, named);
    const text = readFile(path);
    return E.isLeft(text) ? E.left({ expected: 'a CSV file that can be read', found: text.left }) : readObservations(path, text.right, column);
  };
