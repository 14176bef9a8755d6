import { valuesOf } from '../../expression/arrays.js';
import type { Graph } from '../../expression/graph.js';
import type { Memory, Numbers } from '../memory.js';
import { emitSimd } from './emit.js';
import { encodeModule } from './encoder.js';
import { lanes, layOut, type Layout } from './layout.js';

/** A program compiled for the vector unit: bytes that any thread can instantiate, and where its arrays lie. */
export interface SimdCode {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly layout: Layout;
}

/** Compiles a program for tiles of `tile` trials. */
export function compileSimd(graph: Graph, tile: number): SimdCode {
  const layout = layOut(graph.root, Math.ceil(tile / lanes) * lanes);
  return { bytes: encodeModule(emitSimd(graph, layout)), layout };
}

/** One thread's instance of a program, with its own memory. */
export interface SimdInstance {
  /** Views of the memory by array name, `[..shape][trial of the tile]`. */
  readonly memory: Memory;
  /** Runs the first `trials` of the tile; what lies beyond them in their last group of `lanes` is left undefined. */
  readonly run: (firstTrial: number, trials: number) => void;
}

export function instantiateSimd(code: SimdCode): SimdInstance {
  const memory = new WebAssembly.Memory({ initial: code.layout.pages });
  const module = new WebAssembly.Module(code.bytes);
  const { exports } = new WebAssembly.Instance(module, { host: { memory } });
  const simulate = exports.simulate as (firstTrial: number, groups: number) => void;
  return {
    memory: views(code.layout, memory.buffer),
    run: (firstTrial, trials) => simulate(firstTrial, Math.ceil(trials / lanes)),
  };
}

function views(layout: Layout, buffer: ArrayBuffer): Memory {
  const memory: Record<string, Numbers> = {};
  for (const { array, offset, trials } of layout.placements.values()) {
    const length = valuesOf(array) * trials;
    memory[array.name] =
      array.type === 'money'
        ? new Float64Array(buffer, offset, length)
        : array.type === 'f32'
          ? new Float32Array(buffer, offset, length)
          : new Int32Array(buffer, offset, length);
  }
  return memory;
}
