import type { Effect, Scenario, Target } from '../scenarios/scenario.js';
import { isFreePlan } from './headline.js';

/** The name by which stages know what a lever, an event or a policy acts on. */
export function targetKey(target: Target): string {
  return 'name' in target ? `${target.of} ${target.name}` : target.of;
}

/** Everything that levers, events and policies of a scenario act on. */
export function targetedKeys({ levers, events, policies }: Scenario): Set<string> {
  const effects = [...levers, ...events].flatMap(({ multiply }) => multiply.map(({ target }) => target));
  const changes = policies.flatMap((policy) => policy.changes.map(({ target }) => target));
  return new Set([...effects, ...changes].map(targetKey));
}

/** The factor that a lever or an event puts on a target; undefined where it does not act on it. */
export function effectOn(multiply: readonly Effect[], key: string): Effect | undefined {
  return multiply.find(({ target }) => targetKey(target) === key);
}

/** Whether policies set a target to an amount of its own. */
export function isSet({ policies }: Scenario, key: string): boolean {
  return policies.some(({ changes }) => changes.some(({ operation, target }) => operation === 'set' && targetKey(target) === key));
}

/** Whether anything that happens in a trial moves a price away from the file's; what is given away has none to move. */
export function movesPrice(scenario: Scenario, plan: string): boolean {
  const keys = targetedKeys(scenario);
  const paid = scenario.plans.some((one) => one.name === plan && !isFreePlan(one));
  return paid && (keys.has('price') || keys.has(`plan price ${plan}`));
}
