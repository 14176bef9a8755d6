import { isLeft } from 'fp-ts/lib/Either.js';
import { parseArgs } from 'node:util';
import { loadScenario } from '../../scenarios/load.js';
import type { BackendName } from '../../engine/backends/backend.js';
import { chooseBackend } from '../../engine/backends/choose.js';
import { outputRows } from '../../engine/outputs.js';
import { columnSummariser } from '../../engine/statistics/columnStatistics.js';
import { rowOf } from '../../engine/outputs.js';

/**
 * Times the parts of a run inside one process: getting ready, simulating, and summarising every column.
 *
 *     node dist/test/bench/engine.js FILE [--backend simd] [--threads 2] [--trials n] [--repeat 3]
 *
 * Prints one line of JSON: seconds of the first run, which starts the threads and compiles the kernels, and of the best of the
 * repeats, which find them ready; agent-months a second of the simulation alone.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { backend: { type: 'string', default: 'simd' }, threads: { type: 'string', default: '2' }, trials: { type: 'string' }, repeat: { type: 'string', default: '3' } },
});
const loaded = await loadScenario(positionals[0])();
if (isLeft(loaded)) throw new Error(loaded.left.map(({ message }) => message).join('\n'));
const scenario = { ...loaded.right.scenario, trials: Number(values.trials ?? loaded.right.scenario.trials) };

const seconds = async (work: () => unknown): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

let choice: Awaited<ReturnType<typeof chooseBackend>> | undefined;
const start = await seconds(async () => {
  choice = await chooseBackend(scenario, values.backend as BackendName, { threads: Number(values.threads) });
});
if (choice === undefined) throw new Error('no backend');
const { backend, outputs } = choice;
const simulateAll = async (): Promise<void> => {
  for (let first = 0; first < scenario.trials; first += backend.batch) {
    await backend.simulate(outputs, first, Math.min(backend.batch, scenario.trials - first));
  }
};
const rows = outputRows(outputs);
const summariseColumn = columnSummariser();
const summariseAll = (): unknown =>
  'summarise' in backend ? backend.summarise(rows) : rows.map(({ name, row }) => summariseColumn(rowOf(outputs, name, row)));

const first = { simulate: await seconds(simulateAll), summarise: await seconds(summariseAll) };
let best = first;
for (let turn = 1; turn < Number(values.repeat); turn++) {
  const again = { simulate: await seconds(simulateAll), summarise: await seconds(summariseAll) };
  best = { simulate: Math.min(best.simulate, again.simulate), summarise: Math.min(best.summarise, again.summarise) };
}
const agents = scenario.segments.reduce((total, segment) => total + segment.agents, 0);
const agentMonths = agents * choice.compiled.model.steps * scenario.trials;
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
console.log(
  JSON.stringify({
    scenario: scenario.name,
    backend: backend.name,
    executor: backend.executor(),
    threads: backend.threads,
    trials: scenario.trials,
    columns: rows.length,
    firstRun: { start: rounded(start), simulate: rounded(first.simulate), summarise: rounded(first.summarise), total: rounded(start + first.simulate + first.summarise) },
    ready: { simulate: rounded(best.simulate), summarise: rounded(best.summarise) },
    agentMonthsPerSecond: Math.round(agentMonths / best.simulate),
    peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
await backend.close();
process.exit(0);
