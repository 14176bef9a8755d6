import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packageRoot } from '../../scenarios/packageRoot.js';

/** One import of a source file, static or dynamic. */
export interface Import {
  /** As written: `./scenario.js`, `fp-ts/lib/Either.js`. */
  readonly specifier: string;
  /** Path from the root of the file that is meant; undefined: a package. */
  readonly target: string | undefined;
  /** Whether the compiler erases it, so that nothing is loaded when the program runs. */
  readonly typeOnly: boolean;
}

/** A TypeScript file of the checkout. */
export interface SourceFile {
  /** From the root, with forward slashes: `engine/risk.ts`. */
  readonly path: string;
  readonly text: string;
  /** The text without its comments. */
  readonly code: string;
  /** The text without its comments and without what stands inside its strings. */
  readonly bare: string;
  readonly imports: readonly Import[];
}

/** The folders that are compiled; `index.ts` is the one file beside them. */
export const folders = ['scenarios', 'models', 'engine', 'reports', 'cli', 'test'] as const;

const comment = /\/\*[^]*?\*\/|\/\/[^\n]*/;
const string = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/;
const commentOrString = new RegExp(`(?<comment>${comment.source})|(?<string>${string.source})`, 'g');

/** Empties comments, and strings too where asked, keeping the lines where they are. */
const strip = (text: string, strings: boolean): string =>
  text.replace(commentOrString, (match: string, isComment: string | undefined) => {
    if (isComment === undefined) return strings ? `${match[0]}${'\n'.repeat(match.split('\n').length - 1)}${match[0]}` : match;
    return '\n'.repeat(match.split('\n').length - 1);
  });

const statement = /^(?:import|export)\s(?<type>type\s)?[^'"`;]*?from\s+['"](?<specifier>[^'"]+)['"]/gm;
const forItsEffect = /^import\s+['"](?<specifier>[^'"]+)['"]/gm;
const dynamic = /(?<type>typeof\s+)?\bimport\(\s*['"](?<specifier>[^'"]+)['"]\s*\)/g;
const required = /(?:\brequire(?:\.resolve)?|createRequire\([^()]*\)(?:\.resolve)?)\(\s*['"](?<specifier>[^'"]+)['"]/g;

/** The file that a relative specifier means; other specifiers are packages. */
const targetOf = (importer: string, specifier: string): string | undefined =>
  specifier.startsWith('.') ? posix.join(posix.dirname(importer), specifier).replace(/\.js$/, '.ts') : undefined;

const importsOf = (path: string, code: string): Import[] =>
  [statement, forItsEffect, dynamic, required].flatMap((pattern) =>
    [...code.matchAll(pattern)].map(({ groups }) => {
      const specifier = groups?.['specifier'] ?? '';
      return { specifier, target: targetOf(path, specifier), typeOnly: groups?.['type'] !== undefined };
    }),
  );

const readSource = (path: string): SourceFile => {
  const text = readFileSync(join(packageRoot(), path), 'utf8');
  const code = strip(text, false);
  return { path, text, code, bare: strip(text, true), imports: importsOf(path, code) };
};

/** Every TypeScript file of the checkout, in order of path. */
export const readSources = (): SourceFile[] =>
  [
    'index.ts',
    ...folders.flatMap((folder) =>
      readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => posix.join(folder, name.replaceAll('\\', '/'))),
    ),
  ]
    .sort()
    .map(readSource);

/** The package of a specifier: `fp-ts` of `fp-ts/lib/Either.js`, `@scope/name` of `@scope/name/file`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
