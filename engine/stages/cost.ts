import type { CostLine, Scenario, Schedule, Value } from '../../scenarios/scenario.js';
import { add, multiply } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { combine, constantSource, scheduleSource, valueSource, type Source } from '../source.js';
import { stepOfMonth, toStep } from '../time.js';
import type { TrialStage } from './stage.js';

/**
 * Cost of a step: each line's fixed part, its cost per subscriber at the end of the step, and per customer who joined or
 * came back in it.
 */
export const cost: TrialStage = {
  name: 'cost',
  space: 'trial',
  parameters: ({ scenario }) =>
    scenario.costs.flatMap((line) => [
      ...fixedSource(line, scenario).map((source) => ({ name: `fixed ${line.name}`, unit: 'currency a step', source })),
      ...grown(line.perCustomer, line, scenario).map((source) => ({ name: `per customer ${line.name}`, unit: 'currency a step', source })),
      ...grown(line.perNewCustomer, line, scenario).map((source) => ({ name: `per new customer ${line.name}`, unit: 'currency', source })),
    ]),
  trace: ({ parameter, total, record }, { scenario }) => {
    const added = add(total('joins'), total('reactivated'));
    const parts = scenario.costs.flatMap((line): Expression[] => [
      ...fixedSource(line, scenario).map(() => parameter(`fixed ${line.name}`)),
      ...(line.perCustomer === undefined ? [] : [multiply(total('subscribers'), parameter(`per customer ${line.name}`))]),
      ...(line.perNewCustomer === undefined ? [] : [multiply(added, parameter(`per new customer ${line.name}`))]),
    ]);
    record('cost', parts.reduce((a, b) => add(a, b), multiply(total('joins'), 0)));
  },
};

/** What a line costs whatever the number of customers: by the month, at intervals and once. */
function fixedSource(line: CostLine, scenario: Scenario): Source[] {
  const parts = [...grown(line.perMonth, line, scenario), ...repeated(line, scenario), ...line.once.map((entry) => onceSource(entry, scenario))];
  if (parts.length === 0) return [];
  return [combine(parts, (amounts) => amounts.reduce((total, amount) => total + amount, 0))];
}

function onceSource({ month, value }: { readonly month: number; readonly value: Value }, scenario: Scenario): Source {
  const due = stepOfMonth(scenario, month);
  return combine([valueSource(value, scenario)], ([amount], step) => (step === due ? amount : 0), true);
}

function repeated(line: CostLine, scenario: Scenario): Source[] {
  if (line.every === undefined) return [];
  const { months, amount } = line.every;
  const due = new Set<number>();
  for (let month = months; month < scenario.months; month += months) due.add(stepOfMonth(scenario, month));
  return [combine([valueSource(amount, scenario), growthFactor(line, scenario)], ([value, factor], step) => (due.has(step) ? value * factor : 0), true)];
}

/** A schedule with the growth or decline of its line on top of its own. */
function grown(schedule: Schedule | undefined, line: CostLine, scenario: Scenario): Source[] {
  if (schedule === undefined) return [];
  const base = scheduleSource(schedule, scenario);
  if (line.growth === undefined && line.decline === undefined) return [base];
  return [combine([base, growthFactor(line, scenario)], ([amount, factor]) => amount * factor)];
}

/** (1 + growth)^step, or (1 - decline)^step, with the rate brought to one step. */
function growthFactor({ growth, decline }: CostLine, scenario: Scenario): Source {
  const rate = growth ?? decline;
  if (rate === undefined) return constantSource(1);
  const sign = growth === undefined ? -1 : 1;
  return {
    inputs: [rate],
    timed: true,
    evaluate: ([stated], step) => (1 + toStep(sign * stated, 'growth', rate.per, scenario.step)) ** step,
  };
}
