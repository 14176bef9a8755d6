import { add, subtract, sum } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import type { AgentContext, AgentStage } from './stage.js';

/**
 * Closes the month: who joined or came back subscribes, who left has lapsed, and prospects, subscribers and lapsed
 * customers together stay what they were.
 */
export const balance: AgentStage = {
  name: 'balance',
  space: 'agent',
  applies: () => true,
  parameters: () => [],
  trace: (context, _, { plans }) => {
    const { state, next, total } = context;
    const joins = flows(context, plans.map((plan) => `joins ${plan.name}`));
    const churned = flows(context, plans.map((plan) => `churned ${plan.name}`));
    const returns = flows(context, plans.map((plan) => `returns ${plan.name}`));
    const prospects = joins.reduce(subtract, state('prospects'));
    next('prospects', prospects);
    total('prospects', prospects);
    const subscribers = plans.map((plan) => {
      const own = (kind: string): Expression[] => flows(context, [`${kind} ${plan.name}`]);
      const left = own('churned').reduce(subtract, state(`subscribers ${plan.name}`));
      const now = [...own('joins'), ...own('returns')].reduce((count, share) => add(count, share), left);
      next(`subscribers ${plan.name}`, now);
      total(`subscribers ${plan.name}`, now);
      return now;
    });
    total('subscribers', sum(subscribers));
    if (churned.length > 0) {
      const lapsed = returns.reduce(subtract, churned.reduce((count, share) => add(count, share), state('lapsed')));
      next('lapsed', lapsed);
    }
  },
};

function flows({ flow }: AgentContext, names: readonly string[]): Expression[] {
  return names.flatMap((name) => flow(name)?.count ?? []);
}
