import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../scenarios/packageRoot.js';

/**
 * Times studies of the shipped customer service as a user runs them, whole processes to the written report.
 *
 *     node dist/test/bench/studies.js [run stress sensitivity optimise compare attribute check backtest]
 */

const scenario = join(packageRoot(), 'scenarios', 'customer-service.yaml');
const variant = join(packageRoot(), 'scenarios', 'customer-service-price-rise.yaml');
const actuals = join(packageRoot(), 'scenarios', 'data', 'customer-service-actuals.csv');

const studies: Readonly<Record<string, readonly string[]>> = {
  run: ['run', scenario, '--trials', '2000'],
  stress: ['stress', scenario, '--trials', '2000'],
  sensitivity: ['sensitivity', scenario, '--trials', '5000'],
  optimise: ['optimise', scenario],
  compare: ['compare', scenario, variant],
  attribute: ['attribute', scenario, variant],
  check: ['check', scenario],
  backtest: ['backtest', scenario, '--actuals', actuals],
};

/** What a study says that it has cost; a run has nothing to say. */
const costOf = (file: string): string => {
  const { provenance } = JSON.parse(readFileSync(file, 'utf8')) as { readonly provenance?: { readonly runs: number; readonly simulatedTrials: number; readonly compiled: number } };
  return provenance === undefined ? '' : `${provenance.runs} runs, ${provenance.simulatedTrials} trials, ${provenance.compiled} compiled`;
};

const asked = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'bellwether-'));
for (const [name, line] of Object.entries(studies)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const json = join(folder, `${name}.json`);
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [join(packageRoot(), 'dist', 'cli', 'main.js'), ...line, '--out', folder, '--json', json], { encoding: 'utf8' });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(status === 0 || status === 3 ? `${name}: ${seconds} s; ${costOf(json)}\n` : `${name} ended with ${status}\n${stderr}\n`);
}
rmSync(folder, { recursive: true });
