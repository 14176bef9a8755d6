import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { elasticityOf } from '../../../models/price/elasticityOf.js';
import { denseInputs } from '../../../models/training/inputs.js';
import { everyRow, logistic } from '../../../models/training/linearModel.js';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

test('an elasticity is the relative change of the mean conversion when everybody is offered a price a little higher', () => {
  const offer = fc.record({ price: number(20, 300), taste: number(-2, 2) });
  const scale = { mean: Math.log(100), sd: 0.4 };
  fc.assert(
    fc.property(fc.array(offer, { minLength: 1, maxLength: 20 }), number(-3, 1), number(-2, 0.5), number(50, 200), (offers, intercept, coefficient, price) => {
      const model = { intercepts: Float64Array.of(intercept), coefficients: Float64Array.of(1, coefficient) };
      const inputs = denseInputs(Float32Array.from(offers.flatMap((own) => [own.taste, (Math.log(own.price) - scale.mean) / scale.sd])), 2);
      const conversionAt = (common: number): number =>
        offers.reduce((sum, { taste }) => sum + logistic(intercept + taste + (coefficient * (Math.log(common) - scale.mean)) / scale.sd), 0) / offers.length;
      const { conversion, elasticity } = elasticityOf(model, inputs, everyRow(offers.length), Float64Array.from(offers, (own) => own.price), { price, feature: 1, scale });
      // Features are in single precision.
      assert.ok(Math.abs(conversion - conversionAt(price)) < 1e-5);
      const step = 1e-4;
      const slope = -(Math.log(conversionAt(price * Math.exp(step))) - Math.log(conversionAt(price * Math.exp(-step)))) / (2 * step);
      assert.ok(Math.abs(elasticity - slope) < 1e-4, `${elasticity} is not ${slope}`);
    }),
    { seed: 1 },
  );
});

test('where all are alike it is beta (1 - c)', () => {
  const model = { intercepts: Float64Array.of(-1), coefficients: Float64Array.of(-2) };
  const { conversion, elasticity } = elasticityOf(model, denseInputs(Float32Array.of(0), 1), Int32Array.of(0), Float64Array.of(1), { price: 1, feature: 0, scale: { mean: 0, sd: 1 } });
  assert.is(conversion, logistic(-1));
  assert.ok(Math.abs(elasticity - 2 * (1 - logistic(-1))) < 1e-12);
});

test.run();
