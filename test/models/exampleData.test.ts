import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { packageRoot } from '../../scenarios/packageRoot.js';
import { customersCsv } from '../support/exampleData/customers.js';
import { offersCsv } from '../support/exampleData/offers.js';
import { contractsCsv } from '../support/exampleData/contracts.js';
import { reviewsCsv } from '../support/exampleData/reviews.js';
import { usesCsv } from '../support/exampleData/uses.js';

for (const [name, make] of [
  ['customers.csv', customersCsv],
  ['offers.csv', offersCsv],
  ['reviews.csv', reviewsCsv],
  ['contracts.csv', contractsCsv],
  ['uses.csv', usesCsv],
] as const)
  test(`${name} is what its generator makes; BELLWETHER_UPDATE=1 rewrites it`, () => {
    const path = join(packageRoot(), 'scenarios', 'data', name);
    if (process.env['BELLWETHER_UPDATE'] === '1') writeFileSync(path, make());
    assert.ok(readFileSync(path, 'utf8') === make(), `${path} is out of date: run the tests with BELLWETHER_UPDATE=1`);
  });

test.run();
