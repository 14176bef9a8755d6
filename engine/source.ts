import { isNested } from '../scenarios/laws/mapParameters.js';
import type { Scenario, Schedule, Value } from '../scenarios/scenario.js';
import { InvalidDraw } from './random/draw.js';
import { stepOfMonth, toStep } from './time.js';

/** How a number of the model follows from the values of the file: the host computes it in double precision. */
export interface Source {
  /** The values it is made of. */
  readonly inputs: readonly Value[];
  /** Whether it changes from step to step by itself. */
  readonly timed: boolean;
  /** Whether it stays what it is in the first step, noise included. */
  readonly opening?: true;
  /** The number in a step (0-based), from the drawn inputs in their order, each as the file states it. */
  readonly evaluate: (inputs: readonly number[], step: number) => number;
}

export function constantSource(value: number): Source {
  return { inputs: [], timed: false, evaluate: () => value };
}

/** A value brought to one step. */
export function valueSource(value: Value, scenario: Scenario): Source {
  return {
    inputs: [value],
    timed: false,
    evaluate: ([stated]) => toStep(stated, value.scaling, value.per, scenario.step) / (value.each ?? 1),
  };
}

/**
 * A number that follows a path from step to step: `start` begins the path of a trial and gives what continues it.
 * Tables are filled step after step, so that no step is skipped.
 */
export function pathSource(inputs: readonly Value[], start: () => Source['evaluate']): Source {
  let path: Source['evaluate'] = start();
  return {
    inputs,
    timed: true,
    evaluate: (drawn, step) => {
      if (step === 0) path = start();
      return path(drawn, step);
    },
  };
}

/** A probability brought to one step. */
export function probabilitySource(value: Value, scenario: Scenario): Source {
  return boundedSource(value, scenario, 1, 'a probability from 0 to 1');
}

/** An expected count brought to one step. */
export function intensitySource(value: Value, scenario: Scenario): Source {
  return boundedSource(value, scenario, Infinity, 'an intensity of at least 0');
}

/** @throws InvalidDraw where a draw is below 0 or above `highest` */
function boundedSource(value: Value, scenario: Scenario, highest: number, expected: string): Source {
  return {
    inputs: [value],
    timed: false,
    evaluate: ([stated]) => {
      if (stated >= 0 && stated <= highest) return toStep(stated, value.scaling, value.per, scenario.step);
      throw new InvalidDraw(
        `${value.path}: expected ${expected}, but a draw of it is ${stated}; truncate(..., 0, ${highest === 1 ? '1' : 'high'}) keeps it in range`,
      );
    },
  };
}

/** (1 + growth)^step, with the rate brought to one step; a decline is the growth of its negative. */
export function growthSource(rate: Value, scenario: Scenario, sign: 1 | -1 = 1): Source {
  return {
    inputs: [rate],
    timed: true,
    evaluate: ([stated], step) => (1 + toStep(sign * stated, 'growth', rate.per, scenario.step)) ** step,
  };
}

/** A schedule with its growth; a flow as the currency of a step, or of another length of time. */
export function scheduleSource(schedule: Schedule, scenario: Scenario, length: Scenario['step'] = scenario.step): Source {
  const { entries, growth } = schedule;
  const starts = entries.map((entry) => stepOfMonth(scenario, entry.month));
  const inputs = entries.map((entry) => entry.value);
  return {
    inputs: growth === undefined ? inputs : [...inputs, growth],
    timed: entries.length > 1 || growth !== undefined,
    evaluate: (drawn, step) => {
      const current = starts.findLastIndex((start) => start <= step);
      const { scaling, per, each = 1 } = entries[current].value;
      const level = toStep(drawn[current], scaling, per, length) / each;
      if (growth === undefined) return level;
      return level * (1 + toStep(drawn[entries.length], growth.scaling, growth.per, scenario.step)) ** step;
    },
  };
}

/** A source computed from others; it keeps room for their inputs, because it is evaluated for every trial and step. */
export function combine(sources: readonly Source[], combination: (values: readonly number[], step: number) => number, timed = false): Source {
  const parts = sources.map((source) => new Array<number>(source.inputs.length));
  const values = new Array<number>(sources.length);
  return {
    inputs: sources.flatMap((source) => source.inputs),
    timed: timed || sources.some((source) => source.timed),
    evaluate: (drawn, step) => {
      let next = 0;
      for (let position = 0; position < sources.length; position++) {
        const part = parts[position];
        for (let input = 0; input < part.length; input++) part[input] = drawn[next++];
        values[position] = sources[position].evaluate(part, step);
      }
      return combination(values, step);
    },
  };
}

/** A source as it is in the first step, noise included. What is combined from it no longer keeps the noise of that step. */
export function openingSource(source: Source): Source {
  return { ...source, timed: false, opening: true, evaluate: (inputs) => source.evaluate(inputs, 0) };
}

/** Which axes a source needs beyond its segment. */
export interface SourceAxes {
  readonly month: boolean;
  readonly agent: boolean;
  readonly trial: boolean;
}

export function axesOf(source: Source): SourceAxes {
  const drawn = source.inputs.flatMap(({ quantity }) => (quantity.randomness === 'known' ? [] : [quantity]));
  return {
    month: source.timed || (source.opening !== true && drawn.some((quantity) => quantity.randomness === 'monthly')),
    agent: drawn.some((quantity) => quantity.randomness === 'across'),
    trial: drawn.some((quantity) => quantity.randomness !== 'across' || isNested(quantity.distribution)),
  };
}
