import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { plainUniform } from '../../../../engine/random/design.js';
import { informationValues, type Worth } from '../../../../engine/studies/sensitivity/informationValue.js';
import { type Learnable } from '../../../../engine/studies/sensitivity/regressors.js';

const trials = 4000;
const quantile = normalQuantile.factory(0, 1);
const normals = (name: string, seed = 'information'): Float64Array => {
  const uniform = plainUniform(seed, name);
  return Float64Array.from({ length: trials }, (_, trial) => quantile(uniform(trial)));
};
const scores = (numbers: Float64Array): Learnable => ({ numbers, categorical: false });
const zero = new Float64Array(trials);
const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
const near = ({ value, se }: Worth, truth: number): void => {
  // 4.5 standard errors: once in 150,000; and what a fit to so few trials loses.
  assert.ok(Math.abs(value - truth) < 4.5 * se + 0.005, `${value} +/- ${se}, ${truth}`);
};

for (const mean of [-1, -0.3, 0, 0.5, 1.5]) {
  test(`two acts that differ by a normal number of mean ${mean}: the unit normal loss integral`, () => {
    // H. Raiffa & R. Schlaifer (1961), Applied Statistical Decision Theory, section 5.3: E max(0, m + z) - max(0, m) = phi(m) - |m| Phi(-|m|).
    const truth = density(mean) - Math.abs(mean) * normalCdf(-Math.abs(mean), 0, 1);
    const [input, luck] = [normals('input'), normals('luck')];
    const act = input.map((value, trial) => mean + value + luck[trial]);
    const { inputs, everything, foresight } = informationValues([zero, act], [scores(input)], 'test');
    near(inputs[0], truth);
    near(everything, truth);
    // What luck brings is normal, too, with a variance of 2 in all.
    const unit = mean / Math.SQRT2;
    near(foresight, Math.SQRT2 * (density(unit) - Math.abs(unit) * normalCdf(-Math.abs(unit), 0, 1)));
    assert.ok(Math.abs(inputs[0].changes - normalCdf(-Math.abs(mean), 0, 1)) < 0.05);
  });
}

test('an act that is worth more both where an input is high and where it is low', () => {
  // E max(0, z^2 - 1) = 2 phi(1).
  const [input, luck] = [normals('input'), normals('luck')];
  const { inputs } = informationValues([zero, input.map((z, trial) => z * z - 1 + luck[trial])], [scores(input)], 'test');
  near(inputs[0], 2 * density(1));
});

test('two inputs that matter only together: each alone is worth nothing, both are worth a third', () => {
  // E max(0, x y) = E|x| E|y| / 2 = 1 / pi.
  const [x, y] = [normals('x'), normals('y')];
  const { inputs, everything } = informationValues([zero, x.map((value, trial) => value * y[trial])], [scores(x), scores(y)], 'test');
  near(inputs[0], 0);
  near(inputs[1], 0);
  near(everything, 1 / Math.PI);
});

test('of three acts the best by an input of two values', () => {
  const input = normals('input').map((z) => Number(z > 0));
  const luck = normals('luck');
  const acts = [luck.map((value) => value + 0.2), input.map((value, trial) => (value === 1 ? 1 : -1) + luck[trial]), input.map((value, trial) => (value === 0 ? 1 : -1) + luck[trial])];
  near(informationValues(acts, [{ numbers: input, categorical: true }], 'test').inputs[0], 0.8);
});

test('beside many inputs that say nothing, knowing everything is worth what the one that counts is', () => {
  const few = (name: string): Float64Array => normals(name).subarray(0, 300);
  const useless = Array.from({ length: 20 }, (_, input) => scores(few(`useless ${input}`)));
  const [input, luck] = [few('input'), few('luck')];
  const { everything } = informationValues([new Float64Array(300), input.map((value, trial) => value + luck[trial])], [...useless, scores(input)], 'test');
  // Of 0.399, all but what 300 trials cannot tell: 4.5 standard errors, once in 150,000.
  assert.ok(Math.abs(everything.value - density(0)) < 4.5 * everything.se + 0.02 && everything.se < 0.07, `${everything.value} +/- ${everything.se}`);
});

test('information that changes no decision is worth exactly nothing', () => {
  const [input, luck] = [normals('input'), normals('luck')];
  const acts = [input.map((value, trial) => value + luck[trial]), input.map((value, trial) => value + luck[trial] - 0.5)];
  const { inputs, everything, foresight } = informationValues(acts, [scores(input)], 'test');
  for (const worth of [...inputs, everything, foresight]) assert.equal(worth, { value: 0, se: 0, changes: 0 });
});

test('noise is not value: what says nothing about two acts that differ by luck alone is worth no more than nothing', () => {
  const found = Array.from({ length: 40 }, (_, seed) => {
    const few = (name: string): Float64Array => normals(name, `noise ${seed}`).subarray(0, 300);
    const useless = Array.from({ length: 8 }, (_zero, input) => scores(few(`useless ${input}`)));
    return informationValues([new Float64Array(300), few('luck')], useless, 'test');
  });
  const values = found.map(({ everything }) => everything.value);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length);
  // Deciding by noise has no expected gain over a fixed act, and taking the better act of a sample as the fixed one costs it that luck.
  assert.ok(mean < 4 * error, `${mean} +/- ${error}`);
  const singles = found.flatMap(({ inputs }) => inputs.map(({ value }) => value));
  assert.ok(singles.reduce((sum, value) => sum + value, 0) < 0);
});

test('benefits in another unit are worth as much more, and the order of alternatives does not matter', () => {
  const [input, luck] = [normals('input'), normals('luck')];
  const act = input.map((value, trial) => 0.2 + value + luck[trial]);
  const [own, other] = [informationValues([zero, act], [scores(input)], 'test'), informationValues([act.map((value) => 1e6 * value), zero], [scores(input)], 'test')];
  assert.ok(Math.abs(other.inputs[0].value / 1e6 - own.inputs[0].value) < 1e-6 && Math.abs(other.everything.se / 1e6 - own.everything.se) < 1e-6);
});

test.run();
