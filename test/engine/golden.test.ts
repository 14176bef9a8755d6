import { isLeft } from 'fp-ts/lib/Either.js';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../../engine/run.js';
import type { Summary } from '../../engine/summary.js';
import { loadScenario } from '../../scenarios/load.js';
import { packageRoot } from '../../scenarios/packageRoot.js';

/** BELLWETHER_UPDATE=1 rewrites the golden files; read what changed, and say why in CHANGELOG.md. */
const folder = join(packageRoot(), 'test', 'engine', 'golden');
const trials = 200;

/** What a summary says, without when and on what it was computed; nine digits, so that a last binary digit is no change. */
function essence({ scenario, months, measures, segments, totals, histograms, risk }: Summary): string {
  const rounded = (_: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(9)) : value);
  const ends = Object.fromEntries(
    Object.entries(measures).map(([name, { mean, p5, p50, p95 }]) => [name, { mean, end: { p5: p5.at(-1), p50: p50.at(-1), p95: p95.at(-1) } }]),
  );
  const bySegment = Object.fromEntries(Object.entries(segments).map(([name, { subscribers }]) => [name, subscribers.mean.at(-1)]));
  return `${JSON.stringify({ scenario, steps: months.length, measures: ends, segments: bySegment, totals, histograms, risk }, rounded, 1)}\n`;
}

for (const file of readdirSync(join(packageRoot(), 'scenarios')).filter((name) => name.endsWith('.yaml'))) {
  test(`${file} at ${trials} trials gives the summary on record`, async () => {
    const loaded = await loadScenario(join(packageRoot(), 'scenarios', file))();
    if (isLeft(loaded)) throw new Error(`${file} is wrong`);
    const { scenario } = loaded.right;
    const summary = await run({ ...scenario, trials: scenario.expected ? scenario.trials : trials })();
    if (isLeft(summary)) throw new Error(summary.left.message);
    const golden = join(folder, file.replace('.yaml', '.summary.json'));
    if (process.env.BELLWETHER_UPDATE === '1') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(golden, essence(summary.right));
    }
    assert.is(essence(summary.right), readFileSync(golden, 'utf8'));
  });
}

test.run();
