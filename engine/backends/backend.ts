import type { Outputs } from '../outputs.js';

export const backendNames = ['webgpu', 'simd', 'webasm', 'reference'] as const;
export type BackendName = (typeof backendNames)[number];

/** A processor that is ready to simulate one program. */
export interface Backend {
  readonly name: BackendName;
  /** Threads of this machine that work at once. */
  readonly threads: number;
  /** Trials to ask for at a time unless the caller knows better: what fits in memory and keeps the caller informed. */
  readonly batch: number;
  /** What ran the kernels, in the words of whoever ran them; known once something has run. */
  readonly executor: () => string;
  /** Simulates trials `firstTrial` to `firstTrial + trials - 1` and writes all of their outputs. */
  readonly simulate: (outputs: Outputs, firstTrial: number, trials: number) => Promise<void>;
  readonly close: () => Promise<void>;
}
