import type { Backend } from './backends/backend.js';
import { Cancelled } from './error.js';
import type { Outputs } from './outputs.js';
import type { SimulateOptions } from './simulate.js';

/**
 * Simulates all columns of some outputs, or those from one on, a batch at a time.
 * @throws Cancelled when the signal asks for it between two batches
 */
export async function inBatches(backend: Backend, outputs: Outputs, { batch = backend.batch, signal, onProgress }: SimulateOptions, from = 0): Promise<void> {
  for (let first = from; first < outputs.columns; first += batch) {
    if (signal?.aborted) throw new Cancelled('the simulation was cancelled');
    const trials = Math.min(batch, outputs.columns - first);
    await backend.simulate(outputs, first, trials);
    onProgress?.(first + trials, outputs.columns);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
