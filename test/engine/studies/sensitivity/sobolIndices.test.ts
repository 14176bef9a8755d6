import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sobolIndices } from '../../../../engine/studies/sensitivity/sobolIndices.js';
import { sobolOfModel, type Model } from './sobolOfModel.js';

const ishigami: Model = (uniforms) => {
  const [x, y, z] = uniforms.map((uniform) => Math.PI * (2 * uniform - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

/** Sobol's g-function: the product of (|4 x - 2| + a) / (1 + a). */
const weights = [0, 1, 4.5, 9];
const g: Model = (uniforms) => uniforms.reduce((product, x, factor) => (product * (Math.abs(4 * x - 2) + weights[factor])) / (1 + weights[factor]), 1);
const partial = weights.map((a) => 1 / 3 / (1 + a) ** 2);
const product = (factors: readonly number[]): number => factors.reduce((whole, factor) => whole * (1 + factor), 1);
const variance = product(partial) - 1;

/** Closed forms: T. Ishigami & T. Homma (1990), An importance quantification technique; I. Sobol (1993), Sensitivity estimates for nonlinear mathematical models. */
const known: readonly { readonly name: string; readonly model: Model; readonly first: readonly number[]; readonly total: readonly number[] }[] = [
  { name: 'Ishigami (7, .1)', model: ishigami, first: [0.313905, 0.442411, 0], total: [0.557589, 0.442411, 0.243684] },
  {
    name: "Sobol's g (0, 1, 4.5, 9)",
    model: g,
    first: partial.map((own) => own / variance),
    total: partial.map((own, factor) => (own * product(partial.filter((_, other) => other !== factor))) / variance),
  },
];

for (const { name, model, first, total } of known) {
  test(`the indices of ${name} are within four standard errors of the closed form, and the errors are small`, () => {
    const found = sobolOfModel(model, first.length, { trials: 4000, seed: 'known' });
    assert.is(found?.factors.length, first.length);
    found?.factors.forEach((indices, factor) => {
      // Four standard errors: once in 16,000; eight numbers at most.
      for (const [index, truth] of [[indices.first, first[factor]], [indices.total, total[factor]]] as const) {
        assert.ok(Math.abs(index.value - truth) < 4 * index.se + 1e-12, `factor ${factor}: ${index.value} +/- ${index.se}, ${truth}`);
        assert.ok(index.se < 0.025 && index.low <= index.value && index.value <= index.high);
      }
    });
    const rest = first.reduce((left, one) => left - one, 1);
    assert.ok(found !== undefined && Math.abs(found.rest.value - rest) < 4 * found.rest.se && found.rest.se < 0.05);
  });
}

test('the 95 % intervals hold the truth about as often as they say', () => {
  const seeds = Array.from({ length: 50 }, (_, seed) => `coverage ${seed}`);
  const held = [0, 0, 0, 0, 0, 0];
  for (const seed of seeds) {
    const found = sobolOfModel(ishigami, 3, { trials: 200, seed })?.factors ?? [];
    found.forEach((indices, factor) => {
      held[factor] += Number(indices.first.low <= known[0].first[factor] && known[0].first[factor] <= indices.first.high);
      held[3 + factor] += Number(indices.total.low <= known[0].total[factor] && known[0].total[factor] <= indices.total.high);
    });
  }
  // Of 50 intervals of 92 % (percentiles of so few trials are a little narrow) fewer than 37 hold the truth with probability 2e-5.
  assert.ok(held.every((count) => count >= 37), held.join(' '));
});

test('a factor without effect has indices of exactly 0, and one that does everything has 1 to rounding', () => {
  const found = sobolOfModel(([x]) => 5 + 2 * x, 2, { trials: 5000, seed: 'alone' })?.factors ?? [];
  assert.is(found[1].total.value, 0);
  assert.is(found[1].first.value, 0);
  assert.ok(Math.abs(found[0].total.value - 1) < 1e-12 && Math.abs(found[0].first.value - 1) < 1e-12);
});

test('indices do not depend on the unit, nor on what is added', () => {
  const options = { trials: 500, seed: 'unit' };
  const [own, other] = [g, (uniforms: readonly number[]) => 1e9 + 1e6 * g(uniforms)].map((model) => sobolOfModel(model, 4, options)?.factors);
  own?.forEach((indices, factor) => {
    assert.ok(Math.abs(indices.first.value - (other?.[factor].first.value ?? NaN)) < 1e-6);
    assert.ok(Math.abs(indices.total.high - (other?.[factor].total.high ?? NaN)) < 1e-6);
  });
});

test('where nothing varies there are no indices', () => {
  const same = new Float64Array(10).fill(3);
  assert.is(sobolIndices({ base: same, redrawn: same, swapped: [same] }, 'none'), undefined);
});

test.run();
