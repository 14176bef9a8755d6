import { isLeft } from 'fp-ts/lib/Either.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import type { Decision } from '../../../scenarios/studies/studies.js';
import { inputsOf, type Input } from '../../../scenarios/studies/inputs.js';
import { Mistakes } from '../../error.js';
import { moments } from '../../statistics/columnStatistics.js';
import { errorsToBeSeen } from '../errorsToBeSeen.js';
import type { Estimated } from '../estimate.js';
import type { JudgedDecision } from './decisionResult.js';
import { learnableOf } from './learnable.js';
import { informationValues } from './informationValue.js';

/** An alternative of a decision as a scenario of its own, and what is uncertain in it. */
export interface Alternative {
  readonly name: string;
  readonly scenario: Scenario;
  readonly inputs: readonly Input[];
}

/**
 * The alternatives of a decision, in the same futures: with the seed, the trials and the sampling of a scenario.
 * @throws Mistakes where the file cannot be changed so
 */
export function alternativesOf(loaded: LoadedScenario, { alternatives }: Decision, { trials, seed, sampling }: Scenario): readonly Alternative[] {
  const variants = alternatives.map(({ name, edits }): Alternative => {
    const variant = loaded.variant(edits);
    if (isLeft(variant)) throw new Mistakes(variant.left);
    const inputs = inputsOf(variant.right).filter(({ kind }) => kind === 'uncertain');
    return { name, inputs, scenario: { ...variant.right.scenario, trials, seed, sampling } };
  });
  if (sampling !== 'sobol') return variants;
  // Each has its place in the sequence by its number among those of all.
  const dimensions = [...new Set(variants.flatMap(({ inputs }) => inputs.map(({ path }) => path)))];
  return variants.map((variant) => ({ ...variant, scenario: { ...variant.scenario, design: { dimensions } } }));
}

/**
 * Which alternative is best, how sure that is, and what information would be worth before choosing.
 * @param outcomes [alternative][trial] the number of a trial whose mean is the objective; finite
 */
export function judgedDecision(alternatives: readonly Alternative[], outcomes: readonly Float64Array[], goal: 'maximise' | 'minimise', seed: string): JudgedDecision {
  const benefits = goal === 'maximise' ? outcomes : outcomes.map((outcome) => outcome.map((value) => -value));
  const means = benefits.map((benefit) => meanOf(benefit).value);
  const order = [...means.keys()].sort((one, other) => means[other] - means[one]);
  const [best, second] = order;
  const behind = benefits.map((benefit) => meanOf(benefit.map((value, trial) => value - benefits[best][trial])));
  const bestShares = sharesOfBest(benefits);
  const inputs = [...new Map(alternatives.flatMap(({ inputs: own, scenario }) => own.map((input) => [input.path, { input, scenario }] as const)).reverse()).values()].reverse();
  const worth = informationValues(benefits, inputs.map(({ input, scenario }) => learnableOf(input, scenario)), seed);
  // The best and the second are chosen among all pairs; everything and foresight are worths, too.
  const looks = (alternatives.length * (alternatives.length - 1)) / 2 + inputs.length + 2;
  return {
    seenFrom: errorsToBeSeen(looks),
    alternatives: alternatives.map(({ name }, place) => ({ name, value: meanOf(outcomes[place]), behind: behind[place], best: bestShares[place] })),
    best: alternatives[best].name,
    second: alternatives[second].name,
    lead: { value: -behind[second].value, se: behind[second].se },
    inputs: inputs.map(({ input: { path, label } }, place) => ({ path, label, ...worth.inputs[place] })).sort((one, other) => other.value - one.value),
    everything: worth.everything,
    foresight: worth.foresight,
  };
}

/** [alternative] the share of trials in which no other is better. */
function sharesOfBest(benefits: readonly Float64Array[]): readonly Estimated[] {
  const highest = benefits[0].map((_, trial) => Math.max(...benefits.map((benefit) => benefit[trial])));
  return benefits.map((benefit) => meanOf(benefit.map((value, trial) => Number(value === highest[trial]))));
}

function meanOf(values: Float64Array): Estimated {
  const { mean, sd } = moments(values);
  return { value: mean, se: sd / Math.sqrt(values.length) };
}
