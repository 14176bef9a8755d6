import { isLeft } from 'fp-ts/lib/Either.js';
import type { Distribution, Parameter, Value } from '../../scenarios/scenario.js';
import { lawOf, type Law } from '../../scenarios/laws/law.js';
import { isNested, mapParameters } from '../../scenarios/laws/mapParameters.js';
import { parameterPath } from '../../scenarios/laws/parameterPath.js';
import { tabulated } from '../../scenarios/laws/tabulated.js';
import { plainUniform } from './design.js';
import { InvalidDraw } from './invalidDraw.js';
import type { Knowledge } from './knowledge.js';
import { streamKey, uniformAt } from './streams.js';

export { InvalidDraw };

/** Where in the simulation a value is asked for; agents are numbered within their segment. */
export interface Place {
  readonly trial: number;
  readonly step: number;
  readonly segment: string;
  readonly agent: number;
  readonly agents: number;
}

/** Draws one value of the scenario wherever it is asked for, always the same there. */
export type Drawer = (place: Place) => number;

/**
 * How a value is drawn: an uncertain one once a trial, one that differs between agents once an agent as a stratified sample
 * (agent i of n stands for the middle of the i-th of n equally likely parts, in an order of its own for every value and
 * segment), noise in every step of every trial.
 * @param knowledge what uncertain values are drawn from; when absent, independent numbers
 */
export function drawerOf(value: Value, seed: string, knowledge?: Knowledge): Drawer {
  const { quantity, path } = value;
  if (quantity.randomness === 'known') return () => quantity.value;
  const uniform = uniformOf(quantity.randomness, path, seed, knowledge);
  const law = lawDrawer(quantity.distribution, path, seed, quantity.randomness === 'across', knowledge);
  return (place) => law(place).quantile(uniform(place));
}

function uniformOf(randomness: 'uncertain' | 'across' | 'monthly', path: string, seed: string, knowledge?: Knowledge): Drawer {
  if (randomness === 'across') return stratified(path, seed);
  if (randomness === 'monthly') {
    const key = streamKey(seed, `monthly ${path}`);
    return ({ trial, step }) => uniformAt(key, trial, step);
  }
  const uniform = knowledge?.uniform(path) ?? plainUniform(seed, path);
  return ({ trial }) => uniform(trial);
}

function stratified(path: string, seed: string): Drawer {
  const orders = new Map<string, Int32Array>();
  return ({ segment, agent, agents }) => {
    const name = `across ${path} ${segment}`;
    const order = orders.get(name) ?? shuffled(agents, streamKey(seed, name));
    orders.set(name, order);
    return (order[agent] + 0.5) / agents;
  };
}

/** The numbers from 0 to count - 1 in random order (Fisher & Yates). */
function shuffled(count: number, key: readonly [number, number]): Int32Array {
  const order = Int32Array.from({ length: count }, (_, position) => position);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(uniformAt(key, last, 0) * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/** Agents from which on a table of the quantile costs less than the quantiles themselves. Trials are always so many. */
const tabulatedFrom = 1000;

/** Laws that are the same everywhere: several tables draw the same value, and a table of a quantile takes a while. */
const plainLaws = new WeakMap<Distribution, Law>();
const tables = new WeakMap<Distribution, Law>();

function once(known: WeakMap<Distribution, Law>, distribution: Distribution, make: () => Law): Law {
  const found = known.get(distribution) ?? make();
  known.set(distribution, found);
  return found;
}

/** The law in force at a place: one for all when no parameter of it is uncertain, else one for each trial. */
function lawDrawer(distribution: Distribution, path: string, seed: string, across: boolean, knowledge?: Knowledge): (place: Place) => Law {
  const drawers: Drawer[] = [];
  const settleWith = (place: Place): Distribution<number> => {
    let next = 0;
    return mapParameters(distribution, () => drawers[next++](place));
  };
  mapParameters(distribution, (parameter) => {
    drawers.push(parameterDrawer(parameter, parameterPath(path, drawers.length), seed, knowledge));
    return 0;
  });
  const settled = (place: Place): Law => {
    const law = lawOf(settleWith(place));
    if (isLeft(law)) throw new InvalidDraw(`${path}: ${law.left}`);
    return law.right;
  };
  if (!isNested(distribution)) {
    let common: Law | undefined;
    return (place) =>
      (common ??=
        across && place.agents < tabulatedFrom
          ? once(plainLaws, distribution, () => settled(place))
          : once(tables, distribution, () => tabulated(settled(place))));
  }
  let trial = -1;
  let current: Law | undefined;
  return (place) => {
    if (current === undefined || trial !== place.trial) {
      current = settled(place);
      trial = place.trial;
    }
    return current;
  };
}

function parameterDrawer(parameter: Parameter, path: string, seed: string, knowledge?: Knowledge): Drawer {
  return drawerOf({ path, quantity: parameter, per: 'month', scaling: 'level' }, seed, knowledge);
}
