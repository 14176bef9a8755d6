import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import type { Learning } from '../../../models/backend/learning.js';

/** TensorFlow.js on its plain backend, which every machine has. */
export const openPlain = async (): Promise<Learning> => {
  await tf.setBackend('cpu');
  return { tf, backend: 'cpu', title: `TensorFlow.js ${tf.version_core} on cpu` };
};
