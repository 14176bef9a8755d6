import { isLeft } from 'fp-ts/lib/Either.js';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../../engine/run.js';
import { chartsOf } from '../../reports/charts.js';
import { htmlReport } from '../../reports/html.js';
import { toSvgs } from '../../reports/svg.js';
import { terminalTable } from '../../reports/terminal.js';
import { terminalWidth } from '../../reports/terminalText.js';
import { loadScenario } from '../../scenarios/load.js';
import { packageRoot } from '../../scenarios/packageRoot.js';

const folder = join(packageRoot(), 'scenarios');

/** Few enough to be quick, and for rare things to be missing. */
const trials = 40;

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
  test(`${file} becomes a table and a report without a number that is none`, async () => {
    const loaded = await loadScenario(join(folder, file))();
    if (isLeft(loaded)) throw new Error(`${file} is wrong`);
    const { scenario, sources } = loaded.right;
    const result = await run({ ...scenario, trials: scenario.expected ? scenario.trials : trials })();
    if (isLeft(result)) throw new Error(result.left.message);
    const table = terminalTable(result.right, { color: false });
    assert.equal(table.split('\n').filter((line) => line.length > terminalWidth), []);
    const html = htmlReport(result.right, sources, await toSvgs(chartsOf(result.right)));
    assert.not.match(`${table}\n${html.replace(/base64,[^)]*/g, '')}`, /NaN|undefined|Infinity/);
  });
}

test.run();
