import type { Plan, RevenueLine } from '../../scenarios/scenario.js';
import { add, multiply, subtract, toMoney } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { isFree } from '../headline.js';
import { revenueLines } from '../lines.js';
import type { Model } from '../model.js';
import { outputName } from '../names.js';
import { constantSource, valueSource } from '../source.js';
import { monthsPerStep } from '../time.js';
import { lineAmount, lineParameters } from './line.js';
import { priceInForce, priceSource } from './price.js';
import { usedPlans } from './served.js';
import type { TrialContext, TrialParameter, TrialStage } from './stage.js';
import { tierName } from './usage.js';

/**
 * Revenue of a step by line. Subscription: every subscriber at its end pays the plan's price, of the month or as agreed when the
 * commitment began; set-up fee and licence: every customer who joins; use: every unit that is charged. Then the file's own
 * lines, each times its share. What is billed differs from revenue where a commitment is paid when it begins.
 */
export const revenue: TrialStage = {
  name: 'revenue',
  space: 'trial',
  applies: () => true,
  parameters: (model) => [
    ...model.scenario.plans.flatMap((plan) => planParameters(model, plan)),
    ...model.scenario.revenue.flatMap((line) => [
      ...lineParameters(line, model.scenario, 'revenue'),
      { name: `share of ${line.name}`, unit: 'share', source: valueSource(line.share, model.scenario) },
    ]),
    { name: 'months a step', unit: 'months', source: constantSource(monthsPerStep(model.scenario.step)) },
  ],
  trace: (context, model) => {
    const { scenario } = model;
    const factors = [context.market('factor revenue'), context.market('open')].filter((factor) => factor !== undefined).map((factor) => toMoney(factor));
    const inForce = (amount: Expression): Expression => factors.reduce((product, factor) => multiply(product, factor), amount);
    const amounts = new Map<string, Expression>();
    const earn = (line: string, amount: Expression): void => {
      const before = amounts.get(line);
      amounts.set(line, before === undefined ? amount : add(before, amount));
    };
    const ahead = scenario.plans.flatMap((plan) => {
      const earned = planRevenue(context, model, plan);
      earned.forEach(({ line, amount }) => earn(line, amount));
      for (const source of revenueSources) {
        const own = earned.filter((one) => one.source === source).map(({ amount }) => inForce(amount));
        if (own.length > 0) context.pass(`${source} revenue of ${plan.name}`, own.reduce((sum, amount) => add(sum, amount)));
      }
      return plan.prepaid ? [billedAhead(context, plan)] : [];
    });
    for (const line of scenario.revenue) earn(line.name, lineRevenue(context, model, line));
    const lines = revenueLines(model).map(({ name }) => ({ name, amount: inForce(amounts.get(name) as Expression) }));
    if (lines.length > 1) {
      for (const { name, amount } of lines) {
        context.part(outputName.line('revenue', name), amount);
        context.sum(outputName.line('revenue', name), amount);
      }
    }
    const revenue = lines.map(({ amount }) => amount).reduce((sum, amount) => add(sum, amount));
    context.record('revenue', revenue);
    context.pass('billed', ahead.map(inForce).reduce((sum, amount) => add(sum, amount), revenue));
  },
};

function planParameters(model: Model, plan: Plan): TrialParameter[] {
  const { scenario } = model;
  const { name, price, setupFee, licence, unitPrice, tiers } = plan;
  return [
    ...(plan.commitment > 1 ? [] : [{ name: `price ${name}`, unit: 'currency a step', source: priceSource(price, plan, scenario) }]),
    ...(isFree(setupFee) ? [] : [{ name: `set-up fee ${name}`, unit: 'currency', source: priceSource(setupFee, plan, scenario) }]),
    ...(isFree(licence) ? [] : [{ name: `licence ${name}`, unit: 'currency', source: priceSource(licence, plan, scenario) }]),
    ...(unitPrice === undefined ? [] : [{ name: `unit price ${name}`, unit: 'currency', source: priceSource(unitPrice, plan, scenario) }]),
    ...tiers.map((tier, position) => ({
      name: `price of ${tierName(name, position)}`,
      unit: 'currency',
      source: priceSource({ entries: [{ month: 0, value: tier.price }] }, plan, scenario),
    })),
  ];
}

/** How a plan earns: by subscription, by use, or once from who joins. */
const revenueSources = ['subscription', 'use', 'upfront'] as const;
export type RevenueSource = (typeof revenueSources)[number];

/** Whether a plan earns so; then `SOURCE revenue of PLAN` is passed on. */
export function earnsBy(source: RevenueSource, model: Model, plan: Plan): boolean {
  switch (source) {
    case 'subscription':
      return plan.commitment > 1 || !isFree(plan.price) || revenueLines(model).some((line) => line.name === 'subscription');
    case 'use':
      return usedPlans(model).includes(plan) && (plan.unitPrice !== undefined || plan.tiers.length > 0);
    case 'upfront':
      return !isFree(plan.setupFee) || !isFree(plan.licence);
    default:
      return source satisfies never;
  }
}

interface PlanRevenue {
  readonly line: string;
  readonly source: RevenueSource;
  readonly amount: Expression;
}

function planRevenue(context: TrialContext, model: Model, plan: Plan): PlanRevenue[] {
  const { total, recorded, parameter } = context;
  const { name } = plan;
  const joins = total(`joins ${name}`);
  const price = (of: string): Expression => priceInForce(context, model.scenario, plan, of);
  const earned: PlanRevenue[] = [];
  if (earnsBy('subscription', model, plan)) {
    const amount = plan.commitment > 1 ? multiply(recorded(`mrr ${name}`), parameter('months a step')) : multiply(total(`subscribers ${name}`), price(`price ${name}`));
    earned.push({ line: 'subscription', source: 'subscription', amount });
  }
  if (!isFree(plan.setupFee)) earned.push({ line: 'setup', source: 'upfront', amount: multiply(joins, price(`set-up fee ${name}`)) });
  if (!isFree(plan.licence)) earned.push({ line: 'licence', source: 'upfront', amount: multiply(joins, price(`licence ${name}`)) });
  if (!earnsBy('use', model, plan)) return earned;
  const used = [
    ...(plan.unitPrice === undefined ? [] : [multiply(recorded(`charged use ${name}`), price(`unit price ${name}`))]),
    ...plan.tiers.map((_, position) => multiply(recorded(`charged use ${tierName(name, position)}`), price(`price of ${tierName(name, position)}`))),
  ];
  return [...earned, { line: plan.usageKind, source: 'use', amount: used.reduce((sum, amount) => add(sum, amount)) }];
}

/** What is billed for commitments that begin or are renewed this month, less what they earn in it. */
function billedAhead({ recorded, parameter }: TrialContext, { name, commitment }: Plan): Expression {
  const billed = multiply(add(recorded(`begun ${name}`), recorded(`renewed ${name}`)), multiply(recorded(`price ${name}`), commitment));
  return subtract(billed, multiply(recorded(`mrr ${name}`), parameter('months a step')));
}

function lineRevenue(context: TrialContext, model: Model, line: RevenueLine): Expression {
  const amount = multiply(lineAmount(context, model, line, 'revenue'), context.parameter(`share of ${line.name}`));
  const factor = context.market(`factor revenue line ${line.name}`);
  return factor === undefined ? amount : multiply(amount, toMoney(factor));
}
