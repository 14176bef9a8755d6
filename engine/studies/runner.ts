import { tryCatch, type TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { chooseBackend, type Choice } from '../backends/choose.js';
import type { Backend, BackendName } from '../backends/backend.js';
import type { SimdBackend } from '../backends/simd/backend.js';
import type { Compiled } from '../compile.js';
import type { EngineError } from '../error.js';
import { inBatches } from '../inBatches.js';
import { allocateOutputs, outputReferences, type Outputs } from '../outputs.js';
import { outputStatistics, outputStatisticsHere, type OutputStatistics } from '../outputStatistics.js';
import { explained } from '../overflow.js';
import { refilled } from '../refilled.js';
import { checkRequest } from '../request.js';
import { engineError } from '../simulate.js';
import { structureOf } from '../structure.js';
import type { RanOn, Trials } from '../trials.js';

/** How the runs of a study are made. */
export interface StudyOptions {
  /** `auto`, the default, is SIMD, whose kernels variants share, and the reference for expected values. */
  readonly backend?: BackendName | 'auto';
  readonly threads?: number;
  /** Stops the study between two batches of trials. */
  readonly signal?: AbortSignal;
}

/** Which trials of a scenario are wanted. */
export interface Wanted {
  /** How many; as many as the scenario says, where absent. */
  readonly trials?: number;
  /** The first of them, 0 by default. From the scenario's number of trials on what is uncertain repeats, with luck of its own. */
  readonly from?: number;
  /** Whether statistics of all measures will be asked for, as a summary does: then the threads that simulated work them out. */
  readonly summary?: boolean;
}

/** What the runs of a study have cost. */
export interface StudyCost {
  readonly runs: number;
  readonly trials: number;
  /** How often kernels were made; all other runs filled tables anew and nothing more. */
  readonly compiled: number;
}

/** Simulates variants of a business, those that differ in numbers and months alone with the same kernels. */
export interface Runner {
  /**
   * The same trials have the same luck whatever is asked beside them, in every variant with one seed.
   * There are no replicates, so that a summary of them does not split variances.
   * @throws Cancelled by the signal of the study
   * @throws InvalidDraw, InvalidRequest, Overflow, TooLarge where the variant's own numbers make it impossible
   */
  readonly run: (scenario: Scenario, wanted?: Wanted) => Promise<Trials>;
  readonly cost: () => StudyCost;
}

/** Programs that are kept ready at once, each with its threads; a study seldom has more structures in turns. */
const mostWorkshops = 3;

interface Workshop {
  readonly structure: string;
  readonly compiled: Compiled;
  backend: Backend | SimdBackend;
  readonly fallbackReason: string | null;
}

/** Opens a runner for the time of a piece of work. */
export function withRunner<Result>(options: StudyOptions, work: (runner: Runner) => Promise<Result>): TaskEither<EngineError, Result> {
  return tryCatch(async () => {
    const runner = new SharedKernels(options);
    try {
      return await work(runner);
    } finally {
      await runner.close();
    }
  }, engineError);
}

class SharedKernels implements Runner {
  /** Those used last come last. */
  private workshops: Workshop[] = [];
  private readonly spent = { runs: 0, trials: 0, compiled: 0 };

  constructor(private readonly options: StudyOptions) {}

  cost(): StudyCost {
    return { ...this.spent };
  }

  async run(scenario: Scenario, { trials = scenario.trials, from = 0, summary = false }: Wanted = {}): Promise<Trials> {
    checkRequest(scenario, this.options);
    const begun = performance.now();
    const { compiled, backend, outputs, fallbackReason } = await this.ready(scenario, from + trials);
    await inBatches(backend, outputs, { signal: this.options.signal }, from);
    this.spent.runs++;
    this.spent.trials += trials;
    const own = from === 0 ? outputs : withoutFirst(outputs, from);
    const ran: RanOn = { name: backend.name, executor: backend.executor(), threads: backend.threads, fallbackReason };
    const statistics = summary && from === 0 ? await statisticsOf(scenario, outputs, backend) : undefined;
    return trialsOf(scenario, compiled, own, ran, performance.now() - begun, statistics);
  }

  /** A backend with the tables of a scenario, and its outputs. */
  private async ready(scenario: Scenario, columns: number): Promise<Choice> {
    const structure = structureOf(scenario);
    const known = this.workshops.find((workshop) => workshop.structure === structure);
    const other = known !== undefined && 'again' in known.backend ? refilled(known.compiled, scenario) : undefined;
    if (known !== undefined && other !== undefined && 'again' in known.backend) {
      const outputs = allocateOutputs(outputReferences(other.program), columns);
      known.backend = known.backend.again(other.tables, outputs);
      this.workshops = [...this.workshops.filter((workshop) => workshop !== known), known];
      return { compiled: other, outputs, backend: known.backend, fallbackReason: known.fallbackReason };
    }
    await this.close(known === undefined ? this.workshops.slice(0, -(mostWorkshops - 1)) : [known]);
    const { backend = 'auto', threads } = this.options;
    const choice = await chooseBackend(scenario, backend === 'auto' && !scenario.expected ? 'simd' : backend, { threads, only: columns });
    this.spent.compiled++;
    this.workshops.push({ structure, compiled: choice.compiled, backend: choice.backend, fallbackReason: choice.fallbackReason });
    return choice;
  }

  async close(workshops: readonly Workshop[] = this.workshops): Promise<void> {
    this.workshops = this.workshops.filter((workshop) => !workshops.includes(workshop));
    for (const { backend } of workshops) await backend.close();
  }
}

async function statisticsOf(scenario: Scenario, outputs: Outputs, backend: Backend | SimdBackend): Promise<OutputStatistics> {
  try {
    return await outputStatistics(outputs, backend);
  } catch (error) {
    throw explained(error, scenario, outputs);
  }
}

/** Trials whose statistics are worked out when somebody first asks. */
function trialsOf(scenario: Scenario, { model }: Compiled, outputs: Outputs, backend: RanOn, durationMs: number, known?: OutputStatistics): Trials {
  let statistics = known;
  return {
    scenario,
    model,
    outputs,
    backend,
    durationMs,
    get statistics() {
      return (statistics ??= outputStatisticsHere(outputs));
    },
  };
}

/** The outputs of the trials from one on, numbered from 0. */
function withoutFirst(outputs: Outputs, from: number): Outputs {
  const trials = outputs.columns - from;
  const arrays = [...outputs.arrays].map(([name, { reference, values }]) => {
    const rows = values.length / outputs.columns;
    const own = values instanceof Float32Array ? new Float32Array(rows * trials) : new Float64Array(rows * trials);
    for (let row = 0; row < rows; row++) own.set(values.subarray(row * outputs.columns + from, (row + 1) * outputs.columns), row * trials);
    return [name, { reference, values: own }] as const;
  });
  return { trials, columns: trials, arrays: new Map(arrays) };
}
