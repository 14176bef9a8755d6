import type { Plan } from '../../scenarios/scenario.js';
import { add, divide, maximum, minimum, multiply, toMoney, toSingle } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import type { Model } from '../model.js';
import { largePoisson } from '../random/poisson.js';
import { hasShortage } from './loyalty.js';
import type { TrialContext, TrialStage } from './stage.js';
import { countsUse, isPooled, tierName } from './usage.js';

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
      const own = isPooled(model, plan) ? drawn(context, `mean use ${plan.name}`) : toSingle(total(`use ${plan.name}`));
      const trying = plan.trial === undefined ? undefined : drawn(context, `mean trial use ${plan.name}`);
      return { plan, own, all: trying === undefined ? own : add(own, trying) };
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
    plans.forEach(({ plan, own, all }) => {
      pass(`use ${plan.name}`, share(toMoney(all)));
      if (plan.tiers.length === 0) pass(`charged use ${plan.name}`, share(isPooled(model, plan) ? toMoney(own) : total(`charged use ${plan.name}`)));
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

/** A count with an expected total as its mean. */
function drawn({ total, count, stream }: TrialContext, name: string): Expression {
  const mean = count(name) ?? toSingle(total(name));
  const [own, large] = [stream(name), stream(`${name}, large`)];
  return own === undefined || large === undefined ? mean : largePoisson(mean, own, large);
}
