import { mapParameters } from './laws/mapParameters.js';
import { parameterPath } from './laws/parameterPath.js';
import type { Scenario } from './scenario.js';
import type { Distribution, Quantity, Value } from './value.js';

/** Something that is not known: an uncertain value, or an uncertain parameter of the law of a value. */
export interface Dimension {
  /** The path of the value, or that of a parameter (`parameterPath`): it names the random stream. */
  readonly path: string;
  readonly distribution: Distribution;
  /** The value that it belongs to. */
  readonly value: Value;
  /** Places of the parameters that lead from the value's law to it; empty: it is the value itself. */
  readonly parameters: readonly number[];
}

/**
 * The dimensions of what is not known: the paths of every uncertain value and of every uncertain parameter of a law, each once, in the
 * order in which the scenario holds them; a value comes before its parameters.
 */
export const dimensionsOf = (scenario: Scenario): readonly string[] => [
  ...new Set([...valuesIn(scenario)].flatMap((value) => dimensionsOfValue(value).map(({ path }) => path))),
];

/** What is not known about a value: itself, if it is uncertain, before the parameters of its law. */
export const dimensionsOfValue = (value: Value): readonly Dimension[] => {
  const found: Dimension[] = [];
  const add = (path: string, quantity: Quantity, parameters: readonly number[]): void => {
    if (quantity.randomness === 'known') return;
    const { randomness, distribution } = quantity;
    if (randomness === 'uncertain') found.push({ path, distribution, value, parameters });
    let position = 0;
    mapParameters(distribution, (parameter) => {
      add(parameterPath(path, position), parameter, [...parameters, position]);
      position++;
      return 0;
    });
  };
  add(value.path, value.quantity, []);
  return found;
};

/** Every value that a scenario is simulated with, in the order in which it holds them. */
export const valuesIn = ({ drivers: _drivers, ...scenario }: Scenario): Generator<Value> => valuesOf(scenario);

function* valuesOf(part: unknown): Generator<Value> {
  if (typeof part !== 'object' || part === null) return;
  if (isValue(part)) yield part;
  else for (const inner of Object.values(part)) yield* valuesOf(inner);
}

/** Whether a part of a scenario is a value. */
export const isValue = (part: object): part is Value => 'path' in part && 'quantity' in part;
