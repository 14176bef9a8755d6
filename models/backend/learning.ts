import type * as tf from '@tensorflow/tfjs-core';
import type { LearningBackend } from './learningBackends.js';

/** TensorFlow.js, ready to train on one backend. */
export interface Learning {
  readonly tf: typeof tf;
  readonly backend: LearningBackend;
  /** `TensorFlow.js 4.22.0 on wasm`, for cards and reports. */
  readonly title: string;
}
