import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { test } from 'uvu';
import { uniform } from '../../../engine/expression/operations.js';
import { bernoulli, binomial } from '../../../engine/random/binomial.js';
import { normal, normalOfWord } from '../../../engine/random/normal.js';
import { largePoisson, poisson } from '../../../engine/random/poisson.js';
import { randomWords } from '../../../engine/random/threefryExpression.js';
import { exactBinomialCdf, exactPoissonCdf } from './countLaw.js';
import { anotherStream, evenEdges, testSamplers, type Case } from './lawTests.js';

const binomials: readonly (readonly [number, number])[] = [
  [1, 0.3],
  [2, 0.5],
  [5, 1e-3],
  [7, 0.9],
  [20, 0.49],
  [20, 0.5],
  [21, 0.5],
  [100, 0.02],
  [200, 0.0499],
  [200, 0.05],
  [200, 0.0501],
  [200, 0.97],
  [100, 0.239],
  [100, 0.241],
  [48, 0.5],
  [49, 0.5],
  [1000, 0.5],
  [5000, 0.002],
  [40_000, 3e-4],
  [400_000, 0.03],
  [400_000, 0.999],
  [16_777_216, 3e-7],
  [16_777_216, 1e-5],
  [16_777_216, 0.4],
];
const poissons = [1e-3, 0.5, 3, 9.9, 10, 10.1, 23.9, 24.1, 31, 250, 12_345, 1e6, 1.6e7];
const largePoissons = [0.5, 23.9, 24.1, 250, 7.9e6, 8e6, 8.4e6, 1.6e7];

const poissonCase = (stated: number, name: string, draw: (mean: number) => Case['draw']): Case => {
  const mean = Math.fround(stated);
  return { name: `${name}(${stated})`, draw: draw(mean), cdf: exactPoissonCdf(mean), edges: evenEdges({ mean, sd: Math.sqrt(mean), whole: true }) };
};

const standardEdges = evenEdges({ mean: 0, sd: 1, whole: false });

testSamplers([
  ...binomials.map(([count, stated]): Case => {
    const p = Math.fround(stated);
    return {
      name: `binomial(${count}, ${stated})`,
      draw: (graph, stream) => binomial(graph.constant('f32', count), graph.constant('f32', p), stream),
      cdf: exactBinomialCdf(count, p),
      edges: evenEdges({ mean: count * p, sd: Math.sqrt(count * p * (1 - p)), whole: true }),
    };
  }),
  ...poissons.map((stated) => poissonCase(stated, 'poisson', (mean) => (graph, stream) => poisson(graph.constant('f32', mean), stream))),
  ...largePoissons.map((stated) =>
    poissonCase(stated, 'largePoisson', (mean) => (graph, stream) => largePoisson(graph.constant('f32', mean), stream, anotherStream(stream))),
  ),
  {
    name: 'largePoisson(1e9)',
    draw: (graph, stream) => largePoisson(graph.constant('f32', 1e9), stream, stream),
    // Counts are multiples of 64 there: those up to an edge are those below the middle between two of them.
    cdf: (x) => normalCdf(64 * Math.floor(x / 64) + 32, 1e9, Math.sqrt(1e9)),
    edges: evenEdges({ mean: 1e9, sd: Math.sqrt(1e9), whole: true }),
  },
  { name: 'normal', draw: (_, stream) => normal(stream), cdf: (x) => normalCdf(x, 0, 1), edges: standardEdges },
  {
    name: 'normal of one word',
    draw: (_, stream) => normalOfWord(randomWords(stream)[0]),
    cdf: (x) => normalCdf(x, 0, 1),
    edges: standardEdges,
  },
  {
    name: 'uniform',
    draw: (_, stream) => uniform(randomWords(stream)[0]),
    cdf: (x) => Math.min(1, Math.max(0, x)),
    edges: evenEdges({ mean: 0.5, sd: 0.29, whole: false }),
  },
  {
    name: 'bernoulli(1e-4)',
    draw: (graph, stream) => bernoulli(graph.constant('f32', 1e-4), uniform(randomWords(stream)[1])),
    cdf: (x) => (x < 0 ? 0 : x < 1 ? 1 - 1e-4 : 1),
    edges: evenEdges({ mean: 1e-4, sd: 1e-2, whole: true }),
  },
]);

test.run();
