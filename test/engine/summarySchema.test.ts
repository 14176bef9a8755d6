import { Ajv2020 } from 'ajv/dist/2020.js';
import { isLeft } from 'fp-ts/lib/Either.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../../engine/run.js';
import { SummarySchema } from '../../engine/summary.js';
import { summaryJsonSchema } from '../../engine/summarySchema.js';
import { loadScenario } from '../../scenarios/load.js';
import { packageRoot } from '../../scenarios/packageRoot.js';

const published = join(packageRoot(), 'engine', 'summary.schema.json');

test('the published schema of a summary is that of the code; BELLWETHER_UPDATE=1 rewrites it', () => {
  const text = `${JSON.stringify(summaryJsonSchema(), null, 2)}\n`;
  if (process.env.BELLWETHER_UPDATE === '1') writeFileSync(published, text);
  assert.is(readFileSync(published, 'utf8'), text);
});

test('the summary of a run satisfies the schema, and says nothing beyond it', async () => {
  const loaded = await loadScenario(join(packageRoot(), 'scenarios', 'customer-service.yaml'))();
  if (isLeft(loaded)) throw new Error('the shipped scenario is wrong');
  const summary = await run({ ...loaded.right.scenario, trials: 50 })();
  if (isLeft(summary)) throw new Error(summary.left.message);
  const json: unknown = JSON.parse(JSON.stringify(summary.right));
  const validate = new Ajv2020().compile(summaryJsonSchema());
  assert.ok(validate(json), JSON.stringify(validate.errors));
  assert.equal(SummarySchema.strict().parse(json), json);
});

test.run();
