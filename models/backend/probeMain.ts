import { learningBackends } from './learningBackends.js';
import { loadBackend } from './loadBackend.js';
import { answerMark, type LearningProbe } from './probeLearning.js';
import { reasonOf } from './reasonOf.js';

/** Trains on the backend named on the command line, prints what came of it, and ends: the threads of a driver would keep the process alive. */
const probe = async (wanted: string | undefined): Promise<LearningProbe> => {
  try {
    const backend = learningBackends.find((name) => name === wanted);
    if (backend === undefined) throw new Error(`no such backend: ${wanted}`);
    const { detail, software } = await loadBackend(backend);
    return { available: true, detail, software };
  } catch (error) {
    return { available: false, detail: reasonOf(error), software: false };
  }
};

const answer = JSON.stringify(await probe(process.argv[2]));
process.stdout.write(`\n${answerMark}${answer}\n`, () => process.exit(0));
