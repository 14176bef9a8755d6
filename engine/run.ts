import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Scenario } from '../scenarios/scenario.js';
import { driverEffects } from './driverEffects.js';
import type { EngineError } from './error.js';
import { simulateAnd, type SimulateOptions } from './simulate.js';
import { summarise } from './summarise.js';
import type { Summary } from './summary.js';

/** Simulates a scenario and summarises it; where learned models drive it, with what each does to profit. */
export function run(scenario: Scenario, options: SimulateOptions = {}): TaskEither<EngineError, Summary> {
  return simulateAnd(scenario, options, async (simulated) => {
    const summary = summarise(simulated.trials);
    if (summary.drivers === undefined) return summary;
    const effects = await driverEffects(simulated, options);
    return { ...summary, drivers: summary.drivers.map((driver, position) => ({ ...driver, effect: effects[position] })) };
  });
}
