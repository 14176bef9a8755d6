import { openLearning } from '../../../models/backend/openLearning.js';
import type { Learning } from '../../../models/backend/learning.js';

/** TensorFlow.js on its plain backend, which every machine has; other tests may have put another one in force. */
export const openPlain = (): Promise<Learning> => openLearning('cpu');
