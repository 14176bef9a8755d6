import type { Scenario, SeenMeasure } from '../../scenarios/scenario.js';
import { add, divide, less, maximum, multiply, select, subtract, toSingle } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { monthsPerStep } from '../time.js';
import type { Opening, TrialContext, TrialStage } from './stage.js';

/** A runway without an end: nothing is burnt. */
const endless = 1e9;

/** What a manager sees before the first month. */
export function seenOpening(measure: SeenMeasure): Opening {
  if (measure === 'cash') return { type: 'f32', value: { parameter: 'opening cash' } };
  return { type: 'f32', value: measure === 'runway' ? endless : measure === 'service' ? 1 : 0 };
}

/** Which measures the policies of a scenario look at. */
function seenBy({ policies }: Scenario): SeenMeasure[] {
  return [...new Set(policies.map(({ when }) => when.measure))].filter((measure) => measure !== 'month');
}

/**
 * What a manager can see when a month ends, for the policies of the next.
 * `runway`: months that cash lasts at the month's burn, the cost that comes back every month less revenue; without
 * amounts paid once or at intervals, and without the losses of events. `growth`: revenue / revenue of the month before - 1.
 * `churn`: churned / subscribers of the month before. `gross_margin`: (revenue - cost of the groups product and service) / revenue.
 */
export const sight: TrialStage = {
  name: 'sight',
  space: 'trial',
  applies: ({ scenario }) => scenario.policies.length > 0,
  parameters: () => [
    { name: 'month number', unit: 'steps, from 1', source: { inputs: [], timed: true, evaluate: (_, step) => step + 1 } },
  ],
  trace: (context, { scenario }) => {
    for (const measure of seenBy(scenario)) context.keep(`seen ${measure}`, seen(context, measure, scenario));
  },
};

function seen({ recorded, total, last, keep }: TrialContext, measure: SeenMeasure, { step }: Scenario): Expression {
  const amount = (name: string): Expression => toSingle(recorded(name));
  const customers = (name: string): Expression => toSingle(total(name));
  switch (measure) {
    case 'cash':
      return amount('cash in hand');
    case 'profit':
    case 'revenue':
      return amount(measure);
    case 'subscribers':
      return customers('subscribers');
    case 'runway': {
      const burn = toSingle(subtract(recorded('recurring cost'), recorded('revenue')));
      const steps = divide(amount('cash in hand'), maximum(burn, 1e-30));
      return select(less(0, burn), maximum(multiply(steps, monthsPerStep(step)), 0), endless);
    }
    case 'growth': {
      const before = last('revenue before', { type: 'f32', value: 0 });
      keep('revenue before', amount('revenue'));
      return select(less(0, before), subtract(divide(amount('revenue'), maximum(before, 1e-30)), 1), 0);
    }
    case 'churn': {
      const churned = customers('churned');
      const opening = subtract(add(customers('subscribers'), churned), add(customers('joins'), customers('reactivated')));
      return select(less(0, opening), divide(churned, maximum(opening, 1e-30)), 0);
    }
    case 'gross_margin': {
      const revenue = amount('revenue');
      return select(less(0, revenue), divide(subtract(revenue, amount('cost of revenue')), maximum(revenue, 1e-30)), 0);
    }
    case 'service':
      return amount('service');
    case 'month':
      throw new Error('the month is known when it begins');
    default:
      return measure satisfies never;
  }
}
