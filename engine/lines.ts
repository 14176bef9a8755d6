import { extraCosts } from '../scenarios/figures/quantities.js';
import type { CostGroup, RevenueKind, Scenario } from '../scenarios/scenario.js';
import { isFree } from './headline.js';
import { isZero, type Model } from './model.js';
import { usedPlans } from './stages/served.js';

/** A line of revenue or cost as results show it. */
export interface ResultLine<G extends string> {
  readonly name: string;
  readonly group: G;
}

/** The groups of cost of the file, and what comes about beside its lines. */
export type ResultGroup = CostGroup | 'risk' | 'finance';

/** What plans earn by kind, then the file's own lines. */
export function revenueLines(model: Model): ResultLine<RevenueKind>[] {
  const { scenario } = model;
  const { plans } = scenario;
  const kinds: RevenueKind[] = [
    ...(plans.some(({ price }) => !isFree(price)) || scenario.revenue.length === 0 ? (['subscription'] as const) : []),
    ...usedPlans(model)
      .filter(({ unitPrice, tiers }) => unitPrice !== undefined || tiers.length > 0)
      .map(({ usageKind }) => usageKind),
    ...(plans.some(({ licence }) => !isFree(licence)) ? (['licence'] as const) : []),
    ...(plans.some(({ setupFee }) => !isFree(setupFee)) ? (['setup'] as const) : []),
  ];
  return [...[...new Set(kinds)].map((kind) => ({ name: kind, group: kind })), ...scenario.revenue.map(({ name, kind }) => ({ name, group: kind }))];
}

/** Channels, the file's lines, capacity, and what comes about beside them. */
export function costLines({ scenario }: Model): ResultLine<ResultGroup>[] {
  const { reach, costs, capacity, levers, events, finance } = scenario;
  const extra = (there: boolean, name: string, group: ResultGroup): ResultLine<ResultGroup>[] => (there ? [{ name, group }] : []);
  return [
    ...(reach.kind === 'diffusion' ? reach.channels.map(({ name }) => ({ name, group: 'acquisition' as const })) : []),
    ...extra(hasReferralReward(scenario), extraCosts.referral, 'acquisition'),
    ...costs.map(({ name, group }) => ({ name, group })),
    ...capacity.map(({ name, group }) => ({ name, group })),
    ...extra(levers.some(({ cost }) => !isZero(cost)), extraCosts.levers, 'training'),
    ...extra(events.some(({ loss }) => !isZero(loss)), extraCosts.losses, 'risk'),
    ...extra(finance.loans.length > 0, extraCosts.interest, 'finance'),
    ...extra(!isZero(finance.tax), extraCosts.tax, 'finance'),
  ];
}

export function hasReferralReward({ reach }: Scenario): boolean {
  return reach.kind === 'diffusion' && reach.referral !== undefined && !isZero(reach.referral.reward);
}
