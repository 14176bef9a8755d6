import { isLeft } from 'fp-ts/lib/Either.js';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../../engine/run.js';
import { loadScenario } from '../../scenarios/load.js';
import { packageRoot } from '../../scenarios/packageRoot.js';
import { goldenSummary } from './goldenSummary.js';

/** BELLWETHER_UPDATE=1 rewrites the golden files; read what changed, and say why in CHANGELOG.md. */
const folder = join(packageRoot(), 'test', 'engine', 'golden');
const trials = 200;

const shipped = readdirSync(join(packageRoot(), 'scenarios')).filter((name) => name.endsWith('.yaml'));
const goldenOf = (file: string): string => file.replace('.yaml', '.summary.json');

for (const file of shipped) {
  test(`${file} at ${trials} trials gives the summary on record`, async () => {
    const loaded = await loadScenario(join(packageRoot(), 'scenarios', file))();
    if (isLeft(loaded)) throw new Error(`${file} is wrong`);
    const { scenario } = loaded.right;
    const summary = await run({ ...scenario, trials: scenario.expected ? scenario.trials : trials })();
    if (isLeft(summary)) throw new Error(summary.left.message);
    const golden = join(folder, goldenOf(file));
    if (process.env.BELLWETHER_UPDATE === '1') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(golden, goldenSummary(summary.right));
    }
    assert.fixture(goldenSummary(summary.right), readFileSync(golden, 'utf8'));
  });
}

test('there is a summary on record of every shipped scenario, and of nothing else', () => {
  assert.equal(readdirSync(folder).sort(), shipped.map(goldenOf).sort());
});

test.run();
