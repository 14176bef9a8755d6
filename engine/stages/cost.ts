import { extraCosts } from '../../scenarios/figures/quantities.js';
import type { Capacity, CostLine, Scenario } from '../../scenarios/scenario.js';
import { isSet } from '../effects.js';
import { add, divide, floor, maximum, multiply, negate, subtract, toMoney, toSingle } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { hasReferralReward, type ResultGroup } from '../lines.js';
import { isZero, type Model } from '../model.js';
import { outputName } from '../names.js';
import { combine, growthSource, scheduleSource, valueSource } from '../source.js';
import { channelsOf } from './channels.js';
import { grown, lineParameters, occasionalAmount, onceSource, recurringAmount, users } from './line.js';
import { loanParameters } from './loans.js';
import type { TrialContext, TrialParameter, TrialStage } from './stage.js';

/**
 * Cost of a step by line: channels, the file's lines (each its fixed part, its cost per user at the end of the step, per customer
 * who joined or came back, per unit of use served, of staff, of revenue and of new recurring revenue), capacity, and what comes
 * beside them: referral rewards, levers, losses of events, interest and tax.
 */
export const cost: TrialStage = {
  name: 'cost',
  space: 'trial',
  applies: () => true,
  parameters: ({ scenario }) => [
    ...scenario.costs.flatMap((line) => costParameters(line, scenario)),
    ...scenario.capacity.map((one) => ({ name: `cost of a unit ${one.name}`, unit: 'currency a step', source: unitCost(one, scenario) })),
    ...extraParameters(scenario),
    ...loanParameters(scenario),
    ...(isZero(scenario.finance.tax) ? [] : [{ name: 'tax rate', unit: 'share', source: valueSource(scenario.finance.tax, scenario) }]),
  ],
  trace: (context, model) => {
    const lines = [...ownLines(context, model), ...extraLines(context, model.scenario)];
    const operating = lines.map(({ amount }) => amount).reduce((sum, amount) => add(sum, amount), zero(context));
    const closed = context.market('open');
    const open = (amount: Expression): Expression => (closed === undefined ? amount : multiply(amount, toMoney(closed)));
    const interest = model.scenario.finance.loans.length === 0 ? undefined : open(context.parameter('interest'));
    const finance = financeLines(context, model.scenario, subtract(context.recorded('revenue'), open(operating)), interest);
    const all = [...lines.map(({ name, amount }) => ({ name, amount: open(amount) })), ...finance];
    if (all.length > 1) {
      for (const { name, amount } of all) {
        context.part(outputName.line('cost', name), amount);
        context.sum(outputName.line('cost', name), amount);
      }
    }
    context.pass('operating cost', open(operating));
    context.record('cost', finance.reduce((sum, { amount }) => add(sum, amount), open(operating)));
    passSeen(context, lines, open);
  },
};

/** A line of cost this month; `recurring` is the part of it that comes every month. */
interface CostAmount {
  readonly name: string;
  readonly group: ResultGroup;
  readonly amount: Expression;
  readonly recurring: Expression | undefined;
}

function zero({ total }: TrialContext): Expression {
  return multiply(total('joins'), 0);
}

function costParameters(line: CostLine, scenario: Scenario): TrialParameter[] {
  const { name, hire, ofRevenue, ofNewMrr, lossRate } = line;
  return [
    ...lineParameters(line, scenario, 'cost'),
    ...(hire === undefined
      ? []
      : [
          ...grown(hire.salary, line, scenario).map((source) => ({ name: `salary ${name}`, unit: 'currency a step', source })),
          { name: `customers a head ${name}`, unit: 'customers', source: valueSource(hire.customers, scenario) },
          { name: `heads at least ${name}`, unit: 'heads', source: valueSource(hire.atLeast, scenario) },
        ]),
    ...(ofRevenue === undefined ? [] : [{ name: `of revenue ${name}`, unit: 'share', source: valueSource(ofRevenue, scenario) }]),
    ...(ofNewMrr === undefined ? [] : [{ name: `of new mrr ${name}`, unit: 'months', source: valueSource(ofNewMrr, scenario) }]),
    ...(lossRate === undefined ? [] : [{ name: `loss rate ${name}`, unit: 'share of what is exposed', source: valueSource(lossRate, scenario) }]),
  ];
}

