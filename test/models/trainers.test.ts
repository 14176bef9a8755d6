import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { trainers } from '../../models/trainers.js';
import { trainingRules } from '../../scenarios/trainingRules.js';

test('every kind of fit has a trainer of its own', async () => {
  for (const kind of Object.keys(trainingRules) as (keyof typeof trainers)[]) assert.is((await trainers[kind]()).kind, kind);
});

test.run();
