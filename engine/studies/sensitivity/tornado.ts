import type { Scenario } from '../../../scenarios/scenario.js';
import { differenceOf, estimated } from '../estimate.js';
import { numberOrNull } from '../numberOrNull.js';
import type { Ends } from './ends.js';
import type { Evaluate, Evaluation } from './evaluation.js';
import type { Swing, SwingEnd } from './result.js';

/**
 * The figure where an input is held at one end and at the other, both in the futures of the run as it is: inputs that are correlated with it follow,
 * all others and all luck stay, so that the errors are those of differences.
 */
export async function swingOf(path: string, { ends, low, high }: Ends, scenario: Scenario, base: Evaluation, evaluate: Evaluate): Promise<Swing> {
  const held = ({ score }: Ends['low']): Promise<Evaluation> => evaluate({ ...scenario, design: { ...scenario.design, held: { [path]: score } } });
  const [atLow, atHigh] = [await held(low), await held(high)];
  const end = (where: Ends['low'], { estimate }: Evaluation): SwingEnd => ({
    ...where,
    figure: numberOrNull(estimated(estimate)),
    change: numberOrNull(differenceOf(estimate, base.estimate)),
  });
  return { difference: numberOrNull(differenceOf(atHigh.estimate, atLow.estimate)), ends, low: end(low, atLow), high: end(high, atHigh) };
}
