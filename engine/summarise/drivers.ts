import type { Driver } from '../../scenarios/scenario.js';
import { ensemblesIn, memberAt } from '../ensemble.js';
import type { DriverSummary } from '../summary.js';
import type { Trials } from '../trials.js';

/**
 * What drives the run and how much of the spread of total profit comes from not knowing which member of a model is right; nothing
 * where nothing is learned.
 * @param profit [trial]
 */
export function driversOf(trials: Trials, profit: Float64Array): DriverSummary[] | undefined {
  const { drivers } = trials.scenario;
  return drivers.length === 0 ? undefined : drivers.map((driver) => driverOf(trials, driver, profit));
}

function driverOf(trials: Trials, { kind, model, card, members }: Driver, profit: Float64Array): DriverSummary {
  const { title, data, trained, metrics, limits } = card;
  return {
    kind,
    model,
    title,
    data: { file: data.file, sha256: data.sha256, rows: data.rows, used: data.used, licence: data.licence },
    trained: trained.date,
    backend: trained.backend,
    metrics,
    limits,
    members,
    profit: betweenMembers(trials, kind, profit),
  };
}

/**
 * Random-effects analysis of variance of total profit over the members: `sigma_b^2 = (MSB - MSW) / n0`, its share of
 * `sigma_b^2 + MSW`, and the share's standard error for as few members, with normal members. null: one member, or nothing varies.
 * Source: S. Searle, G. Casella, C. McCulloch (1992), Variance components, sections 3.5 and 3.8.
 */
function betweenMembers(trials: Trials, kind: Driver['kind'], profit: Float64Array): DriverSummary['profit'] {
  const ensemble = ensemblesIn(trials.scenario).find(({ path }) => path.startsWith(`drivers.${kind}`));
  if (ensemble === undefined || ensemble.members < 2 || profit.length < 2 * ensemble.members) return null;
  const uniform = trials.model.knowledge.uniform(ensemble.path);
  const [counts, sums, squares] = [0, 0, 0].map(() => new Float64Array(ensemble.members));
  const centre = profit.reduce((sum, value) => sum + value, 0) / profit.length;
  profit.forEach((value, trial) => {
    const member = memberAt(ensemble, uniform(trial));
    counts[member]++;
    sums[member] += value - centre;
    squares[member] += (value - centre) ** 2;
  });
  const seen = [...counts.keys()].filter((member) => counts[member] > 1);
  const total = seen.reduce((sum, member) => sum + counts[member], 0);
  const within = seen.reduce((sum, member) => sum + squares[member] - sums[member] ** 2 / counts[member], 0) / (total - seen.length);
  const between = seen.reduce((sum, member) => sum + sums[member] ** 2 / counts[member], 0) / (seen.length - 1);
  const size = (total - seen.reduce((sum, member) => sum + counts[member] ** 2, 0) / total) / (seen.length - 1);
  const spread = (between - within) / size;
  if (seen.length < 2 || !(within + Math.max(0, spread) > 0)) return null;
  const variance = Math.max(spread, 0) + within;
  return {
    members: [...counts.keys()].map((member) => ({ mean: centre + sums[member] / Math.max(1, counts[member]), trials: counts[member] })),
    sd: Math.sqrt(Math.max(0, spread)),
    share: spread / variance,
    se: (Math.sqrt(2 / (seen.length - 1)) * between) / size / variance,
  };
}
