import { parseArgs } from 'node:util';
import { learningBackends, type LearningBackend } from '../../models/backend/learningBackends.js';
import { openLearning } from '../../models/backend/openLearning.js';
import { fitBiases } from '../../models/recommender/biases.js';
import { factorise, type FactorisationPlan } from '../../models/recommender/factorise.js';
import { selectRows } from '../../models/recommender/interactions.js';
import { negativesOf } from '../../models/recommender/negatives.js';
import { splitByPerson } from '../../models/recommender/split.js';
import { drawRatings, drawUses } from '../models/recommender/tastes.js';
import { factoriseByHand, rootMeanSquareOf } from './plain/matrixFactorisation.js';

/**
 * Times matrix factorisation on generated ratings or uses, by default 1,000 people with 100 of 1,700 items each, 32 factors, batches of
 * 4,096 and Adam, on backends of TensorFlow.js and, for ratings, written by hand.
 *
 *     node dist/test/bench/recommender.js [--backend wasm --backend cpu] [--epochs 5] [--people n] [--items n] [--each n] [--uses]
 *
 * Prints one line of JSON for each: milliseconds of the first epoch and the best, the processor's milliseconds of an epoch (which a
 * busy machine disturbs less), and the error on held-out ratings.
 */
const { values: options } = parseArgs({
  options: {
    backend: { type: 'string', multiple: true, default: ['wasm', 'cpu'] },
    people: { type: 'string', default: '1000' },
    items: { type: 'string', default: '1700' },
    each: { type: 'string', default: '100' },
    epochs: { type: 'string', default: '5' },
    uses: { type: 'boolean', default: false },
  },
});
const [people, items, each, epochs] = [Number(options.people), Number(options.items), Number(options.each), Number(options.epochs)];
const { interactions } = (options.uses ? drawUses : drawRatings)({ people, items, factors: 8, each, seed: 'bench' });
const split = splitByPerson(interactions, 'bench');
const [train, validation, test] = [split.train, split.validation, split.test].map((rows) => selectRows(interactions, rows));
const nothing = { mean: 0, personBias: new Float32Array(people), itemBias: new Float32Array(items) };

let marks: { readonly wall: number; readonly cpu: number }[] = [];
const mark = (): void => {
  const { user, system } = process.cpuUsage();
  marks.push({ wall: performance.now(), cpu: (user + system) / 1000 });
};

const plan: FactorisationPlan = {
  kind: interactions.kind,
  people,
  items,
  train,
  validation,
  start: options.uses ? nothing : fitBiases(train, validation, people, items),
  unit: 1,
  drawNegatives: negativesOf(train, people, items),
  settings: { factors: 32, epochs, learningRate: 0.02, penalty: 0.1, batch: 4096, negatives: 4 },
  seed: 'bench',
  signal: new AbortController().signal,
  onEpoch: mark,
};

const report = (name: string, error: number): void => {
  const walls = marks.slice(1).map(({ wall }, at) => Math.round(wall - marks[at].wall));
  const cpu = Math.round((marks[marks.length - 1].cpu - marks[0].cpu) / (marks.length - 1));
  const peakMemoryMB = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ name, rows: train.people.length, epochs: walls.length, firstMs: walls[0], bestMs: Math.min(...walls), processorMs: cpu, heldOutRmse: options.uses ? null : error, peakMemoryMB }));
  marks = [];
};

for (const name of options.backend as LearningBackend[]) {
  if (!learningBackends.includes(name)) throw new Error(`no backend ${name}; there are ${learningBackends.join(', ')}`);
  const learning = await openLearning(name);
  mark();
  const { factors } = await factorise(learning, plan);
  report(learning.title, rootMeanSquareOf(factors, test));
}
if (!options.uses) {
  mark();
  report('by hand, typed arrays', rootMeanSquareOf(factoriseByHand(plan, mark), test));
}
process.exit(0);
