import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { accuracyMeasure, macroMeasure } from '../../../models/metrics/classErrors.js';
import { permutationImportance } from '../../../models/metrics/importance.js';
import { meanOf, standardDeviation } from '../../../models/metrics/measure.js';
import { absoluteErrors, determinationMeasure, rootMeasure } from '../../../models/metrics/numberErrors.js';
import { quantileOf } from '../../../models/metrics/quantile.js';
import { draws } from '../../support/exampleData/draws.js';

const near = (found: number, wanted: number, bound: number): void => assert.ok(Math.abs(found - wanted) <= bound, `${found} is not ${wanted} within ${bound}`);
const once = (rows: number): Float32Array => new Float32Array(rows).fill(1);

test('R^2, RMSE and MAE are those of a sum by hand', () => {
  const actual = [1, 2, 3, 6];
  const predicted = Float64Array.of(1, 3, 3, 4);
  // Squared errors 0, 1, 0, 4; the mean is 3, squares around it 4, 1, 0, 9.
  near(determinationMeasure(predicted, actual)(once(4)), 1 - 5 / 14, 1e-12);
  near(rootMeasure(predicted, actual)(once(4)), Math.sqrt(5 / 4), 1e-12);
  near(meanOf(absoluteErrors(predicted, actual)), 3 / 4, 1e-12);
  near(determinationMeasure(new Float64Array(4).fill(3), actual)(once(4)), 0, 1e-12);
  assert.ok(Number.isNaN(determinationMeasure(predicted, [2, 2, 2, 2])(once(4))));
  near(rootMeasure(predicted, actual)(Float32Array.of(0, 2, 0, 0)), 1, 1e-12);
});

test('accuracy and macro F1 are those of a table by hand', () => {
  const actual = Int32Array.of(0, 0, 0, 0, 1, 1, 2);
  const predicted = Int32Array.of(0, 0, 0, 1, 1, 0, 1);
  near(accuracyMeasure(predicted, actual)(once(7)), 4 / 7, 1e-12);
  // F1: 2 x 3 / (4 + 4), 2 x 1 / (3 + 2), 0 of class 2; a fourth class that nobody has does not count.
  near(macroMeasure(predicted, actual, 4)(once(7)), (6 / 8 + 2 / 5 + 0) / 3, 1e-12);
});

test('quantiles lie between order statistics as type 7 has them', () => {
  // quantile(c(1, 2, 4, 8), c(.05, .5, .9)) of R: 1.15, 3, 6.8.
  for (const [chance, value] of [
    [0.05, 1.15],
    [0.5, 3],
    [0.9, 6.8],
    [1, 8],
  ])
    near(quantileOf([8, 1, 4, 2], chance), value, 1e-12);
  assert.is(quantileOf([3], 0.95), 3);
});

test('a feature that scores do not use has no importance; one that makes them has what its shuffle costs', () => {
  const { normal } = draws('importance test');
  const part = Float64Array.from({ length: 500 }, () => normal(0, 2));
  const target = part.map((value) => 1 + value);
  const lossOf = (scores: Float64Array): number => meanOf(scores.map((score, row) => (score - target[row]) ** 2));
  const [strong, none] = permutationImportance(
    target,
    [
      { name: 'none', part: new Float64Array(500) },
      { name: 'strong', part },
    ],
    lossOf,
    'test',
  );
  assert.equal(none, { name: 'none', rise: 0, se: 0 });
  // The loss of a shuffled part is twice its variance; ten shuffles of 500 rows leave about 2 %.
  near(strong.rise / (2 * standardDeviation(part) ** 2), 1, 0.1);
  assert.ok(strong.se > 0 && strong.se < 0.1 * strong.rise);
});

test.run();
