import * as E from 'fp-ts/lib/Either.js';
import { diagnose, pathText, type Diagnostic, type Path } from '../diagnostic.js';
import type { Edit } from '../edit.js';
import type { LoadedScenario } from '../parse.js';
import { positionOf, type Place } from '../source.js';
import { keyPlaceOf, type Tree } from '../tree.js';
import type { Studies } from './studies.js';

/** A stress or an alternative of a file: where it is written, and how it changes the file. */
export interface NamedVariant {
  /** `stresses.lead_drought`, `decisions.launch_price.alternatives.premium`. */
  readonly path: Path;
  readonly edits: readonly Edit[];
}

/** The stresses of a file and the alternatives of its decisions, in its order. */
export const namedVariants = ({ stresses, decisions }: Studies): readonly NamedVariant[] => [
  ...stresses.map(({ name, edits }) => ({ path: ['stresses', name], edits })),
  ...decisions.flatMap((decision) =>
    decision.alternatives.map(({ name, edits }) => ({ path: ['decisions', decision.name, 'alternatives', name], edits })),
  ),
];

/**
 * The file with a stress or an alternative. Left: every mistake, where the change is written also where it is another part of the file that
 * does not fit any more.
 */
export const variantAt = (loaded: LoadedScenario, { path, edits }: NamedVariant): E.Either<Diagnostic[], LoadedScenario> => {
  const written = new Set(edits.flatMap(({ tree }) => linesOf(tree)));
  const own = edits.filter(({ tree }) => loaded.sources.some(({ file }) => file === tree.place.source.file));
  const place = own.length === 1 ? own[0].tree.place : keyPlaceOf(loaded.tree, path);
  const misfit = (of: Diagnostic): Diagnostic =>
    diagnose(place, path, {
      expected: 'a change that the rest of the file allows',
      found: `one of ${own.map((edit) => pathText(edit.path)).join(', ')}`,
      hint: told(of),
    });
  return E.mapLeft((wrong: Diagnostic[]) => wrong.map((diagnostic) => (written.has(lineOf(diagnostic)) ? diagnostic : misfit(diagnostic))))(loaded.variant(edits));
};

/** What another part of the file is then said to be. */
const told = ({ file, line, path, message, found }: Diagnostic): string =>
  `${file}:${line} ${path} would have to be ${message}${found === undefined ? '' : `, not ${found}`}`;

const lineOf = ({ file, line }: { readonly file: string; readonly line: number }): string => JSON.stringify([file, line]);

const lineOfPlace = (place: Place): string => lineOf({ file: place.source.file, line: positionOf(place).line });

/** The lines of files on which a part stands. */
const linesOf = (tree: Tree): readonly string[] => {
  const own = lineOfPlace(tree.place);
  if (tree.kind === 'list') return [own, ...tree.items.flatMap(linesOf)];
  return tree.kind === 'scalar' ? [own] : [own, ...[...tree.entries.values()].flatMap((entry) => [lineOfPlace(entry.key), ...linesOf(entry.tree)])];
};
