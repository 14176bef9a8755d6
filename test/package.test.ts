import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SummarySchema, type Summary } from '../engine/summary.js';
import { packageRoot } from '../scenarios/packageRoot.js';
import { execute, type Ending } from './support/execute.js';
import { temporaryFolder } from './support/temporary.js';

const root = packageRoot();
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
};

/** Most bytes of the packed package. */
const largest = 3e6;

/** A project that has the package installed from its tarball, and what is in that. */
interface Installed {
  readonly project: string;
  readonly tarball: string;
  /** Paths inside the package. */
  readonly files: readonly string[];
}

const succeed = ({ exitCode, out, err }: Ending): string => {
  assert.is(exitCode, 0, err);
  return out;
};

/** Packs what is built and lays it into an empty project as npm would, with the declared dependencies and no others. */
const install = (): Installed => {
  const folder = temporaryFolder();
  succeed(execute('npm', ['pack', '--ignore-scripts', '--offline', '--no-update-notifier', '--pack-destination', folder], root));
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  const project = join(folder, 'project');
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  succeed(execute('tar', ['-xzf', tarball, '-C', modules], folder));
  const home = join(modules, manifest.name);
  succeed(execute('mv', [join(modules, 'package'), home], folder));
  for (const name of Object.keys(manifest.dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const [name, file] of Object.entries(manifest.bin)) {
    chmodSync(join(home, file), 0o755);
    symlinkSync(join(home, file), join(modules, '.bin', name));
  }
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }\n');
  const files = succeed(execute('tar', ['-tzf', tarball], folder))
    .split('\n')
    .filter((path) => path !== '')
    .map((path) => path.replace(/^package\//, ''));
  return { project, tarball, files };
};

const test = suite<{ installed: Installed | undefined }>('package', { installed: undefined });

/** The installed package; made by the first test that needs it. */
const installedIn = (context: { installed: Installed | undefined }): Installed => (context.installed ??= install());

const shippedScenarios = readdirSync(join(root, 'scenarios')).filter((name) => name.endsWith('.yaml'));

/** Runs the installed `bellwether` in its project. */
const bellwether = ({ project }: Installed, ...words: readonly string[]): Ending =>
  execute(join(project, 'node_modules', '.bin', 'bellwether'), words, project);

const shipped = (name: string): string => join('node_modules', manifest.name, 'scenarios', name);

const summaryOf = (text: string): Summary => SummarySchema.parse(JSON.parse(text));

test('the package holds what a user needs and nothing of the tests', (context) => {
  const { files, tarball } = installedIn(context);
  const needed = [
    ...['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts', 'dist/cli/main.js'],
    ...['scenarios/scenario.schema.json', 'engine/summary.schema.json', 'docs/language.md', 'docs/metrics.md'],
    ...shippedScenarios.map((name) => `scenarios/${name}`),
  ];
  assert.equal(needed.filter((path) => !files.includes(path)), [], 'missing');
  const unwanted = /^dist\/test\/|\.test\.|(^|\/)\.|(?<!\.d)\.ts$|\.tgz$|^node_modules/;
  assert.equal(files.filter((path) => unwanted.test(path)), [], 'unwanted');
  const { size } = statSync(tarball);
  assert.ok(size < largest, `${size} bytes`);
});

test('every file that package.json promises is in the package', (context) => {
  const { files } = installedIn(context);
  const promised = [
    ...Object.values(manifest.bin),
    ...Object.values(manifest.exports).flatMap((target) => (typeof target === 'string' ? [target] : [target.types, target.default])),
  ].map((path) => path.replace(/^\.\//, ''));
  assert.equal(promised.filter((path) => !files.includes(path)), []);
});

test('the installed command says its version and finds every shipped scenario fine', (context) => {
  const installed = installedIn(context);
  assert.is(succeed(bellwether(installed, '--version')), `${manifest.version}\n`);
  const out = succeed(bellwether(installed, 'validate', ...shippedScenarios.map(shipped)));
  assert.is((out.match(/: fine \(/g) ?? []).length, shippedScenarios.length);
});

test('the installed command computes the profit identity to the cent', (context) => {
  const { totals } = summaryOf(succeed(bellwether(installedIn(context), 'run', shipped('profit-identity.yaml'), '--json', '-')));
  assert.is(totals.profit.mean, 40_000);
});

test('the kernels of the installed package are right: gpu.js and SIMD draw the same customers', (context) => {
  const installed = installedIn(context);
  const runOn = (backend: string): Summary =>
    summaryOf(succeed(bellwether(installed, 'run', shipped('bass.yaml'), '--trials', '50', '--backend', backend, '--json', '-')));
  const webasm = runOn('webasm');
  const simd = runOn('simd');
  assert.is(webasm.backend.name, 'webasm');
  assert.match(webasm.backend.executor, /^gpu\.js fused-/);
  assert.is(simd.backend.name, 'simd');
  assert.equal(webasm.measures['subscribers'], simd.measures['subscribers']);
});

test('the installed command writes a whole report', (context) => {
  const installed = installedIn(context);
  succeed(bellwether(installed, 'run', shipped('customer-service-price-rise.yaml'), '--trials', '100', '--out', 'report'));
  assert.is(readdirSync(join(installed.project, 'report')).filter((name) => name.endsWith('.svg')).length, 7);
  assert.match(readFileSync(join(installed.project, 'report', 'customer-service-price-rise.html'), 'utf8'), /<svg[^]*<\/html>/);
});

const program = `import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseScenario, run } from '${manifest.name}';

const file = '${shipped('profit-identity.yaml')}';
const parsed = parseScenario(readFileSync(file, 'utf8'), file);
if (parsed._tag === 'Left') throw new Error(parsed.left[0].message);
const result = await run(parsed.right.scenario)();
if (result._tag === 'Left') throw new Error(result.left.message);
const require = createRequire(import.meta.url);
const schema = require('${manifest.name}/scenario.schema.json');
console.log(result.right.totals.profit.mean, schema.title);
`;

test('the installed library runs a scenario', (context) => {
  const { project } = installedIn(context);
  writeFileSync(join(project, 'library.js'), program);
  assert.is(succeed(execute(process.execPath, ['library.js'], project)), `40000 Bellwether scenario\n`);
});

test('the types of the installed library pass a strict compiler', (context) => {
  const { project } = installedIn(context);
  const text = `import { parseScenario, run, type Scenario, type Summary } from '${manifest.name}';
export const named = (scenario: Scenario): string => scenario.name;
export const meanProfit = async (text: string): Promise<number | undefined> => {
  const parsed = parseScenario(text, 'plan.yaml');
  if (parsed._tag === 'Left') return undefined;
  const result = await run(parsed.right.scenario, { backend: 'simd', threads: 2 })();
  const summary: Summary | undefined = result._tag === 'Right' ? result.right : undefined;
  return summary?.totals.profit.mean;
};
// @ts-expect-error a backend that there is not: types that had become \`any\` would let it pass
export const wrong = run({} as Scenario, { backend: 'abacus' });
`;
  writeFileSync(join(project, 'library.ts'), text);
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
  const { exitCode, out } = execute(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...options, 'library.ts'], project);
  assert.is(exitCode, 0, out);
});

test.run();
