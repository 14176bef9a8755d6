import type { Plan, Scenario } from '../../scenarios/scenario.js';
import { add, multiply } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { isFreePlan } from '../headline.js';
import { outputName, sumName } from '../names.js';
import { switchName } from './churn.js';
import { sumLately } from './lately.js';
import type { TrialContext, TrialStage } from './stage.js';

/**
 * Customers who pay, where a plan is given away beside others that are not: who joins a plan that is paid for, or moves to it from one
 * that is not, is new; who leaves it, or moves to one that is given away, is lost. Of everybody, and of each segment.
 */
export const payers: TrialStage = {
  name: 'payers',
  space: 'trial',
  applies: ({ scenario }) => payingPlans(scenario).length < scenario.plans.length,
  parameters: () => [],
  trace: (context, { scenario }) => {
    const all = payersBy(context, scenario, context.count);
    context.part(outputName.payers('subscribers'), all.subscribers);
    context.part(outputName.payers('new'), all.joined);
    context.part(outputName.payers('churned'), all.churned);
    if (scenario.segments.length === 1) return;
    for (const { name } of scenario.segments) {
      const own = payersBy(context, scenario, (total) => context.segmentTotal(name, total));
      context.part(outputName.payers('subscribers', name), own.subscribers);
      context.sum(sumName.segment('new payers', name), own.joined);
      sumLately(context, sumName.segment('new payers lately', name), own.joined);
      sumLately(context, sumName.segment('churned payers lately', name), own.churned);
    }
  },
};

/** Plans whose customers pay; all of them where none do. */
export function payingPlans({ plans }: Scenario): readonly Plan[] {
  const paid = plans.filter((plan) => !isFreePlan(plan));
  return paid.length === 0 ? plans : paid;
}

/** Moves to a plan from those that are given away. */
export function upgradesTo(plan: Plan, scenario: Scenario): string[] {
  const paid = payingPlans(scenario);
  return scenario.plans.filter((other) => !paid.includes(other) && other.switches.some(({ to }) => to === plan.name)).map((other) => switchName(other.name, plan.name));
}

/** Moves from a plan that is paid for to those that are given away. */
export function downgradesOf(plan: Plan, scenario: Scenario): Plan['switches'] {
  const paid = payingPlans(scenario);
  return plan.switches.filter(({ to }) => !paid.some(({ name }) => name === to));
}

/** How many pay, who of them is new and who of them is lost this month. */
function payersBy(
  { total }: TrialContext,
  scenario: Scenario,
  count: (total: string) => Expression | undefined,
): Record<'subscribers' | 'joined' | 'churned', Expression> {
  const paid = payingPlans(scenario);
  const sum = (names: readonly string[]): Expression => {
    const counts = names.map(count).filter((found) => found !== undefined);
    return counts.length === 0 ? multiply(total('joins'), 0) : counts.reduce((all, one) => add(all, one));
  };
  const of = (kind: string): string[] => paid.map(({ name }) => `${kind} ${name}`);
  const downgrades = paid.flatMap((plan) => downgradesOf(plan, scenario).map(({ to }) => switchName(plan.name, to)));
  return {
    subscribers: sum(of('subscribers')),
    joined: sum([...of('joins'), ...paid.flatMap((plan) => upgradesTo(plan, scenario))]),
    churned: sum([...of('churned'), ...downgrades]),
  };
}
