import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EngineError } from '../engine/error.js';
import type { Summary } from '../engine/summary.js';
import type { Learning } from '../models/backend/learning.js';
import type { LearningBackend } from '../models/backend/learningBackends.js';
import type { NamedWeights } from '../models/fit.js';
import type { Trainer } from '../models/trainer.js';
import type { Diagnostic } from '../scenarios/diagnostic.js';
import type { Trainings } from '../scenarios/drivers/trainings.js';
import type { LoadedScenario } from '../scenarios/load.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { Card, StoredModel } from '../scenarios/storedModel.js';
import type { FitKind } from '../scenarios/trainingRules.js';

/** Backends by the name that a user types; `auto` takes the best that works. */
export const backendNames = ['auto', 'webgpu', 'simd', 'webasm', 'reference'] as const;
export type BackendChoice = (typeof backendNames)[number];

/** How a scenario is run; what is left out is chosen by the engine. */
export interface RunOptions {
  readonly backend?: BackendChoice;
  /** Worker threads, 1 or more. */
  readonly threads?: number;
  /** Stops the run, which then ends as `cancelled`. */
  readonly signal?: AbortSignal;
  /** Called now and then with the trials that are done and all there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A backend and whether it would run here. */
export interface BackendState {
  readonly name: string;
  readonly available: boolean;
  /** The adapter, the threads, or why it is not there. */
  readonly detail: string;
}

/** Names of columns by the part that they play; `features` has several. */
export type StatedColumns = Readonly<Record<string, string | readonly string[]>>;

/** What the commands need of the rest of the package; a test brings its own. */
export interface Api {
  readonly loadScenario: (path: string) => TaskEither<Diagnostic[], LoadedScenario>;
  /** What a scenario file has trained; its models need not be there. */
  readonly loadTrainings: (path: string) => TaskEither<Diagnostic[], Trainings>;
  readonly formatDiagnostic: (diagnostic: Diagnostic, options: { readonly color: boolean; readonly frame: boolean }) => string;
  readonly scenarioJsonSchema: () => Promise<unknown>;
  readonly summaryJsonSchema: () => Promise<unknown>;
  readonly run: (scenario: Scenario, options: RunOptions) => TaskEither<EngineError, Summary>;
  readonly describeTables: (scenario: Scenario) => Promise<string>;
  readonly describeKernels: (scenario: Scenario) => Promise<string>;
  readonly listBackends: () => Promise<readonly BackendState[]>;
  /** What TensorFlow.js can train on here. */
  readonly listLearningBackends: () => Promise<readonly BackendState[]>;
  /** TensorFlow.js on the best backend that works, or on the one named; rejected with the kind `unavailable` where that is not there. */
  readonly openLearning: (name: LearningBackend | undefined) => Promise<Learning>;
  /** The columns of a file that play the parts of a kind: as stated, else by their names. */
  readonly columnsOf: (kind: FitKind, file: string, stated: StatedColumns) => TaskEither<readonly Diagnostic[], StatedColumns>;
  readonly trainer: (kind: FitKind) => Promise<Trainer>;
  readonly readModel: (path: string) => TaskEither<readonly Diagnostic[], StoredModel>;
  readonly cardMarkdown: (card: Card) => Promise<string>;
  /** Weights as the content of their files; `path`: that of the manifest. */
  readonly weightFiles: (path: string, weights: readonly NamedWeights[]) => Promise<readonly { readonly path: string; readonly content: string | Uint8Array }[]>;
}
