import type { Plan } from '../../scenarios/scenario.js';
import { add, divide, maximum, multiply, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import type { Model } from '../model.js';
import { outputName } from '../names.js';
import { priceInForce } from './price.js';
import { earnsBy, type RevenueSource } from './revenue.js';
import type { TrialContext, TrialStage } from './stage.js';
import { isPooled, splitsPool, tierName } from './usage.js';

/**
 * What each plan earns by subscriptions and use, and what plans earn from each segment: of subscriptions the part that its subscribers
 * are of the plan's, of use the part that is charged to it, of what is paid once the part that its new customers are. Lines of
 * revenue that the file adds belong to no plan. Where all accounts pay alike there is nothing to tell.
 */
export const revenueByPart: TrialStage = {
  name: 'revenue by part',
  space: 'trial',
  applies: ({ scenario: { plans, segments } }) => plans.length > 1 || segments.length > 1,
  parameters: () => [],
  trace: (context, model) => {
    const { plans, segments } = model.scenario;
    if (plans.length > 1) plans.forEach((plan) => context.part(outputName.plan('revenue', plan.name), running(context, model, plan)));
    if (segments.length === 1) return;
    for (const { name } of segments) {
      const own = plans.filter((plan) => plan.segments.includes(name));
      const shares = (source: RevenueSource): Expression[] =>
        own.filter((plan) => earnsBy(source, model, plan)).map((plan) => multiply(earned(context, source, plan), share(context, model, source, plan, name)));
      if (differs(model)) context.part(outputName.segment('revenue', name), sum(context, [...shares('subscription'), ...shares('use')]));
      if (own.some((plan) => earnsBy('upfront', model, plan))) context.part(outputName.segment('upfront', name), sum(context, shares('upfront')));
    }
  },
};

/** Whether accounts of one segment can pay more than those of another. */
function differs(model: Model): boolean {
  const { plans } = model.scenario;
  return plans.length > 1 || plans.some((plan) => earnsBy('use', model, plan));
}

function earned({ recorded }: TrialContext, source: RevenueSource, { name }: Plan): Expression {
  return recorded(`${source} revenue of ${name}`);
}

/** By subscriptions and use together. */
function running(context: TrialContext, model: Model, plan: Plan): Expression {
  return sum(context, (['subscription', 'use'] as const).filter((source) => earnsBy(source, model, plan)).map((source) => earned(context, source, plan)));
}

function sum({ total }: TrialContext, amounts: readonly Expression[]): Expression {
  return amounts.length === 0 ? multiply(total('joins'), 0) : amounts.reduce((all, amount) => add(all, amount));
}

/** The part that a segment has in what a plan earns. */
function share(context: TrialContext, model: Model, source: RevenueSource, plan: Plan, segment: string): Expression {
  const part = (weight: (count: (name: string) => Expression) => Expression): Expression =>
    divide(weight((name) => context.segmentTotal(segment, name)), maximum(weight(context.total), 1e-30));
  switch (source) {
    case 'subscription':
      return part((count) => count(`subscribers ${plan.name}`));
    case 'upfront':
      return part((count) => count(`joins ${plan.name}`));
    case 'use':
      return part((count) => charged(context, model, plan, count));
    default:
      return source satisfies never;
  }
}

/** What is charged for use, expected where it is drawn for all segments at once; of tiers in money. */
function charged(context: TrialContext, model: Model, plan: Plan, count: (name: string) => Expression): Expression {
  const { name, tiers } = plan;
  if (tiers.length > 0) {
    return sum(context, tiers.map((_, position) => multiply(count(tierName(name, position)), priceInForce(context, model.scenario, plan, `price of ${tierName(name, position)}`))));
  }
  if (isPooled(model, plan)) return count(`mean use ${name}`);
  if (!splitsPool(model.scenario, plan)) return count(`charged use ${name}`);
  return add(count(`charged use ${name}`), maximum(subtract(count(`mean use above ${name}`), count(`included above ${name}`)), 0));
}
