import { availableParallelism } from 'node:os';
import type { Driver, Scenario } from '../scenarios/scenario.js';
import { chooseBackend, type Choice } from './backends/choose.js';
import { inBatches } from './inBatches.js';
import { outputName } from './names.js';
import { allocateOutputs, outputReferences, rowOf, type Outputs } from './outputs.js';
import { refilled } from './refilled.js';
import type { Simulated, SimulateOptions } from './simulate.js';
import type { DriverSummary } from './summary.js';
import type { Trials } from './trials.js';

/** Trials that are simulated again without a driver, all drivers together: a share of the run's, so that telling what they do stays cheap. */
const pairedShare = 0.02;
/** A difference from fewer pairs tells nothing; more would tell no reader more. */
const pairs = { least: 100, alone: 500, most: 2_000 } as const;

/**
 * What every driver does to total profit: the mean difference, over the first trials of the run, to the same trials with what would
 * stand in the driver's place. Both share their luck and all else that is not known.
 * [driver]; undefined where nothing stands in its place, and of expected values.
 */
export async function driverEffects({ trials, choice }: Simulated, options: SimulateOptions): Promise<readonly DriverSummary['effect'][]> {
  const { scenario, outputs } = trials;
  const replaced = scenario.drivers.filter(({ instead }) => instead !== undefined).length;
  const wanted = Math.max(pairs.least, Math.min(pairs.most, Math.ceil((pairedShare * outputs.trials) / Math.max(1, replaced))));
  const count = Math.min(outputs.trials, wanted);
  const effects: DriverSummary['effect'][] = [];
  for (const { instead } of scenario.drivers) {
    effects.push(instead === undefined || scenario.expected ? undefined : await effectOf(trials, choice, instead, count, options));
  }
  return effects;
}

async function effectOf(
  { scenario, outputs }: Trials,
  choice: Choice,
  { words, ...sections }: NonNullable<Driver['instead']>,
  count: number,
  options: SimulateOptions,
): Promise<DriverSummary['effect']> {
  const without = await firstTrials(choice, { ...scenario, ...sections, drivers: [] }, count, options);
  const [withDriver, withoutDriver] = [profits(outputs), profits(without)];
  const differences = Float64Array.from({ length: count }, (_, trial) => withDriver(trial) - withoutDriver(trial));
  const mean = differences.reduce((sum, difference) => sum + difference, 0) / count;
  const squares = differences.reduce((sum, difference) => sum + (difference - mean) ** 2, 0);
  return { instead: words, trials: count, mean, se: count > 1 ? Math.sqrt(squares / (count - 1) / count) : 0 };
}

/** Simulates the first trials of another scenario as they are among all of its trials; with the kernels of the run, where they fit. */
async function firstTrials({ compiled, backend }: Choice, scenario: Scenario, count: number, { signal }: SimulateOptions): Promise<Outputs> {
  const other = 'again' in backend ? refilled(compiled, scenario) : undefined;
  if (other !== undefined && 'again' in backend) {
    const outputs = allocateOutputs(outputReferences(other.program), count);
    await inBatches(backend.again(other.tables, outputs), outputs, { signal });
    return outputs;
  }
  const own = await chooseBackend(scenario, 'simd', { threads: threadsFor(count), only: count });
  try {
    await inBatches(own.backend, own.outputs, { signal });
    return own.outputs;
  } finally {
    await own.backend.close();
  }
}

/** Workers cost more to start than a few hundred trials. */
const threadsFor = (count: number): number => (count <= pairs.alone ? 1 : availableParallelism());

function profits(outputs: Outputs): (trial: number) => number {
  const [revenue, cost] = [rowOf(outputs, outputName.sum('revenue'), 0), rowOf(outputs, outputName.sum('cost'), 0)];
  return (trial) => revenue[trial] - cost[trial];
}
