import { uniformOfScore } from '../../scenarios/laws/uniformOfScore.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { correlated } from './copula.js';
import { designOf, type UniformOfTrial } from './design.js';

/** What the uncertain values of a scenario are drawn from; made once for a scenario. */
export interface Knowledge {
  /** The numbers of an uncertain value, or of an uncertain parameter of a law (`parameterPath`). */
  readonly uniform: (path: string) => UniformOfTrial;
}

/**
 * The design of a scenario with its correlations.
 * Trials from the scenario's number on are replicates: trial N + i knows what trial i knew, with luck of its own, so that the variance
 * of results can be split into what more knowledge would remove and what it would not.
 * @throws InvalidDraw where the scenario has too many dimensions for its design, or correlations that contradict each other
 */
export function knowledge(scenario: Scenario): Knowledge {
  const { trials, design: { held = {}, redrawn = [] } = {} } = scenario;
  const first = designOf(scenario);
  const second = redrawn.length === 0 ? first : designOf(scenario, 'second');
  const independent = (path: string): UniformOfTrial => (redrawn.includes(path) ? second : first)(path);
  const named = correlated(scenario.correlations, independent, held);
  return {
    uniform: (path) => {
      const score = held[path];
      const numbers = named.get(path) ?? (score === undefined ? independent(path) : () => uniformOfScore(score));
      return (trial) => numbers(trial < trials ? trial : trial % trials);
    },
  };
}
