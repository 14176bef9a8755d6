import { availableParallelism } from 'node:os';
import type { Scenario } from '../../scenarios/scenario.js';
import type { Compiled } from '../compile.js';
import { compile } from '../compile.js';
import { BackendUnavailable } from '../error.js';
import { allocateOutputs, outputReferences, type Outputs } from '../outputs.js';
import { replicateCount } from '../replicates.js';
import type { Backend, BackendName } from './backend.js';
import { probeWebGpu } from './gpu/probe.js';
import { referenceBackend } from './reference/backend.js';
import { simdBackend, type SimdBackend } from './simd/backend.js';

/** A backend that is ready, the outputs it writes to, and why not a better one. */
export interface Choice {
  readonly compiled: Compiled;
  readonly outputs: Outputs;
  readonly backend: Backend | SimdBackend;
  readonly fallbackReason: string | null;
}

/** What a month of an agent takes on one thread, in nanoseconds: one draw of an individual, three of a group (docs/benchmarks.md). */
const agentMonthNanoseconds = { individual: 4, group: 100 };
/** Seconds of work on one thread below which starting more takes longer than it saves. */
const threadsFrom = 0.1;
/** Seconds of work on all threads below which a GPU, whose plan of months takes seconds to build, is not looked for. */
const gpuFrom = 10;

export interface WorkOptions {
  readonly threads?: number;
  readonly batch?: number;
  /** Only so many trials, from the first on, and no replicates. */
  readonly only?: number;
}

/**
 * Makes the named backend ready, or the best that is there: a GPU where a real adapter answers and the work is large enough,
 * else SIMD on all cores; for expected values, the reference in double precision.
 * @throws BackendUnavailable when the named one cannot run here
 */
export async function chooseBackend(scenario: Scenario, name: BackendName | 'auto', { threads, batch, only }: WorkOptions = {}): Promise<Choice> {
  if (name === 'reference' || (name === 'auto' && scenario.expected)) {
    const compiled = compile(scenario, { double: scenario.expected });
    const fallbackReason = scenario.expected ? 'expected values are computed in double precision' : null;
    return ready(compiled, scenario, () => referenceBackend(compiled), name === 'auto' ? fallbackReason : null, only);
  }
  const compiled = compile(scenario);
  if (name === 'webgpu' || name === 'webasm') return gpuChoice(compiled, scenario, name, only);
  const work = secondsOnOneThread(compiled);
  const cores = availableParallelism();
  let fallbackReason: string | null = null;
  if (name === 'auto') {
    if (work / cores < gpuFrom) {
      fallbackReason = 'webgpu: too little work to be worth starting a GPU for';
    } else {
      const probe = await probeWebGpu();
      if (probe.available) {
        try {
          return await gpuChoice(compiled, scenario, 'webgpu', only);
        } catch (error) {
          fallbackReason = `webgpu: ${(error as Error).message}`;
        }
      } else {
        fallbackReason = `webgpu: ${probe.detail}`;
      }
    }
  }
  const crew = threads ?? (work < threadsFrom ? 1 : cores);
  return ready(compiled, scenario, (outputs) => simdBackend(compiled, outputs, crew, batch), fallbackReason, only);
}

async function gpuChoice(compiled: Compiled, scenario: Scenario, name: 'webgpu' | 'webasm', only?: number): Promise<Choice> {
  if (name === 'webgpu') {
    const probe = await probeWebGpu({ software: true });
    if (!probe.available) throw new BackendUnavailable(`webgpu: ${probe.detail}`);
  }
  const { gpuBackend } = await import('./gpu/backend.js');
  const backend = await gpuBackend(compiled, name);
  return ready(compiled, scenario, () => backend, null, only);
}

async function ready(
  compiled: Compiled,
  scenario: Scenario,
  start: (outputs: Outputs) => Backend | Promise<Backend>,
  fallbackReason: string | null,
  only?: number,
): Promise<Choice> {
  const outputs = allocateOutputs(outputReferences(compiled.program), only ?? scenario.trials, only === undefined ? replicateCount(scenario) : 0);
  return { compiled, outputs, backend: await start(outputs), fallbackReason };
}

/** How long the simulation would take one thread with SIMD, roughly. */
function secondsOnOneThread({ model }: Compiled): number {
  const aStep = model.populations.reduce((total, { agents, individual }) => {
    const count = agents.reduce((sum, number) => sum + number, 0);
    return total + count * agentMonthNanoseconds[individual ? 'individual' : 'group'];
  }, 0);
  return aStep * model.steps * model.scenario.trials * 1e-9;
}

/** What is there of each backend, best first. */
export async function listBackends(): Promise<{ name: BackendName; available: boolean; detail: string }[]> {
  const probe = await probeWebGpu({ software: true });
  return [
    { name: 'webgpu', ...probe },
    { name: 'simd', available: true, detail: `WebAssembly SIMD, ${availableParallelism()} threads` },
    { name: 'webasm', available: true, detail: 'gpu.js compiled to WebAssembly' },
    { name: 'reference', available: true, detail: 'plain JavaScript, one thread; double precision for expected values' },
  ];
}
