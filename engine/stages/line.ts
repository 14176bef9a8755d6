import type { Line, Scenario, Schedule, Value } from '../../scenarios/scenario.js';
import { add, multiply } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { indexSource } from '../indexPath.js';
import type { Model } from '../model.js';
import { combine, constantSource, growthSource, scheduleSource, valueSource, type Source } from '../source.js';
import { stepOfMonth } from '../time.js';
import { usedPlans } from './served.js';
import type { TrialContext, TrialParameter } from './stage.js';

/** The sides of the books that lines stand on. */
export type Side = 'revenue' | 'cost';

/** What a line is made of: a fixed part that comes every month, one that does not, and prices of customers and use. */
export function lineParameters(line: Line, scenario: Scenario, side: Side): TrialParameter[] {
  const named = (part: Part, unit: string, source: Source[]): TrialParameter[] => source.map((one) => ({ name: partName(part, line, side), unit, source: one }));
  return [
    ...named('fixed', 'currency a step', grown(line.perMonth, line, scenario)),
    ...named('now and then', 'currency a step', occasional(line, scenario)),
    ...named('per customer', 'currency a step', grown(line.perCustomer, line, scenario)),
    ...named('per new customer', 'currency', grown(line.perNewCustomer, line, scenario)),
    ...named('per use', 'currency', grown(line.perUsage, line, scenario)),
  ];
}

type Part = 'fixed' | 'now and then' | 'per customer' | 'per new customer' | 'per use';

function partName(part: Part, { name }: Line, side: Side): string {
  return `${part} ${side} ${name}`;
}

/** What a line comes to this month. */
export function lineAmount(context: TrialContext, model: Model, line: Line, side: Side): Expression {
  const parts = [recurringAmount(context, model, line, side), occasionalAmount(context, line, side)].filter((part) => part !== undefined);
  return parts.length === 0 ? multiply(context.total('joins'), 0) : parts.reduce((sum, part) => add(sum, part));
}

/** What a line comes to every month; undefined when it has no such part. */
export function recurringAmount(context: TrialContext, model: Model, line: Line, side: Side): Expression | undefined {
  const { parameter, recorded } = context;
  const price = (part: Part): Expression => parameter(partName(part, line, side));
  const parts = [
    ...(line.perMonth === undefined ? [] : [price('fixed')]),
    ...(line.perCustomer === undefined ? [] : [multiply(users(context, model, line), price('per customer'))]),
    ...(line.perNewCustomer === undefined ? [] : [multiply(newCustomers(context, model, line), price('per new customer'))]),
    ...(line.perUsage === undefined ? [] : usesOf(model, line).map((name) => multiply(recorded(`use ${name}`), price('per use')))),
  ];
  return parts.length === 0 ? undefined : parts.reduce((sum, part) => add(sum, part));
}

/** What a line comes to once and at intervals; undefined when it has no such part. */
export function occasionalAmount({ parameter }: TrialContext, line: Line, side: Side): Expression | undefined {
  return line.once.length === 0 && line.every === undefined ? undefined : parameter(partName('now and then', line, side));
}

function countsAll({ scenario }: Model, { plans }: Line): boolean {
  return scenario.plans.every(({ name }) => plans.includes(name));
}

/** Subscribers at the end of the month, and those who try for free, of a line's plans. */
export function users({ total, count }: TrialContext, model: Model, line: Line): Expression {
  if (countsAll(model, line)) return count('trialing') === undefined ? total('subscribers') : add(total('subscribers'), total('trialing'));
  const own = line.plans.flatMap((plan) => [`subscribers ${plan}`, ...(count(`trialing ${plan}`) === undefined ? [] : [`trialing ${plan}`])]);
  return own.map((name) => total(name)).reduce((sum, one) => add(sum, one));
}

/** Customers who joined a line's plans this month or came back to them. */
export function newCustomers({ total, count }: TrialContext, model: Model, line: Line): Expression {
  if (countsAll(model, line)) return add(total('joins'), total('reactivated'));
  const own = line.plans.flatMap((plan) => [`joins ${plan}`, ...(count(`returns ${plan}`) === undefined ? [] : [`returns ${plan}`])]);
  return own.map((name) => total(name)).reduce((sum, one) => add(sum, one));
}

function usesOf(model: Model, { plans }: Line): string[] {
  return usedPlans(model).flatMap(({ name }) => (plans.includes(name) ? [name] : []));
}

/** A schedule with the growth or decline of its line on top of its own, and the line's index. */
export function grown(schedule: Schedule | undefined, line: Pick<Line, 'growth' | 'decline' | 'index'>, scenario: Scenario): Source[] {
  if (schedule === undefined) return [];
  return [trended(scheduleSource(schedule, scenario), line, scenario)];
}

function trended(base: Source, { growth, decline, index }: Pick<Line, 'growth' | 'decline' | 'index'>, scenario: Scenario): Source {
  const rate = growth ?? decline;
  const trend = rate === undefined ? [] : [growthSource(rate, scenario, growth === undefined ? -1 : 1)];
  const factors = [...trend, ...(index === undefined ? [] : [indexSource(scenario, index)])];
  return factors.length === 0 ? base : combine([base, ...factors], (values) => values.reduce((product, value) => product * value));
}

function occasional(line: Line, scenario: Scenario): Source[] {
  const parts = [...repeated(line, scenario), ...line.once.map((entry) => onceSource(entry, scenario))];
  if (parts.length === 0) return [];
  const sum = combine(parts, (amounts) => amounts.reduce((total, amount) => total + amount, 0));
  return [line.index === undefined ? sum : combine([sum, indexSource(scenario, line.index)], ([amount, index]) => amount * index)];
}

/** An amount in the step in which a month falls, nothing in the others. */
export function onceSource({ month, value }: { readonly month: number; readonly value: Value }, scenario: Scenario): Source {
  const due = stepOfMonth(scenario, month);
  return combine([valueSource(value, scenario)], ([amount], step) => (step === due ? amount : 0), true);
}

function repeated(line: Line, scenario: Scenario): Source[] {
  if (line.every === undefined) return [];
  const { months, amount } = line.every;
  const due = new Set<number>();
  for (let month = months; month < scenario.months; month += months) due.add(stepOfMonth(scenario, month));
  const base = trended(valueSource(amount, scenario), { growth: line.growth, decline: line.decline }, scenario);
  return [combine([base, constantSource(1)], ([value], step) => (due.has(step) ? value : 0), true)];
}
