import { type Learning } from './learning.js';
import { learningBackends, type LearningBackend } from './learningBackends.js';
import { isInstalled, loadBackend, packageOfBackend } from './loadBackend.js';
import { probeLearning, type LearningProbe } from './probeLearning.js';
import { reasonOf } from './reasonOf.js';

/** A backend that was asked for by name does not work here. */
export class LearningUnavailable extends Error {
  readonly kind = 'unavailable';
}

/** Whether and on what a backend trains here, or why not. */
export interface LearningState {
  readonly name: LearningBackend;
  readonly available: boolean;
  readonly detail: string;
}

/** Those that run native code, which can take a process down. */
const native: ReadonlySet<LearningBackend> = new Set(['tfjs-node-gpu', 'webgpu', 'tfjs-node']);

const looks = new Map<LearningBackend, Promise<LearningProbe>>();

/** Looks whether a backend trains here, once in the life of this process. */
const look = (backend: LearningBackend): Promise<LearningProbe> => {
  const known = looks.get(backend) ?? lookAfresh(backend);
  looks.set(backend, known);
  return known;
};

const lookAfresh = async (backend: LearningBackend): Promise<LearningProbe> => {
  const name = packageOfBackend(backend);
  if (name !== undefined && !isInstalled(name)) {
    const advice = backend === 'tfjs-node-gpu' ? 'npm run gpu:install, or ' : '';
    return { available: false, detail: `${name} is not installed (${advice}npm install ${name}@4.22.0)`, software: false };
  }
  return probeLearning(backend);
};

let opened: { readonly backend: LearningBackend; readonly learning: Learning } | undefined;

const open = async (backend: LearningBackend): Promise<Learning> => {
  if (opened?.backend === backend) return opened.learning;
  const { tf } = await loadBackend(backend);
  const learning = { tf, backend, title: `TensorFlow.js ${tf.version_core} on ${backend}` };
  opened = { backend, learning };
  return learning;
};

/**
 * Opens TensorFlow.js on the backend asked for, or on the first of `learningBackends` that works here: one that has trained a small
 * embedding as plain JavaScript does, within 1e-5, or 1e-4 on a GPU. Native code is tried in a process of its own first. A WebGPU
 * device that is made of software is taken by name only. A process has one backend in force: opening another one puts that in force.
 * @throws LearningUnavailable, with the reason, when the one asked for by name does not work
 */
export const openLearning = async (wanted?: LearningBackend): Promise<Learning> => {
  const reasons: string[] = [];
  for (const backend of wanted === undefined ? learningBackends : [wanted]) {
    if (native.has(backend)) {
      const { available, detail, software } = await look(backend);
      if (!available || (software && wanted === undefined)) {
        reasons.push(`${backend}: ${detail}`);
        continue;
      }
    }
    try {
      return await open(backend);
    } catch (error) {
      reasons.push(`${backend}: ${reasonOf(error)}`);
    }
  }
  throw new LearningUnavailable(reasons.join('; '));
};

/** Every backend in the order of preference, each tried in a process of its own, so that nothing is loaded into this one. */
export const listLearningBackends = (): Promise<readonly LearningState[]> =>
  Promise.all(
    learningBackends.map(async (name) => {
      const { available, detail, software } = await look(name);
      return { name, available, detail: software ? `${detail}: computes on the processor, by name only` : detail };
    }),
  );
