import type { Appraisal } from './appraisal.js';
import type { Point } from './grid.js';

/** A setting with what so many trials say of it. */
export interface Evaluated {
  readonly point: Point;
  readonly trials: number;
  readonly appraisal: Appraisal;
}

/** The settings that have been looked at, each once with the same trials. */
export interface Evaluations {
  readonly at: (point: Point, trials: number) => Promise<Evaluated>;
  /** With so many trials, in the order in which they were asked for. */
  readonly with: (trials: number) => readonly Evaluated[];
  readonly all: () => readonly Evaluated[];
}

export function evaluationsBy(appraise: (point: Point, trials: number) => Promise<Appraisal>): Evaluations {
  const known = new Map<string, Evaluated>();
  return {
    at: async (point, trials) => {
      const key = [trials, ...point].join();
      const found = known.get(key) ?? { point, trials, appraisal: await appraise(point, trials) };
      known.set(key, found);
      return found;
    },
    with: (trials) => [...known.values()].filter((evaluated) => evaluated.trials === trials),
    all: () => [...known.values()],
  };
}
