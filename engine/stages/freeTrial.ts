import { add, multiply, subtract } from '../expression/operations.js';
import { probabilitySource } from '../source.js';
import type { AgentStage } from './stage.js';

/**
 * Leads who take a plan with a free trial use it and pay nothing; when the trial ends, `paid ~ Binomial(ending, share)` of them
 * join the plan and the others are prospects again; nobody joins when the business has closed.
 */
export const freeTrial: AgentStage = {
  name: 'free trial',
  space: 'agent',
  applies: (_, { plans }) => plans.some(({ trial }) => trial !== undefined),
  parameters: ({ scenario }, { plans }) =>
    plans.flatMap(({ name, trial }) =>
      trial === undefined ? [] : [{ name: `paid share ${name}`, unit: 'share of those whose trial ends', source: () => probabilitySource(trial.paid, scenario) }],
    ),
  trace: ({ chance, state, parameter, flow, give, next, total, market }, _, { plans }) => {
    const open = market('open');
    const trying = plans.flatMap(({ name, trial }) => {
      if (trial === undefined) return [];
      const ending = chance.whole(state(`ending ${name}`));
      const tries = flow(`tries ${name}`);
      if (tries === undefined) throw new Error(`nobody tries ${name}`);
      const stated = parameter(`paid share ${name}`);
      const paid = open === undefined ? stated : multiply(stated, open);
      give(`joins ${name}`, chance.take(ending, paid, `paid ${name}`));
      next(`ending ${name}`, tries.count);
      const now = add(subtract(state(`trialing ${name}`), ending.count), tries.count);
      next(`trialing ${name}`, now);
      give(`trialing ${name}`, { count: now });
      total(`trialing ${name}`, now);
      return [now];
    });
    total('trialing', trying.reduce((sum, count) => add(sum, count)));
  },
};
