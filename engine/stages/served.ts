import type { Plan } from '../../scenarios/scenario.js';
import { add, divide, maximum, minimum, multiply, subtract, toMoney, toSingle } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import type { Model } from '../model.js';
import { largePoisson } from '../random/poisson.js';
import { hasShortage } from './loyalty.js';
import type { TrialContext, TrialStage } from './stage.js';
import { countsUse, isPooled, splitsPool, tierName } from './usage.js';

/**
 * What all customers use, and the share of it that capacity can serve, `min(1, capacity / use)`; what is not served is not paid for.
 * Passes on `use PLAN` and `charged use PLAN`, or `charged use TIER`, all served, as amounts.
 */
export const served: TrialStage = {
  name: 'served use',
  space: 'trial',
  applies: (model) => usedPlans(model).length > 0,
  parameters: () => [],
  trace: (context, model) => {
    const { market, keep, pass, record, total } = context;
    const plans = usedPlans(model).map((plan) => {
      const { own, charged } = useOf(context, model, plan);
      const trying = plan.trial === undefined ? undefined : drawn(context, `mean trial use ${plan.name}`);
      return { plan, charged, all: trying === undefined ? own : add(own, trying) };
    });
    const use = plans.map(({ all }) => all).reduce((sum, one) => add(sum, one));
    record('usage', use);
    const capacity = market('capacity');
    const service = capacity === undefined ? undefined : minimum(divide(capacity, maximum(use, 1e-30)), 1);
    if (service !== undefined) {
      record('service', service);
      keep('use', use);
      if (hasShortage(model.scenario)) keep('service', service);
    }
    const share = (amount: Expression): Expression => (service === undefined ? amount : multiply(amount, toMoney(service)));
    plans.forEach(({ plan, charged, all }) => {
      pass(`use ${plan.name}`, share(toMoney(all)));
      if (plan.tiers.length === 0) pass(`charged use ${plan.name}`, share(charged));
      plan.tiers.forEach((_, position) => {
        const tier = tierName(plan.name, position);
        pass(`charged use ${tier}`, share(total(tier)));
      });
    });
    if (service !== undefined) pass('service', toMoney(service));
  },
};

/** Plans whose use is counted. */
export function usedPlans({ scenario, populations }: Model): Plan[] {
  return scenario.plans.filter((plan) => populations.some((population) => countsUse(population) && population.plans.includes(plan)));
}

/** What subscribers of a plan use, and what of it is charged. */
function useOf(context: TrialContext, model: Model, plan: Plan): { readonly own: Expression; readonly charged: Expression } {
  const { total } = context;
  const { name } = plan;
  if (isPooled(model, plan)) {
    const own = drawn(context, `mean use ${name}`);
    return { own, charged: toMoney(own) };
  }
  const near = toSingle(total(`use ${name}`));
  const charged = total(`charged use ${name}`);
  if (!splitsPool(model.scenario, plan)) return { own: near, charged };
  const above = drawn(context, `mean use above ${name}`);
  return {
    own: add(add(near, above), drawn(context, `mean use ${name}`)),
    charged: add(charged, maximum(subtract(toMoney(above), total(`included above ${name}`)), 0)),
  };
}

/** A count with an expected total as its mean. */
function drawn({ total, count, stream }: TrialContext, name: string): Expression {
  const mean = count(name) ?? toSingle(total(name));
  const [own, large] = [stream(name), stream(`${name}, large`)];
  return own === undefined || large === undefined ? mean : largePoisson(mean, own, large);
}
