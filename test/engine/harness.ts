import { createRequire } from 'node:module';
import { emitKernel } from '../../engine/backends/gpu/emit.js';
import { installWebGpu } from '../../engine/backends/gpu/installWebGpu.js';
import { TablePacking } from '../../engine/backends/gpu/packing.js';
import { probeWebGpu } from '../../engine/backends/gpu/probe.js';
import { kernelHelpers } from '../../engine/backends/gpu/helpers.js';
import { allocate, type Memory, type Numbers } from '../../engine/backends/memory.js';
import { compileReference } from '../../engine/backends/reference/emit.js';
import { compileSimd, instantiateSimd } from '../../engine/backends/simd/module.js';
import { valuesOf } from '../../engine/expression/arrays.js';
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

/** A table for a formula to load from: `[..shape][trial]` where it has values per trial, else `[..shape]`. */
export interface GridTable {
  readonly reference: ArrayReference;
  readonly values: Numbers;
}

export interface Grid {
  readonly places: number;
  readonly trials: number;
  readonly tables?: readonly GridTable[];
}

/** Something to compute at every place of every trial. */
export type Formula = (graph: Graph, place: Expression, trial: Expression) => Expression;

/** The values of a formula on a backend, `[place][trial]`. */
export async function evaluate(target: Target, formula: Formula, grid: Grid): Promise<Float32Array> {
  return (await run(target, formula, grid, 'f32')) as Float32Array;
}

/** The amounts of money that a formula gives on a backend, `[place][trial]`; single precision on a GPU. */
export async function evaluateMoney(target: Target, formula: Formula, grid: Grid): Promise<Float64Array> {
  return (await run(target, formula, grid, 'money')) as Float64Array;
}

async function run(target: Target, formula: Formula, grid: Grid, type: 'f32' | 'money'): Promise<Numbers> {
  const out: ArrayReference = { name: 'out', type, role: 'output', shape: { place: grid.places }, perTrial: true };
  const values = allocate(out, grid.trials);
  if (target === 'webasm' || target === 'webgpu') {
    const rows = await runOnGpu(target, formula, grid);
    rows.forEach((row, position) => values.set(row, position * grid.trials));
    return values;
  }
  const graph = new Graph();
  graph.for('place', graph.constant('index', 0), graph.constant('index', grid.places), 1, (place) =>
    graph.store(out, [place], formula(graph, place, graph.given('i32', 'trial'))),
  );
  if (target === 'simd') runOnSimd(graph, grid, values);
  else compileReference(graph)({ out: values, ...valuesOfTables(grid) }, 0, grid.trials);
  return values;
}

function valuesOfTables({ tables = [] }: Grid): Memory {
  return Object.fromEntries(tables.map(({ reference, values }) => [reference.name, values]));
}

function runOnSimd(graph: Graph, { places, trials, tables = [] }: Grid, values: Numbers): void {
  const code = compileSimd(graph, trials);
  const width = code.layout.tile;
  const { memory, run } = instantiateSimd(code);
  const used = tables.filter(({ reference }) => reference.name in memory);
  for (const { reference, values } of used) {
    if (reference.perTrial) {
      for (let row = 0; row < valuesOf(reference); row++) memory[reference.name].set(values.subarray(row * trials, (row + 1) * trials), row * width);
    } else {
      memory[reference.name].set(values);
    }
  }
  run(0, trials);
  for (let place = 0; place < places; place++) values.set(memory.out.subarray(place * width, place * width + trials), place * trials);
}

let webGpuInstalled: Promise<unknown> | undefined;

async function runOnGpu(mode: 'webasm' | 'webgpu', formula: Formula, grid: Grid): Promise<Float32Array[]> {
  if (mode === 'webgpu') await (webGpuInstalled ??= installWebGpu());
  const { places, trials } = grid;
  const graph = new Graph({ threefryFunction: true });
  const place = graph.given('index', 'place');
  const packing = new TablePacking();
  const value = formula(graph, place, graph.given('i32', 'trial'));
  const { source } = emitKernel(graph, { value, atPlaces: true }, packing);
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
  const { shared, perTrial } = packedTables(packing, grid);
  const rows: Float32Array[] = await pipeline(shared, input(perTrial, [trials, perTrial.length / trials]), 0);
  const ran = `${pipeline.backend} ${pipeline.executorKind}`;
  await pipeline.destroy();
  await gpu.destroy();
  if (!/^(webgpu fused-encoder|webasm fused-(sync|threaded))$/.test(ran)) throw new Error(`${mode} was run by ${ran}: ${pipeline.fallbackReason}`);
  return rows;
}

/** The tables of a grid as `TablePacking` lays them out; none of 32-bit integers. */
function packedTables(packing: TablePacking, { trials, tables = [] }: Grid): { shared: Float32Array; perTrial: Float32Array } {
  const pack = (perTrial: boolean, width: number): Float32Array => {
    const placed = tables
      .filter(({ reference }) => reference.perTrial === perTrial)
      .map(({ reference, values }) => ({ values, start: packing.offsetOf(reference) * width }));
    const packed = new Float32Array(Math.max(width, ...placed.map(({ values, start }) => start + values.length)));
    placed.forEach(({ values, start }) => packed.set(values, start));
    return packed;
  };
  return { shared: pack(false, 1), perTrial: pack(true, trials) };
}
