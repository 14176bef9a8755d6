import { createRequire } from 'node:module';
import { emitKernel } from '../../engine/backends/gpu/emit.js';
import { installWebGpu } from '../../engine/backends/gpu/installWebGpu.js';
import { TablePacking } from '../../engine/backends/gpu/packing.js';
import { probeWebGpu } from '../../engine/backends/gpu/probe.js';
import { kernelHelpers } from '../../engine/backends/gpu/helpers.js';
import { allocate } from '../../engine/backends/memory.js';
import { compileReference } from '../../engine/backends/reference/emit.js';
import { compileSimd, instantiateSimd } from '../../engine/backends/simd/module.js';
import { Graph } from '../../engine/expression/graph.js';
import type { ArrayReference, Expression } from '../../engine/expression/type.js';

export type Target = 'reference' | 'simd' | 'webasm' | 'webgpu';

/** Backends that every machine has; `webgpu` joins them where an adapter answers (see `targets`). */
export const alwaysThere: readonly Target[] = ['reference', 'simd', 'webasm'];

const webgpu = await probeWebGpu({ software: true });

/** Every backend of this machine; says so where the GPU's is left out. */
export function targets(): readonly Target[] {
  if (webgpu.available) return [...alwaysThere, 'webgpu'];
  console.log(`  (skipped on webgpu: ${webgpu.detail})`);
  return alwaysThere;
}

export interface Grid {
  readonly places: number;
  readonly trials: number;
}

/** Something to compute at every place of every trial. */
export type Formula = (graph: Graph, place: Expression, trial: Expression) => Expression;

/** The values of a formula on a backend, `[place][trial]`. */
export async function evaluate(target: Target, formula: Formula, grid: Grid): Promise<Float32Array> {
  if (target === 'webasm' || target === 'webgpu') return evaluateOnGpu(target, formula, grid);
  const { places, trials } = grid;
  const graph = new Graph();
  const out = output(places);
  graph.for('place', graph.constant('index', 0), graph.constant('index', places), 1, (place) =>
    graph.store(out, [place], formula(graph, place, graph.given('i32', 'trial'))),
  );
  if (target === 'reference') {
    const values = allocate(out, trials);
    compileReference(graph)({ out: values }, 0, trials);
    return values as Float32Array;
  }
  const code = compileSimd(graph, trials);
  const width = code.layout.tile;
  const instance = instantiateSimd(code);
  instance.run(0, trials);
  const values = new Float32Array(places * trials);
  for (let place = 0; place < places; place++) {
    values.set((instance.memory.out as Float32Array).subarray(place * width, place * width + trials), place * trials);
  }
  return values;
}

function output(places: number): ArrayReference {
  return { name: 'out', type: 'f32', role: 'output', shape: { place: places }, perTrial: true };
}

let webGpuInstalled: Promise<unknown> | undefined;

async function evaluateOnGpu(mode: 'webasm' | 'webgpu', formula: Formula, { places, trials }: Grid): Promise<Float32Array> {
  if (mode === 'webgpu') await (webGpuInstalled ??= installWebGpu());
  const graph = new Graph({ threefryFunction: true });
  const place = graph.given('index', 'place');
  const value = formula(graph, place, graph.given('i32', 'trial'));
  const { source } = emitKernel(graph, { value, atPlaces: true }, new TablePacking());
  const { GPU, input } = createRequire(import.meta.url)('gpu.js');
  const gpu = new GPU({ mode });
  for (const helper of kernelHelpers()) gpu.addFunction(helper.source, { argumentTypes: helper.argumentTypes, returnType: helper.returnType });
  const kernel = gpu.createKernel(source, {
    output: [trials, places],
    precision: 'single',
    loopMaxIterations: 10_000,
    argumentTypes: { shared: 'Array', perTrial: 'Input', month: 'Integer', trialBase: 'Integer' },
  });
  const pipeline = gpu.createPipeline((shared: unknown, perTrial: unknown, trialBase: unknown) => kernel(shared, perTrial, 0, trialBase));
  const rows: Float32Array[] = await pipeline(new Float32Array(1), input(new Float32Array(trials), [trials, 1]), 0);
  const ran = `${pipeline.backend} ${pipeline.executorKind}`;
  await pipeline.destroy();
  await gpu.destroy();
  if (!/^(webgpu fused-encoder|webasm fused-(sync|threaded))$/.test(ran)) throw new Error(`${mode} was run by ${ran}: ${pipeline.fallbackReason}`);
  const values = new Float32Array(places * trials);
  rows.forEach((row, position) => values.set(row, position * trials));
  return values;
}
