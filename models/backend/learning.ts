import type * as tf from '@tensorflow/tfjs-core';

/** Backends of TensorFlow.js in the order in which they are preferred. */
export const learningBackends = ['tfjs-node-gpu', 'webgpu', 'tfjs-node', 'wasm', 'cpu'] as const;
export type LearningBackend = (typeof learningBackends)[number];

/** TensorFlow.js, ready to train on one backend. */
export interface Learning {
  readonly tf: typeof tf;
  readonly backend: LearningBackend;
  /** `TensorFlow.js 4.22.0 on wasm`, for cards and reports. */
  readonly title: string;
}
