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
    const amounts = new Map<string, Expression>();
    const earn = (line: string, amount: Expression): void => {
      const before = amounts.get(line);
      amounts.set(line, before === undefined ? amount : add(before, amount));
    };
    const open = context.market('open');
    const ahead = scenario.plans.flatMap((plan) => {
      planRevenue(context, model, plan, earn);
      return plan.prepaid ? [billedAhead(context, plan)] : [];
    });
    for (const line of scenario.revenue) earn(line.name, lineRevenue(context, model, line));
    const all = context.market('factor revenue');
    const factors = [all, open].filter((factor) => factor !== undefined).map((factor) => toMoney(factor));
    const lines = revenueLines(model).map(({ name }) => ({ name, amount: factors.reduce((amount, factor) => multiply(amount, factor), amounts.get(name) as Expression) }));
    if (lines.length > 1) {
      for (const { name, amount } of lines) {
        context.part(outputName.line('revenue', name), amount);
        context.sum(outputName.line('revenue', name), amount);
      }
    }
    const revenue = lines.map(({ amount }) => amount).reduce((sum, amount) => add(sum, amount));
    context.record('revenue', revenue);
    const more = ahead.map((amount) => factors.reduce((product, factor) => multiply(product, factor), amount));
    context.pass('billed', more.reduce((sum, amount) => add(sum, amount), revenue));
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

function planRevenue(context: TrialContext, model: Model, plan: Plan, earn: (line: string, amount: Expression) => void): void {
  const { total, recorded, parameter } = context;
  const { scenario } = model;
  const { name } = plan;
  const joins = total(`joins ${name}`);
  const price = (of: string): Expression => priceInForce(context, scenario, plan, of);
  if (plan.commitment > 1) earn('subscription', multiply(recorded(`mrr ${name}`), parameter('months a step')));
  else if (!isFree(plan.price) || revenueLines(model).some((line) => line.name === 'subscription')) {
    earn('subscription', multiply(total(`subscribers ${name}`), price(`price ${name}`)));
  }
  if (!isFree(plan.setupFee)) earn('setup', multiply(joins, price(`set-up fee ${name}`)));
  if (!isFree(plan.licence)) earn('licence', multiply(joins, price(`licence ${name}`)));
  if (!usedPlans(model).includes(plan)) return;
  if (plan.unitPrice !== undefined) earn(plan.usageKind, multiply(recorded(`charged use ${name}`), price(`unit price ${name}`)));
  plan.tiers.forEach((_, position) => {
    earn(plan.usageKind, multiply(recorded(`charged use ${tierName(name, position)}`), price(`price of ${tierName(name, position)}`)));
  });
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
