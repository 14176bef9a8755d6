import { churnOf, isSoldTo, isZero, type Model, type Population } from './model.js';
import { lifetimeStates } from './stages/lifetime.js';
import type { AgentState } from './stages/stage.js';
import { stepOfMonth } from './time.js';

/** The states that an agent of a population keeps from month to month. */
export function agentStates(model: Model, population: Population): AgentState[] {
  const { scenario } = model;
  const [segment] = population.segments;
  const slots = (months: number): number => Math.max(1, stepOfMonth(scenario, months));
  return [
    { name: 'prospects' },
    ...(isSoldTo(scenario, segment) ? [{ name: 'waiting' }] : []),
    ...population.plans.flatMap(({ name, commitment, trial }) => [
      { name: `subscribers ${name}` },
      ...(commitment > 1 ? [{ name: `due ${name}`, slots: slots(commitment) }] : []),
      ...(trial === undefined ? [] : [{ name: `trialing ${name}` }, { name: `ending ${name}`, slots: slots(trial.months) }]),
    ]),
    ...(isZero(churnOf(scenario, segment)) ? [] : [{ name: 'lapsed' }]),
    ...lifetimeStates(model, population),
  ];
}
