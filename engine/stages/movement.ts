import type { Plan, Scenario } from '../../scenarios/scenario.js';
import { movesPrice } from '../effects.js';
import { add, maximum, multiply, negate, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { isFreePlan } from '../headline.js';
import type { Model } from '../model.js';
import { movements, outputName, sumName, type Movement } from '../names.js';
import { openingSubscribers } from '../opening.js';
import { axesOf, combine, constantSource, openingSource } from '../source.js';
import { canLeave, switchesOf, switchName } from './churn.js';
import { sumLately } from './lately.js';
import { priceInForce, priceSource } from './price.js';
import { earlyParameter, termOf } from './prices.js';
import type { TrialContext, TrialStage } from './stage.js';

/**
 * Monthly recurring revenue and how it comes about: `mrr_t - mrr_{t-1} = new + reactivated + expansion - contraction - churned`.
 * A subscriber pays the price of a month as it was when the commitment began, a month ago where there is none. Who joins, or comes
 * from a plan that is given away, is new; price changes and moves between plans expand or contract.
 */
export const movement: TrialStage = {
  name: 'movement',
  space: 'trial',
  applies: () => true,
  parameters: ({ scenario, populations }) =>
    scenario.plans.flatMap((plan) => {
      const price = priceSource(plan.price, { ...plan, index: undefined }, scenario, 'month');
      return [
        { name: `monthly price ${plan.name}`, unit: 'currency a month', source: priceSource(plan.price, plan, scenario, 'month') },
        ...(isAgreed(scenario, plan)
          ? [
              earlyParameter(termOf(plan, scenario)),
              { name: `first price ${plan.name}`, unit: 'currency a month', source: openingSource(price) },
              {
                name: `opening mrr ${plan.name}`,
                unit: 'currency a month',
                source: openingSource(combine([price, constantSource(openingSubscribers(populations, plan))], ([amount, count]) => amount * count)),
              },
            ]
          : []),
      ];
    }),
  trace: (context, model) => {
    const flows: Partial<Record<Movement, Expression[]>> = {};
    for (const plan of model.scenario.plans) {
      const price = priceInForce(context, model.scenario, plan, `monthly price ${plan.name}`);
      context.pass(`price ${plan.name}`, price);
      context.pass(`agreed ${plan.name}`, agreedPrice(context, model.scenario, plan, price));
    }
    const recurring = model.scenario.plans.map((plan) => {
      const { mrr, moved } = planMovement(context, model, plan);
      context.pass(`mrr ${plan.name}`, mrr);
      for (const [name, amount] of moved) (flows[name] ??= []).push(amount);
      return mrr;
    });
    context.record('mrr', recurring.reduce((sum, one) => add(sum, one)));
    for (const name of movements) {
      const amounts = flows[name];
      if (amounts !== undefined) context.part(outputName.movement(name), amounts.reduce((sum, one) => add(sum, one)));
    }
    if (model.scenario.plans.length > 1) planParts(context, model);
  },
};

function planParts(context: TrialContext, { scenario }: Model): void {
  const { count, part, recorded, total } = context;
  for (const { name } of scenario.plans) {
    part(outputName.plan('subscribers', name), total(`subscribers ${name}`));
    part(outputName.plan('mrr', name), recorded(`mrr ${name}`));
    if (count(`churned ${name}`) !== undefined) sumLately(context, sumName.plan('churned lately', name), total(`churned ${name}`));
  }
}

interface PlanMovement {
  readonly mrr: Expression;
  readonly moved: readonly (readonly [Movement, Expression])[];
}

function planMovement(context: TrialContext, model: Model, plan: Plan): PlanMovement {
  const { scenario } = model;
  const { total } = context;
  const price = context.recorded(`price ${plan.name}`);
  const agreed = context.recorded(`agreed ${plan.name}`);
  const subscribers = total(`subscribers ${plan.name}`);
  const joined = total(`joins ${plan.name}`);
  const returned = hasReturns(context, plan) ? total(`returns ${plan.name}`) : undefined;
  const churned = leaves(model, plan) ? total(`churned ${plan.name}`) : undefined;
  const away = movesFrom(model, plan).map(({ to }) => total(switchName(plan.name, to)));
  const arrived = scenario.plans.filter((other) => movesFrom(model, other).some(({ to }) => to === plan.name));
  const moved: [Movement, Expression][] = [['new', multiply(joined, price)]];
  if (returned !== undefined) moved.push(['reactivated', multiply(returned, price)]);
  if (churned !== undefined) moved.push(['churned', multiply(churned, agreed)]);
  for (const other of arrived) {
    const count = total(switchName(other.name, plan.name));
    moved.push(...switched(count, other, plan, { to: price, from: context.recorded(`agreed ${other.name}`) }));
  }
  const gone = [...(churned === undefined ? [] : [churned]), ...away];
  if (!isAgreed(scenario, plan)) return { mrr: multiply(price, subscribers), moved };
  const added = [joined, ...(returned === undefined ? [] : [returned]), ...arrived.map((other) => total(switchName(other.name, plan.name)))];
  const begun = added.reduce((sum, one) => add(sum, one));
  context.pass(`begun ${plan.name}`, begun);
  const free = plan.commitment > 1 ? total(`due ${plan.name}`) : gone.reduce((sum, one) => add(sum, one), added.reduce(subtract, subscribers));
  const stayed = gone.reduce(subtract, free);
  context.pass(`renewed ${plan.name}`, stayed);
  const renewed = multiply(stayed, subtract(price, agreed));
  moved.push(['expansion', maximum(renewed, 0)], ['contraction', maximum(negate(renewed), 0)]);
  if (plan.commitment === 1) return { mrr: multiply(price, subscribers), moved };
  const before = context.last(`mrr ${plan.name}`, { type: 'money', value: { parameter: `opening mrr ${plan.name}` } });
  const gained = multiply(begun, price);
  const lost = gone.map((count) => multiply(count, agreed));
  const mrr = add(lost.reduce(subtract, add(before, gained)), renewed);
  context.keep(`mrr ${plan.name}`, mrr);
  return { mrr, moved };
}

/** The price that those who are free to leave have paid. */
function agreedPrice({ delayed, parameter }: TrialContext, scenario: Scenario, plan: Plan, price: Expression): Expression {
  if (!isAgreed(scenario, plan)) return price;
  const term = termOf(plan, scenario);
  const first = multiply(parameter(`first price ${plan.name}`), parameter(earlyParameter(term).name));
  return add(delayed(`price of ${plan.name}`, price, term), first);
}

/** Whether subscribers can pay another price than the one of the month. */
function isAgreed(scenario: Scenario, plan: Plan): boolean {
  return plan.commitment > 1 || axesOf(priceSource(plan.price, plan, scenario)).month || movesPrice(scenario, plan.name);
}

function switched(count: Expression, from: Plan, to: Plan, price: { readonly to: Expression; readonly from: Expression }): [Movement, Expression][] {
  if (isFreePlan(from)) return [['new', multiply(count, price.to)]];
  if (isFreePlan(to)) return [['churned', multiply(count, price.from)]];
  const change = multiply(count, subtract(price.to, price.from));
  return [
    ['expansion', maximum(change, 0)],
    ['contraction', maximum(negate(change), 0)],
  ];
}

function movesFrom({ populations }: Model, plan: Plan): Plan['switches'] {
  const moves = populations.filter(({ plans }) => plans.includes(plan)).flatMap((population) => switchesOf(plan, population));
  return [...new Map(moves.map((move) => [move.to, move])).values()];
}

function leaves({ scenario, populations }: Model, plan: Plan): boolean {
  return populations.some((population) => population.plans.includes(plan) && canLeave(scenario, population));
}

function hasReturns({ count }: TrialContext, plan: Plan): boolean {
  return count(`returns ${plan.name}`) !== undefined;
}
