import { add, multiply } from '../expression/operations.js';
import { scheduleSource } from '../source.js';
import type { TrialStage } from './stage.js';

/**
 * Revenue of a step: every subscriber at its end pays the plan's price, every customer who joined the set-up fee.
 * Monthly recurring revenue: subscribers times the price of a month, whatever the step.
 */
export const revenue: TrialStage = {
  name: 'revenue',
  space: 'trial',
  parameters: ({ scenario }) =>
    scenario.plans.flatMap((plan) => [
      { name: `price ${plan.name}`, unit: 'currency a step', source: scheduleSource(plan.price, scenario) },
      { name: `monthly price ${plan.name}`, unit: 'currency a month', source: scheduleSource(plan.price, scenario, 'month') },
      { name: `set-up fee ${plan.name}`, unit: 'currency', source: scheduleSource(plan.setupFee, scenario) },
    ]),
  trace: ({ parameter, total, record }, { scenario }) => {
    const plans = scenario.plans.map(({ name }) => {
      const subscribers = total(`subscribers ${name}`);
      return {
        revenue: add(multiply(subscribers, parameter(`price ${name}`)), multiply(total(`joins ${name}`), parameter(`set-up fee ${name}`))),
        recurring: multiply(subscribers, parameter(`monthly price ${name}`)),
      };
    });
    record('revenue', plans.map((plan) => plan.revenue).reduce((a, b) => add(a, b)));
    record('mrr', plans.map((plan) => plan.recurring).reduce((a, b) => add(a, b)));
  },
};
