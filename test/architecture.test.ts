import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { packageRoot } from '../scenarios/packageRoot.js';
import { packageOf, readSources, type Import, type SourceFile } from './support/sourceFiles.js';

const sources = readSources();
const product = sources.filter(({ path }) => !path.startsWith('test/'));
const manifest = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** `engine` of `engine/risk.ts`; the one file beside the folders is a part of its own. */
const partOf = (path: string): string => path.split('/')[0] ?? path;

/** What each part may import of the others, as a whole or as types only; `*`: everything. */
const arrows: Readonly<Record<string, { readonly whole: readonly string[]; readonly types: readonly string[] }>> = {
  scenarios: { whole: [], types: [] },
  models: { whole: ['scenarios'], types: [] },
  engine: { whole: ['scenarios'], types: ['models'] },
  reports: { whole: [], types: ['scenarios', 'engine'] },
  'index.ts': { whole: ['scenarios', 'models', 'engine', 'reports'], types: [] },
  cli: { whole: ['scenarios', 'models', 'engine', 'reports', 'index.ts'], types: [] },
  test: { whole: ['*'], types: [] },
};

const allowed = (from: string, to: string, typeOnly: boolean): boolean => {
  const { whole, types } = arrows[from] ?? { whole: [], types: [] };
  return from === to || whole.includes('*') || whole.includes(to) || (typeOnly && types.includes(to));
};

/** Every import of a file of ours, with the file that has it. */
const internal = (files: readonly SourceFile[]): { readonly from: string; readonly to: string; readonly typeOnly: boolean }[] =>
  files.flatMap(({ path, imports }) =>
    imports.flatMap(({ target, typeOnly }) => (target === undefined ? [] : [{ from: path, to: target, typeOnly }])),
  );

/** The files that import a package for which the test holds. */
const importersOf = (files: readonly SourceFile[], wanted: (name: string, used: Import) => boolean): string[] =>
  files.filter(({ imports }) => imports.some((used) => used.target === undefined && wanted(packageOf(used.specifier), used))).map(({ path }) => path);

