import type { Plan, Scenario, Schedule } from '../../scenarios/scenario.js';
import { movesPrice } from '../effects.js';
import { multiply, toMoney } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { isFree } from '../headline.js';
import { indexSource } from '../indexPath.js';
import { combine, scheduleSource, type Source } from '../source.js';
import type { TrialContext } from './stage.js';

/** A price of a plan as the file states it for a step or another length of time: with its discount and its index. */
export function priceSource(schedule: Schedule, plan: Plan, scenario: Scenario, length: Scenario['step'] = scenario.step): Source {
  const stated = scheduleSource(schedule, scenario, length);
  const discounted = isFree(plan.discount) ? stated : combine([stated, scheduleSource(plan.discount, scenario)], ([price, share]) => price * (1 - share));
  if (plan.index === undefined) return discounted;
  return combine([discounted, indexSource(scenario, plan.index)], ([price, index]) => price * index);
}

/** A price as levers, events and policies leave it. */
export function priceInForce({ parameter, market }: Pick<TrialContext, 'parameter' | 'market'>, scenario: Scenario, plan: Plan, name: string): Expression {
  const stated = parameter(name);
  const ratio = movesPrice(scenario, plan.name) ? market(`price ratio ${plan.name}`) : undefined;
  return ratio === undefined ? stated : multiply(stated, toMoney(ratio));
}
