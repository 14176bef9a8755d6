import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { packageRoot } from '../../scenarios/packageRoot.js';
import { actualsCsv } from '../support/exampleData/actuals.js';
import { customersCsv } from '../support/exampleData/customers.js';
import { offersCsv } from '../support/exampleData/offers.js';
import { contractsCsv } from '../support/exampleData/contracts.js';
import { reviewsCsv } from '../support/exampleData/reviews.js';
import { usesCsv } from '../support/exampleData/uses.js';

for (const [name, make] of [
  ['customer-service-actuals.csv', actualsCsv],
  ['customers.csv', customersCsv],
  ['offers.csv', offersCsv],
  ['reviews.csv', reviewsCsv],
  ['contracts.csv', contractsCsv],
  ['uses.csv', usesCsv],
] as const)
  test(`${name} is what its generator makes; BELLWETHER_UPDATE=1 rewrites it`, async () => {
    const path = join(packageRoot(), 'scenarios', 'data', name);
    const made = await make();
    if (process.env['BELLWETHER_UPDATE'] === '1') writeFileSync(path, made);
    assert.ok(readFileSync(path, 'utf8') === made, `${path} is out of date: run the tests with BELLWETHER_UPDATE=1`);
  });

test.run();
