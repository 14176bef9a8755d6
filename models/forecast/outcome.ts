import type { TrainingContext } from '../context.js';
import type { Evidence } from './evidence.js';
import { evidenceOf } from './evidence.js';
import { choose, evaluate } from './evaluate.js';
import type { Trial } from './evaluate.js';
import { futureOf } from './future.js';
import type { Future } from './future.js';
import type { History } from './history.js';
import type { ForecastMethod } from './method.js';
import { rollingOrigins } from './origins.js';
import type { Origins } from './origins.js';

/** Everything that a forecast found out. */
export interface Outcome {
  readonly history: History;
  readonly origins: Origins;
  readonly trials: readonly Trial[];
  readonly chosen: Trial;
  /** The chosen method on the origins that chose nothing. */
  readonly evidence: Evidence;
  /** The seasonal naive there. */
  readonly naive: Evidence;
  readonly future: Future;
  /** Ctrl-C came: methods that learn step by step stood back. */
  readonly stopped: boolean;
}

/** Lets methods stand against one another, chooses one, judges it, and looks ahead with it. The first method is the seasonal naive. */
export const forecastOutcome = async (
  history: History,
  methods: readonly ForecastMethod[],
  { ahead, paths }: { readonly ahead: number; readonly paths: number },
  { seed, members, signal }: Pick<TrainingContext, 'seed' | 'members' | 'signal'>,
): Promise<Outcome> => {
  const logs = history.values.map(Math.log);
  const origins = rollingOrigins(logs.length, history.season, ahead);
  const trials = await evaluate(logs, history.season, methods, origins);
  const end = async (): Promise<Outcome> => {
    const stopped = signal.aborted;
    const chosen = choose(stopped ? trials.filter(({ method }) => !method.gradual) : trials);
    const evidence = evidenceOf(chosen, logs, seed);
    const naive = chosen === trials[0] ? evidence : evidenceOf(trials[0], logs, seed);
    const future = await futureOf(chosen.method, logs, { ahead, members, paths, factor: evidence.finalFactor, seed });
    return { history, origins, trials, chosen, evidence, naive, future, stopped };
  };
  const outcome = await end();
  // Stopped while the members learned: they are worth nothing.
  return signal.aborted && !outcome.stopped ? end() : outcome;
};
