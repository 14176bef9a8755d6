import { tryCatch as attempt } from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { chain, fromEither, right, tryCatch, type TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Scenario } from '../scenarios/scenario.js';
import { driverEffects } from './driverEffects.js';
import type { EngineError } from './error.js';
import { explained } from './overflow.js';
import { engineError, simulate, type SimulateOptions } from './simulate.js';
import { summarise } from './summarise.js';
import type { Summary } from './summary.js';
import type { Trials } from './trials.js';

/** Simulates a scenario and summarises it; where learned models drive it, with what each does to profit. */
export function run(scenario: Scenario, options: SimulateOptions = {}): TaskEither<EngineError, Summary> {
  return pipe(
    simulate(scenario, options),
    chain((trials) => {
      const failed = (error: unknown): EngineError => engineError(explained(error, scenario, trials.outputs));
      return pipe(
        fromEither(attempt(() => summarise(trials), failed)),
        chain((summary) => (summary.drivers === undefined ? right(summary) : tryCatch(() => withEffects(summary, trials, options), failed))),
      );
    }),
  );
}

async function withEffects(summary: Summary, trials: Trials, options: SimulateOptions): Promise<Summary> {
  const effects = await driverEffects(trials, options);
  return { ...summary, drivers: summary.drivers?.map((driver, position) => ({ ...driver, effect: effects[position] })) };
}
