import { createRequire } from 'node:module';
import type * as tf from '@tensorflow/tfjs-core';
import { registerRowKernels } from './rowKernels.js';
import { isSoftware, openAdapter } from './installWebGpu.js';
import type { LearningBackend } from './learningBackends.js';
import { withoutNewListeners } from './quietListeners.js';
import { trainingError } from './trainsCorrectly.js';

/** A backend that is in force and has trained correctly. */
export interface LoadedBackend {
  readonly tf: typeof tf;
  /** What it computes on, for people. */
  readonly detail: string;
  /** It stands for a GPU and computes on the processor. */
  readonly software: boolean;
}

/** Largest difference from plain JavaScript at which a backend counts as right; GPUs round sums in another order. */
const tolerances: Readonly<Record<LearningBackend, number>> = { 'tfjs-node-gpu': 1e-4, webgpu: 1e-4, 'tfjs-node': 1e-5, wasm: 1e-5, cpu: 1e-5 };

/** Names under which TensorFlow.js knows the backends. */
const registered: Readonly<Record<LearningBackend, string>> = { 'tfjs-node-gpu': 'tensorflow', webgpu: 'webgpu', 'tfjs-node': 'tensorflow', wasm: 'wasm', cpu: 'cpu' };

/** Package of a backend that users install themselves; undefined: it comes with this one. */
export const packageOfBackend = (backend: LearningBackend): string | undefined =>
  backend === 'tfjs-node-gpu' || backend === 'tfjs-node' ? `@tensorflow/${backend}` : undefined;

/** Whether a package can be found from here, without loading it. */
export const isInstalled = (name: string): boolean => {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
};

/**
 * Loads a backend into this process, puts it in force and lets it train. Nothing of TensorFlow.js is loaded before.
 * @throws Error with the reason why it does not work here
 */
export const loadBackend = async (backend: LearningBackend): Promise<LoadedBackend> => {
  const tensors = await import('@tensorflow/tfjs-core');
  // Nothing but warnings depends on it, and those go to the terminal of whoever trains.
  tensors.env().set('PROD', true);
  // In Node the core registers no gradients; the layers do.
  await import('@tensorflow/tfjs-layers');
  const { detail, software } = await register(backend, tensors);
  const inForce = await withoutNewListeners(async () => (await tensors.setBackend(registered[backend])) && (await tensors.ready().then(() => true)));
  if (!inForce) throw new Error('it does not start');
  const error = await trainingError(tensors);
  if (!(error <= tolerances[backend])) throw new Error(`it trains wrongly: ${error} off`);
  return { tf: tensors, detail, software };
};

const register = async (backend: LearningBackend, tensors: typeof tf): Promise<{ readonly detail: string; readonly software: boolean }> => {
  switch (backend) {
    case 'cpu':
      await import('@tensorflow/tfjs-backend-cpu');
      registerRowKernels(tensors, 'cpu');
      return { detail: 'plain JavaScript, one thread', software: false };
    case 'wasm':
      await import('@tensorflow/tfjs-backend-wasm');
      registerRowKernels(tensors, 'wasm');
      return { detail: 'WebAssembly, one thread', software: false };
    case 'webgpu': {
      const adapter = await openAdapter();
      await import('@tensorflow/tfjs-backend-webgpu');
      return { detail: adapter, software: isSoftware(adapter) };
    }
    case 'tfjs-node':
    case 'tfjs-node-gpu':
      return { detail: await loadNative(`@tensorflow/${backend}`), software: false };
  }
};

/** Loads the native library of a package that is not among the dependencies, hence by a name that the compiler does not look up. */
const loadNative = async (name: string): Promise<string> => {
  // Written to the terminal by the library itself, from information up; 2: errors only.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  // Node 23 removed what tfjs-node 4.22.0 still calls.
  const util = createRequire(import.meta.url)('node:util') as { isNullOrUndefined?: (value: unknown) => boolean };
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
  const { version } = (await import(name)) as { readonly version: Readonly<Record<string, string>> };
  return `TensorFlow ${version['tensorflow'] ?? version['tfjs-node'] ?? 'of unknown version'}`;
};
