import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { drawerOf } from '../../../engine/random/draw.js';
import { knowledge } from '../../../engine/random/knowledge.js';
import { conditionalValueAtRisk, valueAtRisk } from '../../../engine/risk.js';
import type { Distribution, Known } from '../../../scenarios/scenario.js';
import { momentsOf } from '../checks.js';
import { scenarioWith, uncertain } from './knowledgeOf.js';

const trials = 2 ** 16;
const known = (value: number): Known => ({ randomness: 'known', value });

/** An uncertain value as its trials draw it. */
function drawn(distribution: Distribution, sampling: 'latin-hypercube' | 'sobol'): Float64Array {
  const value = uncertain('value', distribution);
  const scenario = scenarioWith([value], { sampling, trials });
  const draw = drawerOf(value, scenario.seed, knowledge(scenario));
  return Float64Array.from({ length: trials }, (_, trial) => draw({ trial, step: 0, segment: '', agent: 0, agents: 1 }));
}

const near = (found: number, expected: number, tolerance: number, name: string): void =>
  assert.ok(Math.abs(found - expected) < tolerance, `${name} ${found}, not ${expected} within ${tolerance}`);

/**
 * With one draw in each of 2^16 equally likely parts a quantile is off by at most two parts over the density there, for sure; the mean by about
 * the width of the outermost parts over 2^16. Independent draws would be off by 100 times the tolerances of the means.
 */
for (const sampling of ['latin-hypercube', 'sobol'] as const) {
  test(`${sampling}: lognormal(1, 0.5) has the mean exp(1/8) = 1.13314845, P5 0.439364 and P95 2.276017`, () => {
    const values = drawn({ kind: 'lognormal', median: known(1), sigma: known(0.5) }, sampling);
    near(momentsOf(values).mean, 1.13314845, 3e-5, 'mean');
    // The value at risk of x at a level is minus its quantile at one minus the level.
    near(-valueAtRisk(values, 0.95).value, 0.439364, 7e-5, 'P5');
    near(-valueAtRisk(values, 0.05).value, 2.276017, 4e-4, 'P95');
  });

  test(`${sampling}: a standard normal loss has the value at risk 1.644854 and the conditional value at risk 2.062713 at 95 %`, () => {
    const profit = drawn({ kind: 'normal', mean: known(0), sd: known(1) }, sampling).map((loss) => -loss);
    near(momentsOf(profit).mean, 0, 3e-5, 'mean');
    near(valueAtRisk(profit, 0.95).value, 1.644854, 3e-4, 'value at risk');
    near(conditionalValueAtRisk(profit, 0.95).value, 2.062713, 3e-4, 'conditional value at risk');
  });

  test(`${sampling}: an exponential loss of mean 1 has the value at risk ln 20 = 2.995732 and the conditional value at risk one more at 95 %`, () => {
    const profit = drawn({ kind: 'exponential', mean: known(1) }, sampling).map((loss) => -loss);
    near(momentsOf(profit).mean, -1, 3e-5, 'mean');
    near(valueAtRisk(profit, 0.95).value, 2.995732, 7e-4, 'value at risk');
    near(conditionalValueAtRisk(profit, 0.95).value, 3.995732, 1e-3, 'conditional value at risk');
  });
}

test.run();
