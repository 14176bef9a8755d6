import { isLeft } from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fitGammaGamma, gammaGammaLogLikelihood, meanSpend, spendSpread, type GammaGammaFit, type Spending } from '../../../models/purchases/bgnbd/gammaGamma.js';
import { spendAccount } from '../../../models/purchases/bgnbd/spending.js';
import { chiSquaredTail } from '../../engine/checks.js';
import { simulateSpending } from './simulate.js';

const fitted = (spending: Spending): GammaGammaFit => {
  const fit = fitGammaGamma(spending);
  if (isLeft(fit)) throw new Error(`no maximum: ${fit.left.parameters.join()}`);
  return fit.right;
};

test('spends drawn from known parameters give them back', () => {
  const parameter = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(parameter(1, 10), parameter(2.5, 6), parameter(5, 50), fc.integer({ min: 1, max: 1_000_000 }), (p, q, gamma, seed) => {
      const spending = simulateSpending({ p, q, gamma }, 3000, `spending ${seed}`);
      const { maximum } = fitted(spending);
      // Twice the loss of log-likelihood at the truth is chi-squared; false alarm: 10 x 1e-7.
      const ratio = 2 * (maximum.logLikelihood - gammaGammaLogLikelihood({ p, q, gamma }, spending));
      assert.ok(ratio > -1e-6 && chiSquaredTail(ratio, 3) > 1e-7, `${p}, ${q}, ${gamma} became ${maximum.parameters.join()}`);
      [p, q, gamma].forEach((truth, place) => {
        // Five standard errors of the logarithm; false alarm: 30 x 6e-7.
        const error = maximum.standardErrors[place] / maximum.parameters[place];
        assert.ok(Math.abs(Math.log(maximum.parameters[place] / truth)) < 5 * error, `parameter ${place}: ${truth} became ${maximum.parameters[place]}`);
      });
    }),
    { numRuns: 10, seed: 8 },
  );
});

test('the currency changes gamma and nothing else', () => {
  const spending = simulateSpending({ p: 6, q: 4, gamma: 15 }, 2000, 'currency');
  const inYen = { ...spending, average: spending.average.map((value) => 150 * value) };
  const [dollars, yen] = [fitted(spending), fitted(inYen)];
  [1, 1, 150].forEach((factor, place) => assert.ok(Math.abs(yen.maximum.parameters[place] / dollars.maximum.parameters[place] / factor - 1) < 1e-6));
  assert.ok(Math.abs(yen.maximum.logLikelihood - gammaGammaLogLikelihood(yen.law, inYen)) < 1e-6);
});

test('mean and spread are those of p / nu with nu ~ Gamma(q, gamma)', () => {
  assert.is(meanSpend({ p: 6, q: 4, gamma: 15 }), 30);
  assert.is(spendSpread({ p: 6, q: 6, gamma: 15 }), 0.5);
  assert.is(meanSpend({ p: 6, q: 0.9, gamma: 15 }), Infinity);
  assert.is(spendSpread({ p: 6, q: 1.9, gamma: 15 }), Infinity);
});

test('an account of spend says why there is none, leaves out who spent nothing, and shows a correlation', () => {
  const { frequency, average } = simulateSpending({ p: 6, q: 4, gamma: 15 }, 400, 'account');
  const histories = { frequency: Float64Array.from([...frequency, 0, 2]), recency: new Float64Array(402), age: new Float64Array(402) };
  const spend = Float64Array.from([...average, NaN, 0]);
  assert.equal(spendAccount({ histories }, 30), { _tag: 'Left', left: 'unknown' });
  assert.equal(spendAccount({ histories, spend }, 401), { _tag: 'Left', left: 'too few' });
  const account = spendAccount({ histories, spend }, 400);
  if (isLeft(account)) throw new Error(account.left);
  assert.is(account.right.customers, 400);
  assert.is(account.right.withoutValue, 1);
  // Independent: 5 / sqrt(400).
  assert.ok(Math.abs(account.right.correlation) < 0.25);
  const dependent = spendAccount({ histories, spend: histories.frequency.map((count, row) => count + 0.01 * (row % 7)) }, 30);
  assert.ok(dependent._tag === 'Right' ? dependent.right.correlation > 0.99 : dependent.left === 'alike');
});

test.run();