function unitCost({ cost: schedule, decline }: Capacity, scenario: Scenario) {
  const base = scheduleSource(schedule, scenario);
  return decline === undefined ? base : combine([base, growthSource(decline, scenario, -1)], ([amount, factor]) => amount * factor);
}

function ownLines(context: TrialContext, model: Model): CostAmount[] {
  const { scenario } = model;
  const { market, parameter } = context;
  const channels = channelsOf(scenario).map(({ name }): CostAmount => {
    const spend = market(`spend ${name}`);
    if (spend === undefined) throw new Error(`no spend of ${name}`);
    return { name, group: 'acquisition', amount: spend, recurring: spend };
  });
  const lines = scenario.costs.map((line) => costAmount(context, model, line));
  const machines = scenario.capacity.map(({ name, group }): CostAmount => {
    const units = market(`units ${name}`);
    if (units === undefined) throw new Error(`no units of ${name}`);
    const amount = multiply(toMoney(units), parameter(`cost of a unit ${name}`));
    return { name, group, amount, recurring: amount };
  });
  const common = market('factor cost');
  const all = [...lines, ...machines];
  return [...channels, ...(common === undefined ? all : all.map((line) => times(line, toMoney(common))))];
}

function times({ amount, recurring, ...line }: CostAmount, factor: Expression): CostAmount {
  return { ...line, amount: multiply(amount, factor), recurring: recurring && multiply(recurring, factor) };
}

function costAmount(context: TrialContext, model: Model, line: CostLine): CostAmount {
  const { market, parameter, recorded } = context;
  const { name, group } = line;
  const parts = [
    recurringAmount(context, model, line, 'cost'),
    line.hire === undefined ? undefined : staff(context, model, line),
    line.ofRevenue === undefined ? undefined : multiply(recorded('revenue'), parameter(`of revenue ${name}`)),
    line.ofNewMrr === undefined ? undefined : multiply(newMrr(context, model, line), parameter(`of new mrr ${name}`)),
  ].filter((part) => part !== undefined);
  const recurring = parts.length === 0 ? undefined : parts.reduce((sum, part) => add(sum, part));
  const occasional = occasionalAmount(context, line, 'cost');
  const both = [recurring, occasional].filter((part) => part !== undefined);
  const exposed: CostAmount = { name, group, amount: both.length === 0 ? zero(context) : both.reduce((sum, part) => add(sum, part)), recurring };
  const stated = line.lossRate === undefined ? exposed : times(exposed, parameter(`loss rate ${name}`));
  const factor = market(`factor cost line ${name}`);
  const scaled = factor === undefined ? stated : times(stated, toMoney(factor));
  const fixed = isSet(model.scenario, `cost line ${name}`) ? market(`fixed cost line ${name}`) : undefined;
  if (fixed === undefined) return scaled;
  const set = toMoney(fixed);
  return { name, group, amount: add(scaled.amount, set), recurring: scaled.recurring === undefined ? set : add(scaled.recurring, set) };
}

/** One head for every started so many users; none is let go. */
function staff(context: TrialContext, model: Model, line: CostLine): Expression {
  const { parameter, last, keep } = context;
  const number = (name: string): Expression => toSingle(parameter(`${name} ${line.name}`));
  const needed = negate(floor(negate(divide(toSingle(users(context, model, line)), maximum(number('customers a head'), 1e-30)))));
  const heads = maximum(maximum(needed, number('heads at least')), last(`heads ${line.name}`, { type: 'f32', value: 0 }));
  keep(`heads ${line.name}`, heads);
  return multiply(toMoney(heads), parameter(`salary ${line.name}`));
}

