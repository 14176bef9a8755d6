import type { Plan, Scenario } from '../../scenarios/scenario.js';
import { absolute, add, and, divide, less, maximum, minimum, multiply, not, or, select, squareRoot, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { isZero, type Model, type Population } from '../model.js';
import { constantSource, intensitySource, valueSource } from '../source.js';
import { toStep } from '../time.js';
import type { AgentContext, AgentStage, SegmentParameter } from './stage.js';

/**
 * What subscribers use this month: `Poisson(subscribers x use)`, or negative binomial where customers differ from month to month.
 * Where only the sum matters, because nothing is included and every unit costs the same, expected use is added up and drawn once
 * for all agents, which has the same law. What is included, and tiers of price, are counted for the mean customer of an agent.
 */
export const usage: AgentStage = {
  name: 'usage',
  space: 'agent',
  applies: (_, population) => countsUse(population),
  parameters: ({ scenario }, population) => [
    {
      name: 'use',
      unit: 'units a customer a step',
      source: ({ usage: stated }) => (stated === undefined ? constantSource(0) : intensitySource(stated, scenario)),
    },
    ...population.plans.filter((plan) => hasIncluded(plan)).map((plan): SegmentParameter => ({
      name: `included ${plan.name}`,
      unit: 'units a customer a step',
      source: () => intensitySource(plan.includedUsage, scenario),
    })),
    ...population.plans.flatMap((plan) =>
      plan.tiers.map((tier, position): SegmentParameter => ({
        name: tierName(plan.name, position),
        unit: 'units a customer a step, the first of the tier',
        source: () => constantSource(toStep(tier.from, 'flow', 'month', scenario.step)),
      })),
    ),
    ...(scenario.usage.dispersion === undefined
      ? []
      : [{ name: 'dispersion of use', unit: 'squared coefficient of variation', source: () => valueSource(scenario.usage.dispersion ?? zero, scenario) }]),
  ],
  trace: (context, model, population) => {
    const { market, parameter } = context;
    const factor = market('use factor');
    const use = factor === undefined ? parameter('use') : multiply(parameter('use'), factor);
    for (const plan of population.plans) {
      const users = countOf(context, `subscribers ${plan.name}`);
      if (plan.trial !== undefined) context.total(`mean trial use ${plan.name}`, multiply(countOf(context, `trialing ${plan.name}`), use));
      const mean = multiply(users, use);
      if (isPooled(model, plan)) context.total(`mean use ${plan.name}`, mean);
      else ownUse(context, model, plan, users, mean);
    }
  },
};

const zero = { path: 'usage.dispersion', quantity: { randomness: 'known', value: 0 }, per: 'month', scaling: 'level' } as const;

/** Whether a population has a measure of use. */
export function countsUse({ segments }: Population): boolean {
  return segments[0].usage !== undefined;
}

/** Whether only the sum of a plan's use matters. */
export function isPooled({ scenario }: Model, plan: Plan): boolean {
  const { dispersion } = scenario.usage;
  return !hasIncluded(plan) && plan.tiers.length === 0 && (dispersion === undefined || isZero(dispersion));
}

function hasIncluded({ includedUsage }: Plan): boolean {
  return !isZero(includedUsage);
}

export const tierName = (plan: string, position: number): string => `tier ${position} ${plan}`;

function ownUse(context: AgentContext, { scenario }: Model, plan: Plan, users: Expression, mean: Expression): void {
  const { chance, parameter, total } = context;
  const spread = scenario.usage.dispersion === undefined ? undefined : divide(parameter('dispersion of use'), maximum(users, 1));
  const included = hasIncluded(plan) ? multiply(users, parameter(`included ${plan.name}`)) : undefined;
  if (included !== undefined && splitsPool(scenario, plan)) {
    splitUse(context, plan, mean, included);
    return;
  }
  const used = chance.occurrences(mean, `use ${plan.name}`, spread);
  total(`use ${plan.name}`, used);
  const charged = included === undefined ? used : maximum(subtract(used, included), 0);
  if (plan.tiers.length === 0) {
    total(`charged use ${plan.name}`, charged);
    return;
  }
  plan.tiers.forEach((_, position) => {
    const above = maximum(subtract(charged, multiply(users, parameter(tierName(plan.name, position)))), 0);
    const next = plan.tiers[position + 1];
    const width = next && multiply(users, subtract(parameter(tierName(plan.name, position + 1)), parameter(tierName(plan.name, position))));
    total(tierName(plan.name, position), width === undefined ? above : minimum(above, width));
  });
}

/** Whether only agents close to what is included need draws of their own. */
export function splitsPool({ usage: { dispersion } }: Scenario, plan: Plan): boolean {
  return hasIncluded(plan) && plan.tiers.length === 0 && (dispersion === undefined || isZero(dispersion));
}

/**
 * Draws only where it is open whether use exceeds what is included: a Poisson count is further than 8 standard deviations and 32
 * from its mean with a chance below 1e-14. The others' expected use is added up, above and below apart, to be drawn once.
 */
function splitUse({ chance, total }: AgentContext, { name }: Plan, mean: Expression, included: Expression): void {
  const distance = subtract(mean, included);
  const open = less(absolute(distance), add(multiply(8, squareRoot(mean)), 32));
  const above = and(not(open), less(0, distance));
  const own = chance.occurrences(select(open, mean, 0), `use ${name}`);
  total(`use ${name}`, own);
  total(`charged use ${name}`, maximum(subtract(own, select(open, included, 0)), 0));
  total(`mean use ${name}`, select(or(open, above), 0, mean));
  total(`mean use above ${name}`, select(above, mean, 0));
  total(`included above ${name}`, select(above, included, 0));
}

function countOf({ flow }: AgentContext, name: string): Expression {
  const share = flow(name);
  if (share === undefined) throw new Error(`no ${name}`);
  return share.count;
}
