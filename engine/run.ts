import { tryCatch as attempt } from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { chainEitherK, type TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { EngineError } from './error.js';
import { explained } from './overflow.js';
import { engineError, simulate, type SimulateOptions } from './simulate.js';
import { summarise } from './summarise.js';
import type { Summary } from './summary.js';

/** Simulates a scenario and summarises it. */
export function run(scenario: Scenario, options: SimulateOptions = {}): TaskEither<EngineError, Summary> {
  return pipe(
    simulate(scenario, options),
    chainEitherK((trials) =>
      attempt(
        () => summarise(trials),
        (error) => engineError(explained(error, scenario, trials.outputs)),
      ),
    ),
  );
}
