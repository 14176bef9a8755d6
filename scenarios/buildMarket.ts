import type { Competitor, Plan, Reach, Segment } from './market.js';
import { given } from './buildParts.js';
import type { Named, Parts } from './buildParts.js';
import { limits } from './draft.js';
import type { ScenarioInput } from './schema.js';

/** A segment as the file states it. */
export const segmentOf = (name: string, segment: Named<ScenarioInput['market']>, { value, count }: Parts): Segment => {
  const path = ['market', name];
  const customers = count([...path, 'customers']);
  return {
    name,
    customers,
    agents:
      segment.agents === undefined
        ? Math.max(Math.min(customers, limits.defaultAgents), Math.ceil(customers / limits.customersPerAgent))
        : count([...path, 'agents']),
    subscribers: count([...path, 'subscribers']),
    ...given('willingnessToPay', segment.willingness_to_pay, () => value([...path, 'willingness_to_pay'])),
    ...given('usage', segment.usage, () => value([...path, 'usage'])),
    ...given('churn', segment.churn, () => value([...path, 'churn'])),
    ...given('winBack', segment.win_back, () => value([...path, 'win_back'])),
  };
};

/** How prospects come to look at the offer. */
export const reachOf = (reach: ScenarioInput['reach'], { value, schedule, segments }: Parts): { readonly kind: 'all' } | Reach => {
  if (reach === 'all') return { kind: 'all' };
  return {
    kind: 'diffusion',
    innovation: value(['reach', 'innovation']),
    imitation: value(['reach', 'imitation']),
    influence: Object.entries(reach.influence).flatMap(([to, weights]) =>
      Object.keys(weights).map((from) => ({ to, from, weight: value(['reach', 'influence', to, from]) })),
    ),
    channels: Object.entries(reach.channels).map(([name, channel]) => {
      const path = ['reach', 'channels', name];
      return {
        name,
        spend: schedule(channel.spend, [...path, 'spend']),
        costPerLead: schedule(channel.cost_per_lead, [...path, 'cost_per_lead']),
        ...given('saturation', channel.saturation, () => value([...path, 'saturation'])),
        carryOver: value([...path, 'carry_over']),
        segments: channel.segments ?? segments,
      };
    }),
    ...given('referral', reach.referral, () => ({
      leads: value(['reach', 'referral', 'leads']),
      reward: value(['reach', 'referral', 'reward']),
    })),
    ...given('sales', reach.sales, (sales) => ({
      capacity: schedule(sales.capacity, ['reach', 'sales', 'capacity']),
      segments: sales.segments ?? segments,
    })),
  };
};

/** A plan as the file states it. */
export const planOf = (name: string, plan: Named<ScenarioInput['offer']>, { value, count, schedule, segments }: Parts): Plan => {
  const path = ['offer', name];
  return {
    name,
    price: schedule(plan.price, [...path, 'price']),
    setupFee: schedule(plan.setup_fee, [...path, 'setup_fee']),
    licence: schedule(plan.licence, [...path, 'licence']),
    discount: schedule(plan.discount, [...path, 'discount']),
    ...given('listPrice', plan.list_price, () => value([...path, 'list_price'])),
    conversion: value([...path, 'conversion']),
    includedUsage: value([...path, 'included_usage']),
    ...given('unitPrice', plan.unit_price, (written) => schedule(written, [...path, 'unit_price'])),
    tiers: (plan.tiers ?? []).map((_, index) => ({
      from: count([...path, 'tiers', index, 'from']),
      price: value([...path, 'tiers', index, 'price']),
    })),
    usageKind: plan.usage_kind,
    commitment: count([...path, 'commitment']),
    prepaid: plan.prepaid,
    ...given('trial', plan.trial, () => ({ months: count([...path, 'trial', 'months']), paid: value([...path, 'trial', 'paid']) })),
    switches: Object.keys(plan.switch).map((to) => ({ to, chance: value([...path, 'switch', to]) })),
    ...given('affinity', plan.affinity, () => value([...path, 'affinity'])),
    ...given('index', plan.index, (index) => index),
    segments: plan.segments ?? segments,
  };
};

/** A competitor as the file states it. */
export const competitorOf = (name: string, competitor: Named<ScenarioInput['competitors']>, { value, schedule, segments }: Parts): Competitor => {
  const path = ['competitors', name];
  return {
    name,
    price: schedule(competitor.price, [...path, 'price']),
    share: value([...path, 'share']),
    reaction: value([...path, 'reaction']),
    segments: competitor.segments ?? segments,
  };
};
