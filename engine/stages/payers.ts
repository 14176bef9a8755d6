import type { Plan, Scenario } from '../../scenarios/scenario.js';
import { add, multiply } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { isFreePlan } from '../headline.js';
import { outputName } from '../names.js';
import { switchName } from './churn.js';
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
    tell(context, scenario, context.count);
    if (scenario.segments.length === 1) return;
    for (const { name } of scenario.segments) tell(context, scenario, (total) => context.segmentTotal(name, total), name);
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

function tell(context: TrialContext, scenario: Scenario, count: (total: string) => Expression | undefined, segment?: string): void {
  const paid = payingPlans(scenario);
  const sum = (names: readonly string[]): Expression => {
    const counts = names.map(count).filter((found) => found !== undefined);
    return counts.length === 0 ? multiply(context.total('joins'), 0) : counts.reduce((all, one) => add(all, one));
  };
  const of = (kind: string): string[] => paid.map(({ name }) => `${kind} ${name}`);
  const downgrades = paid.flatMap((plan) => plan.switches.filter(({ to }) => !paid.some(({ name }) => name === to)).map(({ to }) => switchName(plan.name, to)));
  context.part(outputName.payers('subscribers', segment), sum(of('subscribers')));
  context.part(outputName.payers('new', segment), sum([...of('joins'), ...paid.flatMap((plan) => upgradesTo(plan, scenario))]));
  context.part(outputName.payers('reactivated', segment), sum(of('returns')));
  context.part(outputName.payers('churned', segment), sum([...of('churned'), ...downgrades]));
}
