import { mapParameters } from '../../scenarios/laws/mapParameters.js';
import { parameterPath } from '../../scenarios/laws/parameterPath.js';
import type { Quantity, Scenario, Value } from '../../scenarios/scenario.js';

/**
 * The dimensions of what is not known: the paths of every uncertain value and of every uncertain parameter of a law, each once, in the
 * order in which the scenario holds them; a value comes before its parameters.
 */
export function dimensionsOf(scenario: Scenario): readonly string[] {
  const paths = new Set<string>();
  for (const { path, quantity } of valuesIn(scenario)) addDimensions(paths, path, quantity);
  return [...paths];
}

function addDimensions(paths: Set<string>, path: string, quantity: Quantity): void {
  if (quantity.randomness === 'known') return;
  if (quantity.randomness === 'uncertain') paths.add(path);
  let position = 0;
  mapParameters(quantity.distribution, (parameter) => {
    addDimensions(paths, parameterPath(path, position++), parameter);
    return 0;
  });
}

/** Every value that a scenario is simulated with, in the order in which it holds them. */
export function valuesIn({ drivers: _drivers, ...scenario }: Scenario): Generator<Value> {
  return valuesOf(scenario);
}

function* valuesOf(part: unknown): Generator<Value> {
  if (typeof part !== 'object' || part === null) return;
  if (isValue(part)) yield part;
  else for (const inner of Object.values(part)) yield* valuesOf(inner);
}

/** Whether a part of a scenario is a value. */
export function isValue(part: object): part is Value {
  return 'path' in part && 'quantity' in part;
}
