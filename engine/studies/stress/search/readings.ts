import type { Coordinates, ShockSpace } from './space.js';

/** How a requirement stands under a shock. */
export interface Reading {
  /** By how much it holds, in a unit of its own: below 0 it does not. */
  readonly slack: number;
  /** Standard errors by which it holds (+) or is broken (-); infinite where nothing is random. */
  readonly evidence: number;
}

/** Works out every requirement under a shock, with the first so many trials. */
export type Read = (coordinates: Coordinates, trials: number) => Promise<readonly Reading[]>;

/** A shock that has been tried. */
export interface Tried {
  readonly coordinates: Coordinates;
  readonly distance: number;
  readonly trials: number;
  /** [requirement] */
  readonly readings: readonly Reading[];
}

/** Everything that a search has tried; nothing is worked out twice. */
export interface Readings {
  readonly at: (coordinates: Coordinates, trials: number) => Promise<Tried>;
  /** In the order in which they were tried. */
  readonly tried: (trials: number) => readonly Tried[];
  readonly count: () => number;
}

export function readingsOf(space: ShockSpace, read: Read, onTried: (tried: Tried) => void = () => undefined): Readings {
  const known = new Map<string, Tried>();
  return {
    at: async (coordinates, trials) => {
      const key = `${trials}: ${coordinates.join(' ')}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const tried = { coordinates, trials, distance: space.distanceOf(coordinates), readings: await read(coordinates, trials) };
      known.set(key, tried);
      onTried(tried);
      return tried;
    },
    tried: (trials) => [...known.values()].filter((tried) => tried.trials === trials),
    count: () => known.size,
  };
}

/** Whether a requirement fails there; no number is no proof. */
export const fails = ({ readings }: Tried, requirement: number): boolean => readings[requirement].slack < 0;
