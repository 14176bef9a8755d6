import { add, subtract, sum } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import type { Population } from '../model.js';
import { switchesOf, switchName } from './churn.js';
import type { AgentContext, AgentStage } from './stage.js';

/**
 * Closes the month: who joined, came back or moved to a plan subscribes to it, who left has lapsed, whose trial ended without
 * paying is a prospect; prospects, those who wait or try, subscribers and lapsed customers together stay what they were.
 */
export const balance: AgentStage = {
  name: 'balance',
  space: 'agent',
  applies: () => true,
  parameters: () => [],
  trace: (context, _, population) => {
    prospects(context, population);
    const { next, total, state } = context;
    const { plans } = population;
    const subscribers = plans.map((plan) => {
      const own = (kind: string): Expression[] => flows(context, [`${kind} ${plan.name}`]);
      const away = [...own('churned'), ...flows(context, switchesOf(plan, population).map(({ to }) => switchName(plan.name, to)))];
      const moved = plans.filter((other) => switchesOf(other, population).some(({ to }) => to === plan.name));
      const arrived = [...own('joins'), ...own('returns'), ...flows(context, moved.map((other) => switchName(other.name, plan.name)))];
      const after = (before: Expression): Expression => arrived.reduce((count, share) => add(count, share), away.reduce(subtract, before));
      const now = after(state(`subscribers ${plan.name}`));
      next(`subscribers ${plan.name}`, now);
      context.give(`subscribers ${plan.name}`, { count: now });
      total(`subscribers ${plan.name}`, now);
      own('joins').forEach((joins) => total(`joins ${plan.name}`, joins));
      if (plan.commitment > 1) {
        const due = state(`due ${plan.name}`);
        next(`due ${plan.name}`, after(due));
        total(`due ${plan.name}`, due);
      }
      return now;
    });
    total('subscribers', sum(subscribers));
    total('joins', sum(flows(context, plans.map(({ name }) => `joins ${name}`))));
    const churned = flows(context, plans.map(({ name }) => `churned ${name}`));
    if (churned.length > 0) {
      const back = flows(context, plans.map(({ name }) => `returns ${name}`));
      next('lapsed', back.reduce(subtract, churned.reduce((count, share) => add(count, share), state('lapsed'))));
    }
  },
};

function prospects(context: AgentContext, { plans }: Population): void {
  const { state, next, total } = context;
  const taken = flows(context, plans.map(({ name, trial }) => `${trial === undefined ? 'joins' : 'tries'} ${name}`));
  const unpaid = plans
    .filter(({ trial }) => trial !== undefined)
    .map(({ name }) => subtract(state(`ending ${name}`), flows(context, [`joins ${name}`])[0]));
  const handled = flows(context, ['handled']);
  const listening = handled.length === 0 ? state('prospects') : add(subtract(state('prospects'), flows(context, ['leads'])[0]), handled[0]);
  const now = unpaid.reduce((count, back) => add(count, back), taken.reduce(subtract, listening));
  next('prospects', now);
  const waiting = flows(context, ['waiting']);
  total('prospects', waiting.reduce((count, share) => add(count, share), now));
}

function flows({ flow }: AgentContext, names: readonly string[]): Expression[] {
  return names.flatMap((name) => flow(name)?.count ?? []);
}
