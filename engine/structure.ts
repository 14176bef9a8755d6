import type { Scenario, Value } from '../scenarios/scenario.js';
import { isValue } from './random/dimensions.js';
import { isKnown, isZero } from './model.js';

/** Weights that are worked into tables by the host where they are known, and by the kernels where they are not. */
const hostWeights = ['choice.willingness_to_pay', 'choice.affinity'];

/**
 * What a program is traced from, as a text: everything of a scenario but the numbers of its values, the months in which things happen, and how
 * values are drawn. Scenarios of one structure have the same program, so that one compiled program serves both, each with its own tables.
 * Of a value it matters whether it is a known 0, whether it is noise, and for two weights whether it is known. Some tables are read whatever they hold.
 */
export function structureOf(scenario: Scenario): string {
  const { drivers: _drivers, name: _name, about: _about, invariants: _invariants, seed: _seed, trials: _trials, sampling: _sampling, ...asked } = scenario;
  const { design: _design, correlations: _correlations, demand, sentiment, recommender, ...simulated } = asked;
  const read = {
    demand: demand !== undefined,
    sentiment: sentiment && { adds: sentiment.adds, noise: sentiment.noise },
    recommender: recommender?.affinities,
    finance: { ...asked.finance, funding: asked.finance.funding.map(undated), loans: asked.finance.loans.map(({ months: _months, ...loan }) => undated(loan)) },
    levers: asked.levers.map(undated),
    events: asked.events.map(({ comes, months: _months, ...event }) => ({ ...event, comes: comes.kind === 'hazard' ? comes.hazard : comes.probability })),
  };
  return JSON.stringify({ ...simulated, ...read }, (key, part: unknown) => {
    if (key === 'listPrice') return undefined;
    if ((key === 'once' || key === 'entries') && Array.isArray(part)) return part.map(undated);
    return typeof part === 'object' && part !== null && isValue(part) ? markOf(part) : part;
  });
}

/** Without the months in which it begins and ends: the host has them worked into tables. */
function undated<Part extends { readonly month: number }>({ month: _month, until: _until, ...rest }: Part & { readonly until?: number }): object {
  return rest;
}

function markOf(value: Value): string {
  const { randomness } = value.quantity;
  const known = hostWeights.includes(value.path) && isKnown(value);
  return `${isZero(value) ? 'nothing' : 'something'}${randomness === 'monthly' ? ', noise' : ''}${known ? ', known' : ''}`;
}
