/** Backends of TensorFlow.js in the order in which they are preferred. */
export const learningBackends = ['tfjs-node-gpu', 'webgpu', 'tfjs-node', 'wasm', 'cpu'] as const;
export type LearningBackend = (typeof learningBackends)[number];
