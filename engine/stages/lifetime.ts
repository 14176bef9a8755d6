import type { Plan, Scenario, Segment } from '../../scenarios/scenario.js';
import { multiply, sum } from '../expression/operations.js';
import { churnOf } from '../model.js';
import { combine, probabilitySource, valueSource, type Source } from '../source.js';
import { monthsPerStep, stepOfMonth } from '../time.js';
import { canLeave } from './churn.js';
import { termOf } from './prices.js';
import type { AgentStage } from './stage.js';

/**
 * How long those who joined this month will stay, agent by agent, each with its own stated churn: the discounted months of a
 * customer, up to `metrics.lifetime_months`. Averaged over who really joins, it keeps what a formula with the mean churn loses.
 * Source: P. Fader, B. Hardie (2010), Customer-base valuation in a contractual setting: the perils of ignoring heterogeneity.
 */
export const lifetime: AgentStage = {
  name: 'lifetime',
  space: 'agent',
  applies: ({ scenario }, population) => canLeave(scenario, population),
  parameters: ({ scenario }, { plans }) =>
    [...new Set(plans.map((plan) => termOf(plan, scenario)))].map((term) => ({
      name: `lifetime ${term}`,
      unit: 'discounted months',
      source: (segment: Segment) => lifetimeSource(scenario, segment, term),
    })),
  trace: ({ flow, parameter, total }, { scenario }, { plans }) => {
    const months = plans.flatMap((plan: Plan) => {
      const joins = flow(`joins ${plan.name}`);
      return joins === undefined ? [] : [multiply(joins.count, parameter(`lifetime ${termOf(plan, scenario)}`))];
    });
    total('lifetime', sum(months));
  },
};

/** sum over steps a below the limit of discount^a x (1 - h)^floor(a / term), in months, h the churn of a term. */
function lifetimeSource(scenario: Scenario, segment: Segment, term: number): Source {
  const limit = Math.max(1, Math.ceil(stepOfMonth(scenario, scenario.metrics.lifetimeMonths) / term));
  const churn = probabilitySource(churnOf(scenario, segment), scenario);
  return combine([churn, valueSource(scenario.finance.discountRate, scenario)], ([chance, rate]) => {
    const discount = 1 / (1 + rate);
    const kept = (1 - chance) ** term * discount ** term;
    return monthsPerStep(scenario.step) * geometric(discount, term) * geometric(kept, limit);
  });
}

/** 1 + x + ... + x^(n-1) */
function geometric(x: number, terms: number): number {
  return Math.abs(1 - x) < 1e-9 ? terms : (1 - x ** terms) / (1 - x);
}
