import type { Plan, Scenario, Segment } from '../../scenarios/scenario.js';
import { add, divide, less, multiply, select, subtract, sum } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { churnOf, isZero, type Model, type Population } from '../model.js';
import { medianOf } from '../random/median.js';
import { combine, constantSource, probabilitySource, valueSource, type Source } from '../source.js';
import type { Share } from './chance.js';
import { movesChurn } from './loyalty.js';
import { termOf } from './prices.js';
import type { AgentContext, AgentStage, SegmentParameter } from './stage.js';

/**
 * Subscribers of last month leave or move to another plan: `churned_k ~ Binomial(subscribers_k, h)`, and of those who stay a stated
 * share moves. Who has committed can do so only in the month in which the commitment ends, with the chance of all its months.
 * `h = o k / (1 + o k)`, with the odds o of the stated churn, times (use / median use)^-engagement, and k, what the month makes of
 * them (see `loyalty`). A churn that differs between agents, `across beta(a, b)`, gives the shifted-beta-geometric retention curve by
 * itself. Source: P. Fader, B. Hardie (2007), How to project customer retention.
 */
export const churn: AgentStage = {
  name: 'churn',
  space: 'agent',
  applies: ({ scenario }, population) => canLeave(scenario, population) || population.plans.some((plan) => switchesOf(plan, population).length > 0),
  parameters: ({ scenario }, population) => [
    ...(canLeave(scenario, population) ? terms(scenario, population).map((term) => leaving(scenario, term)) : []),
    ...population.plans.flatMap((plan) =>
      switchesOf(plan, population).map(({ to, chance }) => ({
        name: switchName(plan.name, to),
        unit: 'probability a step',
        source: () => probabilitySource(chance, scenario),
      })),
    ),
  ],
  trace: (context, model, population) => {
    const churned = population.plans.map((plan) => leave(context, model, population, plan));
    if (!canLeave(model.scenario, population)) return;
    context.total('churned', sum(churned.flatMap((share) => share?.count ?? [])));
  },
};

/** Whether anybody of a population ever leaves. */
export function canLeave(scenario: Scenario, { segments }: Population): boolean {
  return !isZero(churnOf(scenario, segments[0]));
}

/** Plans of the same population that a plan's subscribers move to. */
export function switchesOf(plan: Plan, { plans }: Population): Plan['switches'] {
  return plan.switches.filter(({ to }) => plans.some(({ name }) => name === to));
}

export function switchName(from: string, to: string): string {
  return `switches ${from} to ${to}`;
}

/** Gives who leaves a plan and who moves from it; those who leave, if anybody does. */
function leave(context: AgentContext, model: Model, population: Population, plan: Plan): Share | undefined {
  const { chance, state, parameter, give, total } = context;
  const free = chance.whole(state(plan.commitment > 1 ? `due ${plan.name}` : `subscribers ${plan.name}`));
  const hazard = canLeave(model.scenario, population) ? leavingChance(context, model, plan) : undefined;
  const moves = switchesOf(plan, population);
  if (hazard !== undefined && moves.length === 0) {
    const churned = chance.take(free, hazard, `churned ${plan.name}`);
    give(`churned ${plan.name}`, churned);
    total(`churned ${plan.name}`, churned.count);
    return churned;
  }
  const stays = hazard === undefined ? undefined : subtract(1, hazard);
  const moving = moves.map(({ to }) => {
    const share = parameter(switchName(plan.name, to));
    return stays === undefined ? share : multiply(stays, share);
  });
  const names = [...(hazard === undefined ? [] : [`churned ${plan.name}`]), ...moves.map(({ to }) => switchName(plan.name, to))];
  const shares = chance.divide(free, [...(hazard === undefined ? [] : [hazard]), ...moving], names);
  shares.forEach((share, position) => {
    give(names[position], share);
    total(names[position], share.count);
  });
  return hazard === undefined ? undefined : shares[0];
}

/** The chance of leaving a plan this month, of those who can. */
export function leavingChance({ parameter, market }: AgentContext, { scenario }: Model, plan: Plan): Expression {
  const stated = parameter(churnName(termOf(plan, scenario)));
  if (!isTurned(scenario)) return closing(market, stated);
  const factor = market(`churn odds ${plan.name}`);
  const odds = factor === undefined ? stated : multiply(stated, factor);
  return closing(market, divide(odds, add(1, odds)));
}

/** When the business has closed everybody leaves. */
function closing(market: AgentContext['market'], hazard: Expression): Expression {
  const open = market('open');
  return open === undefined ? hazard : select(less(0, open), hazard, 1);
}

/** Whether odds are needed, not the chance itself. */
function isTurned(scenario: Scenario): boolean {
  return movesChurn(scenario) || hasEngagement(scenario);
}

/** Whether use that is counted moves the chance of leaving. */
export function hasEngagement(scenario: Scenario): boolean {
  return !isZero(scenario.retention.engagement) && scenario.segments.some(({ usage }) => usage !== undefined);
}

/** The lengths of commitments in a population, in steps. */
function terms(scenario: Scenario, { plans }: Population): number[] {
  return [...new Set(plans.map((plan) => termOf(plan, scenario)))];
}

const churnName = (term: number): string => (term === 1 ? 'churn' : `churn in ${term} steps`);

function leaving(scenario: Scenario, term: number): SegmentParameter {
  if (!isTurned(scenario)) return { name: churnName(term), unit: 'probability', source: (segment) => inTerm(scenario, segment, term) };
  return { name: churnName(term), unit: 'odds', source: (segment) => oddsOf(scenario, segment, term) };
}

/** The chance of leaving at the end of a commitment of so many steps (1 where there is none) before what the month makes of it. */
export function statedChurn(scenario: Scenario, segment: Segment, term: number): Source {
  if (!hasEngagement(scenario)) return inTerm(scenario, segment, term);
  return combine([oddsOf(scenario, segment, term)], ([odds]) => odds / (1 + odds));
}

/** Who would have left in any step of a commitment leaves when it ends: `1 - (1 - churn)^steps`. */
function inTerm(scenario: Scenario, segment: Segment, term: number): Source {
  const chance = probabilitySource(churnOf(scenario, segment), scenario);
  return term === 1 ? chance : combine([chance], ([hazard]) => 1 - (1 - hazard) ** term);
}

/** Odds so large that nobody stays, and yet can be multiplied. */
const certain = 1e9;

function oddsOf(scenario: Scenario, segment: Segment, term: number): Source {
  const odds = combine([inTerm(scenario, segment, term)], ([hazard]) => (hazard >= 1 ? certain : hazard / (1 - hazard)));
  return combine([odds, engagement(scenario, segment)], ([base, factor]) => base * factor);
}

/** (use / median use)^-engagement */
function engagement(scenario: Scenario, { usage }: Segment): Source {
  if (usage === undefined || !hasEngagement(scenario)) return constantSource(1);
  const median = medianOf(usage);
  const weight = valueSource(scenario.retention.engagement, scenario);
  return combine([valueSource({ ...usage, scaling: 'level' }, scenario), weight], ([units, power]) => relativeUse(units, median) ** -power);
}

/** Use beside the median; 1 where they are the same, also where both are nothing. */
function relativeUse(units: number, median: number): number {
  return units === median ? 1 : Math.max(units / Math.max(median, 1e-300), 1e-6);
}
