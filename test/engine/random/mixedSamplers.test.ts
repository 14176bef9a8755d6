import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Graph } from '../../../engine/expression/graph.js';
import { and, toFloat } from '../../../engine/expression/operations.js';
import type { Expression } from '../../../engine/expression/type.js';
import { gamma } from '../../../engine/random/gamma.js';
import { negativeBinomial } from '../../../engine/random/negativeBinomial.js';
import { largePoisson } from '../../../engine/random/poisson.js';
import { standardGammaCdf, standardGammaQuantile } from '../../../scenarios/laws/standardGamma.js';
import { momentsOf } from '../checks.js';
import { evaluate } from '../harness.js';
import { exactNegativeBinomialCdf } from './countLaw.js';
import { anotherStream, evenEdges, streamOf, testSamplers, type Case } from './lawTests.js';

/** Chances of 1/2000, 1/1000 and then every hundredth, and the same from above. */
const chances = [5e-4, 1e-3, ...Array.from({ length: 99 }, (_, percent) => (percent + 1) / 100), 0.999, 0.9995];

const shapes = [0.01, 0.1, 0.5, 0.99, 1, 1.01, 2, 5, 20, 100, 400, 1000, 1e4, 1e6];

/** Means and dispersions. */
const negativeBinomials: readonly (readonly [number, number])[] = [
  [0.01, 3],
  [0.7, 1e-3],
  [3, 0],
  [3, 0.25],
  [3, 1],
  [3, 50],
  [40, 1e-6],
  [40, 0.3],
  [250, 1.7],
  [12_345, 1e-4],
  [1e5, 0.05],
];

testSamplers([
  ...shapes.map((stated): Case => {
    const shape = Math.fround(stated);
    return {
      name: `gamma(${stated})`,
      draw: (graph, stream) => gamma(graph.constant('f32', shape), stream),
      cdf: standardGammaCdf(shape),
      // Below 1e-38 lie the numbers that are 0 in single precision.
      edges: chances.map(standardGammaQuantile(shape)).filter((edge) => edge > 1e-37),
    };
  }),
  ...negativeBinomials.map(([statedMean, statedDispersion]): Case => {
    const [mean, dispersion] = [Math.fround(statedMean), Math.fround(statedDispersion)];
    const cdf = exactNegativeBinomialCdf(mean, dispersion);
    return {
      name: `negativeBinomial(${statedMean}, ${statedDispersion})`,
      draw: (graph, stream) => negativeBinomial(graph.constant('f32', mean), graph.constant('f32', dispersion), stream, anotherStream(stream)),
      cdf,
      edges: [...Array(20).keys(), ...evenEdges({ mean, sd: Math.sqrt(mean + dispersion * mean ** 2), whole: true }).filter((edge) => edge >= 20)],
    };
  }),
]);

test('a negative binomial count without dispersion is the Poisson count of its stream', async () => {
  const grid = { places: 8, trials: 1000 };
  const at = (formula: (graph: Graph, mean: Expression, place: Expression, trial: Expression) => Expression): Promise<Float32Array> =>
    evaluate('simd', (graph, place, trial) => formula(graph, graph.constant('f32', 40), place, trial), grid);
  // Not a constant: 0, but the kernel does not know it.
  const zero = (trial: Expression): Expression => toFloat(and(trial, 0));
  const found = await at((graph, mean, place, trial) =>
    negativeBinomial(mean, zero(trial), streamOf(graph, place, trial, 7), streamOf(graph, place, trial)),
  );
  const expected = await at((graph, mean, place, trial) => largePoisson(mean, streamOf(graph, place, trial), streamOf(graph, place, trial)));
  assert.equal(found, expected);
});

test('a negative binomial count of a mean beyond single precision has its mean and variance within five standard errors', async () => {
  const [mean, dispersion] = [1e8, 0.25];
  const values = await evaluate(
    'simd',
    (graph, place, trial) => {
      const [stream, another] = [streamOf(graph, place, trial), streamOf(graph, place, trial, 7)];
      return negativeBinomial(graph.constant('f32', mean), graph.constant('f32', dispersion), stream, another);
    },
    { places: 64, trials: 1024 },
  );
  const found = momentsOf(values);
  const variance = mean + dispersion * mean ** 2;
  // The kurtosis of a gamma law with this squared coefficient of variation is 3 + 6 x 0.25.
  const varianceError = variance * Math.sqrt((2 + 6 * dispersion) / found.count);
  assert.ok(Math.abs(found.mean - mean) < 5 * Math.sqrt(variance / found.count), `mean ${found.mean}`);
  assert.ok(Math.abs(found.variance - variance) < 5 * varianceError, `variance ${found.variance}, not ${variance}`);
});

test('a gamma number of shape 0 is 0', async () => {
  const ofShapeZero = (graph: Graph, place: Expression, trial: Expression): Expression => gamma(graph.constant('f32', 0), streamOf(graph, place, trial));
  const values = await evaluate('simd', ofShapeZero, { places: 1, trials: 64 });
  assert.ok(values.every((value) => value === 0));
});

test.run();
