import { parseArgs } from 'node:util';
import { learningBackends, type LearningBackend } from '../../models/backend/learning.js';
import { openLearning } from '../../models/backend/openLearning.js';
import { biasScore, fitBiases } from '../../models/recommender/biases.js';
import { factorise } from '../../models/recommender/factorise.js';
import { scoreOf } from '../../models/recommender/factors.js';
import { selectRows } from '../../models/recommender/interactions.js';
import { negativesOf } from '../../models/recommender/negatives.js';
import { splitByPerson } from '../../models/recommender/split.js';
import { drawRatings, spreads } from '../models/recommender/tastes.js';

const { values } = parseArgs({
  options: { backend: { type: 'string' }, people: { type: 'string', default: '1000' }, items: { type: 'string', default: '1700' }, each: { type: 'string', default: '100' }, epochs: { type: 'string', default: '5' }, penalty: { type: 'string', default: '0.02' }, rate: { type: 'string', default: '0.005' } },
});
const [people, items, each] = [Number(values.people), Number(values.items), Number(values.each)];
const { interactions } = drawRatings({ people, items, factors: 8, each, seed: 'bench' });
const split = splitByPerson(interactions, 'bench');
const [train, validation, test] = [selectRows(interactions, split.train), selectRows(interactions, split.validation), selectRows(interactions, split.test)];
const biases = fitBiases(train, validation, people, items);
const rmse = (of: (person: number, item: number) => number): number => Math.sqrt(test.values.reduce((sum, value, row) => sum + (value - of(test.people[row], test.items[row])) ** 2, 0) / test.values.length);
console.log({ rows: train.people.length, shrinkage: biases.shrinkage, biases: rmse((p, i) => biasScore(biases, p, i)), noise: spreads.noise });
const names = learningBackends.filter((name) => values.backend === undefined ? name === 'wasm' || name === 'cpu' : name === values.backend) as LearningBackend[];
for (const name of names) {
  const learning = await openLearning(name);
  const times: number[] = [];
  let last = performance.now();
  const { factors, trained } = await factorise(learning, {
    kind: 'ratings', people, items, train, validation, start: biases, unit: 1, drawNegatives: negativesOf(train, people, items),
    settings: { factors: 32, epochs: Number(values.epochs), learningRate: Number(values.rate), penalty: Number(values.penalty), batch: 4096, negatives: 4 },
    seed: 'bench', signal: new AbortController().signal,
    onEpoch: () => { times.push(Math.round(performance.now() - last)); last = performance.now(); },
  });
  console.log(name, times.join(' '), trained.best, trained.ended, rmse((p, i) => scoreOf(factors, p, i)), learning.tf.memory().numTensors, Math.round(process.resourceUsage().maxRSS / 1024));
  console.log(trained.curve.map(({ validation }) => Math.sqrt(validation).toFixed(4)).join(' '));
}
process.exit(0);
