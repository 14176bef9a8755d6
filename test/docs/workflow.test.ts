import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { packageRoot } from '../../scenarios/packageRoot.js';
import { planText } from '../cli/harness.js';
import { execute } from '../support/execute.js';
import { temporaryFolder } from '../support/temporary.js';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number>>;
}

interface Workflow {
  readonly on: { readonly pull_request: { readonly paths: readonly string[] } };
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: { readonly check: { readonly steps: readonly Step[] } };
}

const root = packageRoot();
const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly name: string };
const workflow = parse(readFileSync(join(root, 'docs', 'workflows', 'check-plan.yml'), 'utf8')) as Workflow;
const { steps } = workflow.jobs.check;

const plan = (customers: number, chance: string): string =>
  `${planText.replace('trials: 500', 'trials: 60').replace('1000', String(customers))}invariants: [ mean(profit) >= 0, probability(ruin) <= ${chance} ]\n`;

/** Runs a program that must succeed. */
const succeed = (program: string, words: readonly string[], cwd: string): void => {
  const { exitCode, out, err } = execute(program, words, cwd);
  assert.is(exitCode, 0, `${program} ${words.join(' ')}: ${out}${err}`);
};

/** A repository with a plan on `main`, another version of it checked out, and an `npx` that runs what is built here. */
const repository = (): { readonly workspace: string; readonly run: (step: Step) => ReturnType<typeof execute> } => {
  const folder = temporaryFolder();
  const [origin, workspace, bin] = ['origin', 'workspace', 'bin'].map((part) => join(folder, part));
  mkdirSync(join(origin, 'plans'), { recursive: true });
  mkdirSync(bin);
  const git = (...words: readonly string[]): void => succeed('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], origin);
  git('init', '--quiet', '--initial-branch', 'main');
  writeFileSync(join(origin, 'plans', 'plan.yaml'), plan(1_000, '50%'));
  git('add', '.');
  git('commit', '--quiet', '--message', 'A plan');
  succeed('git', ['clone', '--quiet', origin, workspace], folder);
  writeFileSync(join(workspace, 'plans', 'plan.yaml'), plan(2_000, '40%'));
  const npx = join(bin, 'npx');
  writeFileSync(npx, `#!/bin/sh\n[ "$1 $2 $3 $4" = "--yes --package ${workflow.env['BELLWETHER'] ?? ''} bellwether" ] || exit 90\nshift 4\nexec "${process.execPath}" "${join(root, 'dist', 'cli', 'main.js')}" "$@"\n`);
  chmodSync(npx, 0o755);
  const variables = {
    ...workflow.env,
    GITHUB_BASE_REF: 'main',
    GITHUB_WORKSPACE: workspace,
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    RUNNER_TEMP: folder,
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
  };
  const words = Object.entries(variables).map(([key, value]) => `${key}=${value}`);
  // As GitHub runs a step: `bash -e`.
  return { workspace, run: ({ run = '' }) => execute('env', [...words, 'bash', '-e', '-c', run], workspace) };
};

test('the workflow to copy installs this package, and every action has its version', () => {
  assert.match(workflow.env['BELLWETHER'] ?? '', new RegExp(`^${name}@\\d`));
  assert.equal(workflow.on.pull_request.paths, ['plans/**']);
  assert.equal(steps.filter(({ uses }) => uses !== undefined && !/^actions\/[\w-]+@v\d+$/.test(uses)), []);
  assert.is(steps.find(({ uses }) => uses?.startsWith('actions/setup-node'))?.with?.['node-version'], 20);
});

test('every command of the workflow runs as it is written, on a plan that changed', () => {
  const { workspace, run } = repository();
  for (const step of steps.filter((one) => one.run !== undefined)) {
    const { exitCode, out, err } = run(step);
    assert.is(exitCode, 0, `${step.name ?? ''}: ${out}${err}`);
  }
  const comment = readFileSync(join(workspace, 'check.md'), 'utf8');
  assert.match(comment, /^<!-- bellwether check -->\n\n### Both invariants hold\n/);
  assert.match(comment, 'Since the baseline: ');
  assert.match(comment, 'the plan no longer states probability(ruin) <= 50%');
  const kept = String(steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact'))?.with?.['path'] ?? '').trim().split('\n');
  assert.equal(kept.filter((path) => !existsSync(join(workspace, path))), []);
});

test('the script that comments is JavaScript, and finds its former comment by the first line', () => {
  const script = String(steps.find(({ uses }) => uses?.startsWith('actions/github-script'))?.with?.['script'] ?? '');
  // As github-script runs it: the body of an asynchronous function.
  const AsyncFunction = (async () => undefined).constructor as new (...words: string[]) => unknown;
  assert.not.throws(() => new AsyncFunction('github', 'context', 'require', script));
  assert.match(script, 'startsWith(mark)');
});

test.run();
