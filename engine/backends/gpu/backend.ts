import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import type { IPipelineRunShortcut } from 'gpu.js';
import type { Compiled } from '../../compile.js';
import { BackendUnavailable } from '../../error.js';
import { columnsOf, type Outputs } from '../../outputs.js';
import { countMeasures, outputName } from '../../names.js';
import type { Backend } from '../backend.js';
import { batchFor } from '../memory.js';
import { loopLimit, scalarArguments, tableArguments } from './emit.js';
import { installWebGpu } from './installWebGpu.js';
import { planFor, type GpuPlan } from './plan.js';
import { totalName, type PlannedStep, type PlannedSum } from './planStep.js';
import { kernelHelpers } from './helpers.js';

/** gpu.js is a CommonJS package. */
type GpuPackage = typeof import('gpu.js') & { input: (values: Float32Array, size: number[]) => never };
const { GPU, input } = createRequire(import.meta.url)('gpu.js') as GpuPackage;

/** Executors that run a whole plan by themselves; anything else is a fallback that nobody asked for. */
const fusedExecutors = { webgpu: ['fused-encoder'], webasm: ['fused-threaded', 'fused-sync'] } as const;

/** What a pipeline hands back: values by trial, or by place and trial. */
type Handed = Record<string, Float32Array | Float32Array[]>;

/**
 * gpu.js: all months of a batch of trials in one fused pipeline, on a GPU or as WebAssembly.
 * @throws BackendUnavailable when gpu.js falls back to another executor than the one asked for
 */
export async function gpuBackend(compiled: Compiled, mode: 'webgpu' | 'webasm'): Promise<Backend> {
  if (mode === 'webgpu') await installWebGpu();
  const { model, tables } = compiled;
  const plan = planFor(compiled);
  const width = Math.min(batchFor(plan.valuesPerTrial), model.scenario.trials);
  const gpu = new GPU({ mode });
  const pipeline = buildPipeline(gpu, plan, model.steps, width);
  const shared = plan.packing.fillShared(tables);
  return {
    name: mode,
    threads: mode === 'webasm' ? availableParallelism() : 1,
    batch: width,
    executor: () => `gpu.js ${pipeline.executorKind}`,
    simulate: async (outputs, firstTrial, trials) => {
      for (let first = firstTrial; first < firstTrial + trials; first += width) {
        const count = Math.min(width, firstTrial + trials - first);
        const { values, rows } = plan.packing.fillTrials(tables, first, width);
        const handed = (await pipeline(shared, input(values, [width, rows]), first)) as unknown as Handed;
        assertFused(pipeline, mode);
        collectHanded(compiled, plan, outputs, handed, first, count);
      }
    },
    close: async () => {
      await pipeline.destroy();
      await gpu.destroy();
    },
  };
}

function assertFused(pipeline: IPipelineRunShortcut, mode: 'webgpu' | 'webasm'): void {
  const expected: readonly string[] = fusedExecutors[mode];
  if (pipeline.backend === mode && expected.includes(pipeline.executorKind)) return;
  throw new BackendUnavailable(`${mode}: gpu.js ran ${pipeline.backend} (${pipeline.executorKind}) instead: ${pipeline.fallbackReason}`);
}

type Kernel = (...values: unknown[]) => unknown;

function buildPipeline(gpu: InstanceType<typeof GPU>, plan: GpuPlan, steps: number, width: number): IPipelineRunShortcut {
  kernelHelpers().forEach(({ source, argumentTypes, returnType }) => gpu.addFunction(source as never, { argumentTypes, returnType }));
  const opening = plan.opening.map((step) => prepare(gpu, step, width));
  const month = plan.month.map((step) => prepare(gpu, step, width));
  return gpu.createPipeline(function (shared: unknown, perTrial: unknown, trialBase: unknown) {
    const handed: Record<string, unknown> = {};
    const arrays = new Map<string, unknown>();
    for (const run of opening) run(arrays, [shared, perTrial, 0, trialBase]);
    for (let step = 0; step < steps; step++) {
      for (const run of month) run(arrays, [shared, perTrial, step, trialBase]);
      for (const name of plan.handedOut) handed[`${step} ${name}`] = arrays.get(name);
      if (step === 0) for (const name of plan.handedOutOnce) handed[name] = arrays.get(name);
      plan.carried
        .map(([state, next]) => [state, arrays.get(next)] as const)
        .forEach(([state, value]) => arrays.set(state, value));
    }
    return handed;
  } as never);
}

