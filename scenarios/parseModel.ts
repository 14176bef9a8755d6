import * as E from 'fp-ts/lib/Either.js';
import { type Diagnostic, diagnose, type Path } from './diagnostic.js';
import { placeInJson } from './jsonPlace.js';
import { makeSource, type Source } from './source.js';
import { type StoredModel, storedModelSchema } from './storedModel.js';

/** Most mistakes of one file that are told. */
const mostTold = 10;

const hint = 'a stored model is what `bellwether fit` and `bellwether train` write as NAME.KIND.model.json';

/** What a JSON value that is no stored model is instead, by the keys that tell it; the first that fits. */
const others: readonly { readonly keys: readonly string[]; readonly what: string }[] = [
  { keys: ['data', 'trained', 'metrics'], what: 'the card of a model; the model is in the file that ends in .model.json beside it' },
  { keys: ['scenario', 'measures', 'totals'], what: 'the summary of a run' },
  { keys: ['$schema', 'layer'], what: 'the drawing of a chart' },
  { keys: ['weights'], what: 'the list of the weights of a model; the model is in the file that ends in .model.json beside it' },
];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value is, where it is not a stored model at all; undefined: it says that it is one. */
const somethingElse = (value: unknown): string | undefined => {
  if (Array.isArray(value)) return 'a list';
  if (!isRecord(value)) return `${value === null ? 'nothing' : `a ${typeof value}`}`;
  if (value['format'] === 'bellwether model') return undefined;
  return others.find(({ keys }) => keys.every((key) => key in value))?.what ?? 'JSON of something else';
};

/** What a text that is not JSON looks like. */
const textKind = (text: string): string => {
  const first = text.slice(0, 4000).trimStart().split('\n')[0] ?? '';
  if (first === '') return 'an empty file';
  if (/^(#|[a-z_]+:(\s|$))/.test(first)) return 'YAML, such as a scenario';
  if (/^<(!doctype|html|svg)/i.test(first)) return 'a page or a picture';
  if (/[,;\t]/.test(first) && !/^[[{"]/.test(first)) return 'a table of data; `bellwether fit` makes a model of it';
  return 'text that is not JSON';
};

/** Where the JSON reader stopped; the beginning, where it does not say so. */
const stopOf = (error: unknown): number => Number(/position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? 0);

const mistakesOf = (source: Source, value: unknown): Diagnostic[] => {
  const at = (path: Path, expected: string, found?: string): Diagnostic =>
    diagnose({ source, offset: placeInJson(source.text, path) }, path, { expected, hint, ...(found === undefined ? {} : { found }) });
  const other = somethingElse(value);
  if (other !== undefined) return [at([], 'a stored model', other)];
  const version = (value as { readonly version?: unknown }).version;
  if (version !== 1) return [at(['version'], 'version 1 of stored models, the one that this version of Bellwether reads', JSON.stringify(version) ?? undefined)];
  const { error } = storedModelSchema.safeParse(value);
  return (error?.issues ?? []).slice(0, mostTold).map(({ path, message }) => at(path as Path, `a stored model as training writes it (${message})`, 'something else'));
};

/**
 * Reads the text of a stored model.
 * Left: that it is something else, and what; or what is wrong in it, at most ten mistakes.
 */
export const parseModel = (text: string, file: string): E.Either<Diagnostic[], StoredModel> => {
  const source = makeSource(file, text);
  let value: unknown;
  try {
    value = JSON.parse(source.text);
  } catch (error) {
    const cut = /^\s*[[{]/.test(source.text);
    return E.left([diagnose({ source, offset: cut ? stopOf(error) : 0 }, [], { expected: 'a stored model', found: cut ? 'JSON that is broken here' : textKind(source.text), hint })]);
  }
  const parsed = storedModelSchema.safeParse(value);
  return parsed.success ? E.right(parsed.data) : E.left(mistakesOf(source, value));
};