/** `engine/risk.ts:12: the line`, for every line of a text that matches. */
const linesWith = (files: readonly SourceFile[], textOf: (file: SourceFile) => string, pattern: RegExp): string[] =>
  files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}: ${line.trim()}`] : [])),
  );

/** A cycle of imports as the files on it, first and last the same; undefined: there is none. */
const findCycle = (files: readonly SourceFile[]): readonly string[] | undefined => {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of internal(files)) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (finished.has(path)) return undefined;
    for (const target of next.get(path) ?? []) {
      const cycle = visit(target, [...trail, path]);
      if (cycle !== undefined) return cycle;
    }
    finished.add(path);
    return undefined;
  };
  for (const { path } of files) {
    const cycle = visit(path, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
};

/** A file as a law sees it, for the tests of the laws themselves. */
const imagined = (path: string, ...targets: readonly string[]): SourceFile => ({
  path,
  text: '',
  code: '',
  bare: '',
  imports: targets.map((target) => ({ specifier: target, target, typeOnly: false })),
});

test('the readers of the source see what is there', () => {
  assert.ok(product.length > 50 && sources.length > product.length);
  const of = (path: string) => sources.find((file) => file.path === path);
  const cli = of('cli/bellwether.ts');
  assert.ok(cli?.imports.some(({ target, typeOnly }) => target === 'engine/run.ts' && !typeOnly), 'a dynamic import');
  assert.ok(cli?.imports.some(({ target, typeOnly }) => target === 'cli/api.ts' && typeOnly), 'a type-only import');
  assert.equal(findCycle([imagined('a', 'b'), imagined('b', 'c'), imagined('c', 'b')]), ['b', 'c', 'b']);
  assert.is(findCycle([imagined('a', 'b', 'c'), imagined('b', 'c'), imagined('c')]), undefined);
});

test('every import of ours leads to a file that is there', () => {
  const known = new Set(sources.map(({ path }) => path));
  const lost = internal(sources).filter(({ to }) => to.endsWith('.ts') && !known.has(to));
  assert.equal(lost, []);
});

test('imports follow the arrows of the house', () => {
  const forbidden = internal(sources).filter(({ from, to, typeOnly }) => !allowed(partOf(from), partOf(to), typeOnly));
  assert.equal(
    forbidden.map(({ from, to, typeOnly }) => `${from} -> ${to}${typeOnly ? ' (types)' : ''}`),
    [],
  );
});

test('no file imports itself, however long the way round', () => {
  assert.is(findCycle(sources)?.join(' -> '), undefined);
});

test('the stages and the expressions they are written in know no backend', () => {
  const knowing = internal(sources).filter(({ from, to }) => /^engine\/(stages|expression)\//.test(from) && to.startsWith('engine/backends/'));
  assert.equal(knowing, []);
});

test('only models/ imports TensorFlow.js', () => {
  const importers = importersOf(sources, (name) => name.startsWith('@tensorflow/'));
  assert.equal(importers.filter((path) => !path.startsWith('models/')), []);
});

test('only engine/backends/gpu/ imports gpu.js and makes a GPU; beside it only models/backend/ imports webgpu, because TensorFlow.js asks for it as gpu.js does', () => {
  const users = (wanted: string): readonly string[] => importersOf(product, (name) => name === wanted);
  assert.ok(users('gpu.js').length > 0 && users('webgpu').length > 0);
  assert.equal(users('gpu.js').filter((path) => !path.startsWith('engine/backends/gpu/')), []);
  assert.equal(users('webgpu').filter((path) => !path.startsWith('engine/backends/gpu/') && !path.startsWith('models/backend/')), []);
  const makers = linesWith(product, ({ bare }) => bare, /\bnew GPU\b/);
  assert.equal(makers.filter((place) => !place.startsWith('engine/backends/gpu/')), []);
});

test('only scenarios/ reads YAML', () => {
  const importers = importersOf(product, (name) => name === 'yaml');
  assert.ok(importers.length > 0);
  assert.equal(importers.filter((path) => !path.startsWith('scenarios/')), []);
});

test('nothing is drawn but from a stated seed', () => {
  assert.equal(linesWith(product, ({ code }) => code, /\bMath\.random\s*\(/), []);
});

test('no file is longer than 300 lines', () => {
  const long = product.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length })).filter(({ lines }) => lines > 300);
  assert.equal(long, []);
});

test('no type is given up', () => {
  assert.equal(linesWith(sources, ({ bare }) => bare, new RegExp(':\\s*any\\b(?!\\()|\\bas any\\b|<any\\b|\\bany\\[\\]')), []);
  assert.equal(linesWith(sources, ({ text }) => text, /^\s*(\/\/|\/?\*+)\s*@ts-(ignore|nocheck)\b/), []);
});

test('the product imports only packages that it depends on, and depends only on packages that it imports', () => {
  const ofNode = (specifier: string): boolean => specifier.startsWith('node:') || builtinModules.includes(specifier);
  const imported = new Set(
    product.flatMap(({ imports }) =>
      imports.filter(({ target, specifier }) => target === undefined && !ofNode(specifier)).map(({ specifier }) => packageOf(specifier)),
    ),
  );
  const declared = Object.keys(manifest.dependencies);
  assert.equal([...imported].filter((name) => !declared.includes(name)), [], 'imported and not declared');
  assert.equal(declared.filter((name) => !imported.has(name)), [], 'declared and not imported');
});

test('every test file runs the tests that it declares', () => {
  const files = sources.filter(({ path }) => path.endsWith('.test.ts'));
  const idle = files.filter(({ bare }) => !/^\s*\w+\.run\(\);$/m.test(bare)).map(({ path }) => path);
  assert.equal(idle, []);
  const partial = linesWith(files, ({ bare }) => bare, /\b\w+\.only\(/);
  assert.equal(partial, []);
});

test.run();
