import type { Look } from './confirm.js';
import type { Shocks } from './moved.js';

/** The same shocks of the scenario with the fresh trials of a look: luck that no search has seen. */
export const withLuckOf = (shocks: Shocks, { number, trials }: Look): Shocks => {
  const { loaded } = shocks;
  return { ...shocks, loaded: { ...loaded, scenario: { ...loaded.scenario, seed: `${loaded.scenario.seed}, confirmation ${number}`, trials } } };
};
