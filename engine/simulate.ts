import { tryCatch, type TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { BackendName } from './backends/backend.js';
import { chooseBackend, type Choice } from './backends/choose.js';
import { BackendUnavailable, Cancelled, Mistakes, TooLarge, type EngineError } from './error.js';
import { inBatches } from './inBatches.js';
import { explained, Overflow } from './overflow.js';
import type { Outputs } from './outputs.js';
import { outputStatistics } from './outputStatistics.js';
import { InvalidDraw } from './random/draw.js';
import { checkRequest, InvalidRequest } from './request.js';
import type { Trials } from './trials.js';

export interface SimulateOptions {
  /** `auto` by default: the best backend that is there. A named one that is not there is an error. */
  readonly backend?: BackendName | 'auto';
  /** Threads of the SIMD backend; by default all cores, or one where the work is too small to share. */
  readonly threads?: number;
  /** Trials between two looks at the signal and two reports of progress; the result does not depend on it. */
  readonly batch?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Simulates every trial of a scenario and summarises each measure in each month over the trials. */
export function simulate(scenario: Scenario, options: SimulateOptions = {}): TaskEither<EngineError, Trials> {
  return simulateAnd(scenario, options, async ({ trials }) => trials);
}

/** Trials, and the backend that simulated them, still open. */
export interface Simulated {
  readonly trials: Trials;
  readonly choice: Choice;
}

/** Simulates, and lets somebody work with the trials and with the backend before that is closed. */
export function simulateAnd<Result>(
  scenario: Scenario,
  options: SimulateOptions,
  use: (simulated: Simulated) => Promise<Result>,
): TaskEither<EngineError, Result> {
  return tryCatch(async () => {
    const simulated = await simulateOrThrow(scenario, options);
    try {
      return await use(simulated);
    } catch (error) {
      throw explained(error, scenario, simulated.trials.outputs);
    } finally {
      await simulated.choice.backend.close();
    }
  }, engineError);
}

async function simulateOrThrow(scenario: Scenario, options: SimulateOptions): Promise<Simulated> {
  const { backend: name = 'auto', threads, batch } = options;
  checkRequest(scenario, options);
  const begun = performance.now();
  const choice = await chooseBackend(scenario, name, { threads, batch });
  try {
    return await simulateOn(choice, scenario, options, begun);
  } catch (error) {
    const isOurs = error instanceof Cancelled || error instanceof InvalidDraw || error instanceof Overflow;
    if (name !== 'auto' || choice.backend.name !== 'webgpu' || isOurs) throw error;
    // A GPU that answered may still fail at the work itself; nobody asked for it by name.
    const next = await chooseBackend(scenario, 'simd', { threads, batch });
    return simulateOn({ ...next, fallbackReason: `webgpu: ${(error as Error).message}` }, scenario, options, begun);
  }
}

async function simulateOn(choice: Choice, scenario: Scenario, options: SimulateOptions, begun: number): Promise<Simulated> {
  const { backend, outputs, compiled, fallbackReason } = choice;
  try {
    await inBatches(backend, outputs, options);
    const trials: Trials = {
      scenario,
      model: compiled.model,
      outputs,
      statistics: await explaining(scenario, outputs, () => outputStatistics(outputs, backend)),
      backend: { name: backend.name, executor: backend.executor(), threads: backend.threads, fallbackReason },
      durationMs: performance.now() - begun,
    };
    return { trials, choice };
  } catch (error) {
    await backend.close();
    throw error;
  }
}

async function explaining<Result>(scenario: Scenario, outputs: Outputs, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explained(error, scenario, outputs);
  }
}

export function engineError(error: unknown): EngineError {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Mistakes) return { kind: 'invalid', message, diagnostics: error.diagnostics };
  if ([InvalidDraw, InvalidRequest, Overflow, TooLarge].some((kind) => error instanceof kind)) return { kind: 'invalid', message };
  if (error instanceof BackendUnavailable) return { kind: 'unavailable', message };
  if (error instanceof Cancelled) return { kind: 'cancelled', message };
  return { kind: 'failed', message: error instanceof Error ? (error.stack ?? message) : message };
}
