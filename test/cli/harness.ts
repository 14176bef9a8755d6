import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Api, RunOptions } from '../../cli/api.js';
import type { Io } from '../../cli/io.js';
import { main } from '../../cli/program.js';
import type { Summary } from '../../engine/summary.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import { parseScenario } from '../../scenarios/parse.js';
import type { Trainings } from '../../scenarios/drivers/trainings.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { readModel } from '../../models/store/readModel.js';
import { fakeTrainer } from './fakeTrainer.js';
import { ordinary } from '../reports/fixtures.js';

/** A scenario of one segment and one plan. */
export const planText = `name: A plan
currency: CNY
start: 2027-01
months: 36
trials: 500
seed: file-seed
market:
  everyone: { customers: 1000, agents: 10 }
reach: all
offer:
  service: { price: 100, conversion: 20% }
retention: { churn: 2% }
finance: { opening_cash: 0 }
`;

const parsed = parseScenario(planText, 'plan.yaml');
if (parsed._tag === 'Left') throw new Error(JSON.stringify(parsed.left));

const loadedPlan = parsed.right;

/** What `planText` means. */
export const plan: Scenario = loadedPlan.scenario;

const mistake = (file: string): Diagnostic => ({ file, line: 3, column: 7, path: 'months', message: 'a whole number', found: 'many' });

/** How a test changes the package: anything it leaves out behaves well. */
export interface Stage {
  readonly api?: Partial<Api>;
  readonly terminal?: boolean;
  readonly color?: boolean;
  readonly now?: () => number;
  readonly open?: Io['open'];
  readonly signal?: AbortSignal;
}

/** What a command printed, how it ended, and what it asked the engine. */
export interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
  readonly runs: readonly { readonly scenario: Scenario; readonly options: RunOptions }[];
}

/** What a scenario of these tests has trained. */
const trainings: Trainings = { seed: 'plan', until: { year: 2029, month: 12 }, trainings: [] };

/** Runs the command line in this process; files named `bad...` have a mistake. */
export const bellwether = async (argv: readonly string[], stage: Stage = {}): Promise<Outcome> => {
  let out = '';
  let err = '';
  const runs: { scenario: Scenario; options: RunOptions }[] = [];
  const api: Api = {
    loadScenario: (path) =>
      /(^|\/)bad/.test(path) ? TE.left([mistake(path), mistake(path)]) : TE.right({ ...loadedPlan, sources: [{ file: path, text: planText }] }),
    loadTrainings: (path) => (/(^|\/)bad/.test(path) ? TE.left([mistake(path)]) : TE.right(trainings)),
    formatDiagnostic: (diagnostic, { color, frame }) =>
      `${diagnostic.file}:${diagnostic.line}:${diagnostic.column} ${diagnostic.path}: expected ${diagnostic.message}${frame ? '' : ' (no frame)'}${color ? ' (colour)' : ''}`,
    scenarioJsonSchema: async () => ({ title: 'scenario' }),
    summaryJsonSchema: async () => ({ title: 'summary' }),
    run: (scenario, options) => {
      runs.push({ scenario, options });
      options.onProgress?.(scenario.trials, scenario.trials);
      const summary: Summary = { ...ordinary, scenario: { ...ordinary.scenario, name: scenario.name, seed: scenario.seed } };
      return TE.right(summary);
    },
    describeTables: async () => '{"tables":[]}',
    describeKernels: async () => 'kernel text',
    listBackends: async () => [
      { name: 'webgpu', available: false, detail: 'no adapter answered' },
      { name: 'simd', available: true, detail: 'WebAssembly SIMD, 2 threads' },
    ],
    listLearningBackends: async () => [
      { name: 'tfjs-node-gpu', available: false, detail: 'not installed' },
      { name: 'wasm', available: true, detail: 'TensorFlow.js 4.22.0' },
    ],
    openLearning: async () => {
      throw new Error('nothing is trained here');
    },
    columnsOf: (_, __, stated) => TE.right(stated),
    trainer: async (kind) => fakeTrainer(kind),
    readModel,
    cardMarkdown: async ({ title }) => `# ${title}\n`,
    weightFiles: async (path, weights) => [{ path, content: JSON.stringify(weights.map(({ name }) => name)) }],
    ...stage.api,
  };
  const terminal = stage.terminal ?? false;
  const color = stage.color ?? false;
  const io: Io = {
    out: { write: (text) => void (out += text), terminal, color },
    err: { write: (text) => void (err += text), terminal, color },
    signal: stage.signal ?? new AbortController().signal,
    now: stage.now ?? (() => 0),
    today: () => '2026-12-01',
    open: stage.open ?? (async () => undefined),
  };
  const exitCode = await main(argv, io, api);
  return { exitCode, out, err, runs };
};