/** Recurring revenue of customers who joined or came back to a line's plans. */
function newMrr({ total, count, recorded }: TrialContext, { scenario }: Model, line: CostLine): Expression {
  const own = scenario.plans.filter(({ name }) => line.plans.includes(name)).map(({ name }) => {
    const added = count(`returns ${name}`) === undefined ? total(`joins ${name}`) : add(total(`joins ${name}`), total(`returns ${name}`));
    return multiply(added, recorded(`price ${name}`));
  });
  return own.reduce((sum, one) => add(sum, one));
}

function extraParameters(scenario: Scenario): TrialParameter[] {
  const { reach, levers, events } = scenario;
  const costly = levers.filter(({ cost: price }) => !isZero(price));
  return [
    ...(reach.kind === 'diffusion' && reach.referral !== undefined && hasReferralReward(scenario)
      ? [{ name: 'reward of a referral', unit: 'currency', source: valueSource(reach.referral.reward, scenario) }]
      : []),
    ...(costly.length === 0
      ? []
      : [
          {
            name: 'cost of levers',
            unit: 'currency a step',
            source: combine(costly.map(({ month, cost: value }) => onceSource({ month, value }, scenario)), (amounts) => amounts.reduce((sum, amount) => sum + amount, 0)),
          },
        ]),
    ...events.filter(({ loss }) => !isZero(loss)).map((event) => ({ name: `loss of ${event.name}`, unit: 'currency', source: valueSource(event.loss, scenario) })),
  ];
}

function extraLines({ parameter, segmentTotal }: TrialContext, scenario: Scenario): CostAmount[] {
  const found: CostAmount[] = [];
  if (hasReferralReward(scenario)) {
    const referred = scenario.segments.map(({ name }) => multiply(segmentTotal(name, 'joins'), segmentTotal(name, 'part of referral')));
    const amount = multiply(referred.reduce((sum, one) => add(sum, one)), parameter('reward of a referral'));
    found.push({ name: extraCosts.referral, group: 'acquisition', amount, recurring: amount });
  }
  if (scenario.levers.some(({ cost: price }) => !isZero(price))) {
    found.push({ name: extraCosts.levers, group: 'training', amount: parameter('cost of levers'), recurring: undefined });
  }
  const losses = scenario.events
    .filter(({ loss }) => !isZero(loss))
    .map(({ name }) => multiply(parameter(`comes ${name}`), parameter(`loss of ${name}`)));
  if (losses.length > 0) found.push({ name: extraCosts.losses, group: 'risk', amount: losses.reduce((sum, one) => add(sum, one)), recurring: undefined });
  return found;
}

/** Interest, and tax on profit above all losses so far: on what raises the highest cumulative profit. */
function financeLines(
  { parameter, last, keep }: TrialContext,
  { finance }: Scenario,
  operatingProfit: Expression,
  interest: Expression | undefined,
): { readonly name: string; readonly amount: Expression }[] {
  const lines = interest === undefined ? [] : [{ name: extraCosts.interest, amount: interest }];
  if (isZero(finance.tax)) return lines;
  const profit = interest === undefined ? operatingProfit : subtract(operatingProfit, interest);
  const cumulative = add(last('profit before tax', { type: 'money', value: 0 }), profit);
  const taxed = last('profit taxed', { type: 'money', value: 0 });
  const highest = maximum(cumulative, taxed);
  keep('profit before tax', cumulative);
  keep('profit taxed', highest);
  return [...lines, { name: extraCosts.tax, amount: multiply(subtract(highest, taxed), parameter('tax rate')) }];
}

function passSeen(context: TrialContext, lines: readonly CostAmount[], open: (amount: Expression) => Expression): void {
  const sum = (amounts: readonly Expression[]): Expression => open(amounts.reduce((all, amount) => add(all, amount), zero(context)));
  context.pass('recurring cost', sum(lines.flatMap(({ recurring }) => recurring ?? [])));
  context.pass('cost of revenue', sum(lines.filter(({ group }) => group === 'product' || group === 'service').map(({ amount }) => amount)));
}