/** Makes a kernel ready to be called with the arrays that others have written so far. */
function prepare(gpu: InstanceType<typeof GPU>, step: PlannedStep, width: number): (arrays: Map<string, unknown>, common: unknown[]) => void {
  const settings = { precision: 'single' as const, loopMaxIterations: loopLimit };
  if (step.kind === 'sum') {
    const { reads, writes, starts } = step.sum;
    const sum = gpu.createKernel(sumText(step.sum), {
      ...settings,
      loopMaxIterations: Math.max(...starts) + 1,
      output: [width, starts.length - 1],
      argumentTypes: { values: 'Input' },
    } as never) as unknown as Kernel;
    return (arrays) => arrays.set(writes, sum(arrays.get(reads)));
  }
  const { writes, places, text } = step.kernel;
  const types = {
    ...Object.fromEntries(text.arrays.map((_, position) => [`a${position}`, 'Input'])),
    [tableArguments[0]]: 'Array',
    [tableArguments[1]]: 'Input',
    ...Object.fromEntries(scalarArguments.map((name) => [name, 'Integer'])),
  };
  const kernel = gpu.createKernel(text.source, {
    ...settings,
    output: places === 0 ? [width] : [width, places],
    argumentTypes: types,
  } as never) as unknown as Kernel;
  return (arrays, common) => arrays.set(writes, kernel(...text.arrays.map((name) => arrays.get(name)), ...common));
}

/** Adds up, for each segment and trial, the values of the segment's agents, from the first to the last. */
function sumText({ starts }: PlannedSum): string {
  const pick = (values: readonly number[]): string =>
    values.slice(1).reduce((text, value, position) => `(this.thread.y > ${position} ? ${value} : ${text})`, String(values[0]));
  const longest = Math.max(...starts.slice(1).map((end, position) => end - starts[position]));
  return `function(values) {
const first = ${pick(starts.slice(0, -1))};
const count = ${pick(starts.slice(1).map((end, position) => end - starts[position]))};
let total = 0;
for (let agent = 0; agent < ${longest}; agent++) { if (agent < count) { total = total + values[first + agent][this.thread.x]; } }
return total;
}`;
}

/** Brings what the pipeline handed out to the outputs: counts as they are, money with its running totals in double precision. */
function collectHanded({ model }: Compiled, plan: GpuPlan, outputs: Outputs, handed: Handed, first: number, count: number): void {
  const measure = (name: string, step: number): Float32Array | Float64Array => columnsOf(outputs, outputName.measure(name), step);
  const valuesAt = (name: string, step: number): Float32Array => handed[`${step} ${name}`] as Float32Array;
  const balances = [...plan.balances].map(([name, { flow, opening }]) => ({ name, flow, total: Float64Array.from(handed[opening] as Float32Array) }));
  const sums = [...plan.sums].map(([name, flow]) => ({ flow, total: columnsOf(outputs, outputName.sum(name), 0) }));
  sums.forEach(({ total }) => total.fill(0, first, first + count));
  for (let step = 0; step < model.steps; step++) {
    for (const [name, total] of Object.entries(countMeasures)) {
      const target = measure(name, step);
      target.fill(0, first, first + count);
      for (const population of model.populations) {
        const segments = handed[`${step} ${totalName(population, total)}`] as Float32Array[] | undefined;
        segments?.forEach((values) => {
          for (let trial = 0; trial < count; trial++) target[first + trial] += values[trial];
        });
      }
    }
    for (const population of model.populations) {
      const segments = handed[`${step} ${totalName(population, 'subscribers')}`] as Float32Array[];
      segments.forEach((values, segment) => {
        columnsOf(outputs, outputName.segments(population), step * segments.length + segment).set(values.subarray(0, count), first);
      });
    }
    plan.records.forEach((name, output) => columnsOf(outputs, output, step).set(valuesAt(name, step).subarray(0, count), first));
    balances.forEach(({ name, flow, total }) => {
      const values = valuesAt(flow, step);
      const target = measure(name, step);
      for (let trial = 0; trial < count; trial++) target[first + trial] = total[trial] += values[trial];
    });
    sums.forEach(({ flow, total }) => {
      const values = valuesAt(flow, step);
      for (let trial = 0; trial < count; trial++) total[first + trial] += values[trial];
    });
  }
}
