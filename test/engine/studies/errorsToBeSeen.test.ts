import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsToBeSeen } from '../../../engine/studies/errorsToBeSeen.js';

test('of one difference it is the two-sided quantile at 5 %, of twelve that at 5 % / 12', () => {
  // R: qnorm(1 - 0.05 / 2 / c(1, 12, 100)).
  for (const [differences, errors] of [[1, 1.959964], [12, 2.86526], [100, 3.480756]] as const) assert.ok(Math.abs(errorsToBeSeen(differences) - errors) < 1e-5, String(differences));
});

test('where nothing is looked at it is that of one', () => {
  assert.is(errorsToBeSeen(0), errorsToBeSeen(1));
});

test.run();
