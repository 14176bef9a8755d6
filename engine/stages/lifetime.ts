import type { Plan, Scenario, Segment, Value } from '../../scenarios/scenario.js';
import { add, multiply, subtract, sum } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { churnOf, type Model, type Population } from '../model.js';
import { medianOf } from '../random/median.js';
import { combine, probabilitySource, valueSource, type Source } from '../source.js';
import { monthsPerStep, stepOfMonth } from '../time.js';
import { canLeave, hasEngagement, leavingChance, statedChurn, switchesOf, switchName } from './churn.js';
import { movesChurn } from './loyalty.js';
import { downgradesOf, payingPlans, upgradesTo } from './payers.js';
import { termOf } from './prices.js';
import type { AgentContext, AgentState, AgentStage, SegmentParameter } from './stage.js';

/**
 * How long new customers who pay stay: the discounted months of all of them together, each counted from the month in which it joins up to
 * `metrics.lifetime_months`, agent by agent, so that what a formula with the mean churn loses is kept. Where every month's chance of
 * leaving is the stated one, the lifetime of who joins is known at once. Where the month moves it (sentiment, events, prices, service),
 * those who joined are followed through the story with the chances that were simulated, and on from its end with the stated ones.
 * Source: P. Fader, B. Hardie (2010), Customer-base valuation in a contractual setting: the perils of ignoring heterogeneity.
 */
export const lifetime: AgentStage = {
  name: 'lifetime',
  space: 'agent',
  applies: ({ scenario, populations }) => populations.some((population) => canLeave(scenario, population)),
  parameters: (model, population) =>
    kindsOf(model, population).flatMap((kind) => (isFollowed(model.scenario, population) ? followed(model.scenario, kind, model.steps) : [known(model.scenario, kind)])),
  trace: (context, model, population) => {
    const months = payingOf(model, population).map((plan) => {
      const joins = newPayers(context, model, plan);
      if (isFollowed(model.scenario, population)) return monthsOfStay(context, model, population, plan, joins);
      return multiply(joins, context.parameter(`lifetime ${kindOf(plan, model, population).name}`));
    });
    if (months.length > 0) context.total('lifetime', sum(months));
  },
};

/**
 * What an agent keeps of those who joined a plan: how many of them are expected to be there still, discounted to when they joined;
 * and the same, each counted as many times as the stated churn would have left fewer, which tells how old they are.
 */
export function lifetimeStates(model: Model, population: Population): AgentState[] {
  const { scenario } = model;
  if (!isFollowed(scenario, population)) return [];
  return payingOf(model, population).flatMap((plan) => {
    const slots = plan.commitment > 1 ? { slots: termOf(plan, scenario) } : {};
    return [
      { name: stateName.there(plan), ...slots },
      { name: stateName.byAge(plan), ...slots },
    ];
  });
}

const stateName = {
  there: ({ name }: Plan): string => `there still ${name}`,
  byAge: ({ name }: Plan): string => `there still by age ${name}`,
};

/** Whether the chance of leaving changes by the month. */
function isFollowed(scenario: Scenario, population: Population): boolean {
  const [segment] = population.segments;
  const noisy = isNoise(churnOf(scenario, segment)) || (hasEngagement(scenario) && isNoise(segment.usage));
  return (noisy || movesChurn(scenario) || scenario.finance.onRuin === 'stop') && canLeave(scenario, population);
}

function isNoise(value: Value | undefined): value is Value {
  return value?.quantity.randomness === 'monthly';
}

function payingOf({ scenario }: Model, { plans }: Population): Plan[] {
  const paid = payingPlans(scenario);
  return plans.filter((plan) => paid.includes(plan));
}

/** Who joins a plan, or moves to it from one that is given away. */
function newPayers({ flow }: AgentContext, { scenario }: Model, plan: Plan): Expression {
  const counts = [`joins ${plan.name}`, ...upgradesTo(plan, scenario)].flatMap((name) => flow(name)?.count ?? []);
  return sum(counts);
}

/** What a lifetime with a plan depends on: the term after which it may end, and the moves to plans that are given away, which end it too. */
interface Kind {
  readonly name: string;
  readonly term: number;
  readonly downgrades: Plan['switches'];
}

function kindOf(plan: Plan, { scenario }: Model, population: Population): Kind {
  const term = termOf(plan, scenario);
  const free = downgradesOf(plan, scenario);
  const downgrades = switchesOf(plan, population).filter((move) => free.includes(move));
  return { name: downgrades.length === 0 ? `${term}` : `${term} ${plan.name}`, term, downgrades };
}

/** The kinds of the plans of a population, each once. */
function kindsOf(model: Model, population: Population): Kind[] {
  const kinds = payingOf(model, population).map((plan) => kindOf(plan, model, population));
  return [...new Map(kinds.map((kind) => [kind.name, kind])).values()];
}

/**
 * A term of a commitment, or a month, of who joins now and of those whose term begins anew. In the last term of the story also what
 * comes after it: `term x sum over k = 1, 2, .. of q^k` for those who are there, up to the most that is counted.
 */
function monthsOfStay(context: AgentContext, model: Model, population: Population, plan: Plan, joins: Expression): Expression {
  const { parameter, state, next } = context;
  const kind = kindOf(plan, model, population);
  const own = (name: string): Expression => parameter(`${name} ${kind.name}`);
  const moving = kind.downgrades.map(({ to }) => parameter(switchName(plan.name, to)));
  const stays = subtract(1, leavingChance(context, model, plan));
  const stay = moving.length === 0 ? stays : multiply(stays, subtract(1, sum(moving)));
  const there = add(multiply(state(stateName.there(plan)), multiply(own('discount of a term'), stay)), joins);
  const byAge = add(multiply(state(stateName.byAge(plan)), multiply(stay, own('fewer by the stated churn'))), joins);
  next(stateName.there(plan), there);
  next(stateName.byAge(plan), byAge);
  const after = multiply(multiply(own('last term'), own('months after the story')), subtract(there, multiply(own('stay to the limit'), byAge)));
  return add(multiply(there, own('months of a term')), after);
}

/** Churn so close to all or nothing that it cannot be divided by is kept this far from it. */
const least = 1e-5;

function followed(scenario: Scenario, kind: Kind, steps: number): SegmentParameter[] {
  const { term, name } = kind;
  const discount = combine([valueSource(scenario.finance.discountRate, scenario)], ([rate]) => 1 / (1 + rate));
  const stated = (segment: Segment): Source => ending(scenario, typically(segment, scenario), kind);
  const both = (segment: Segment, value: (discount: number, churn: number) => number): Source =>
    combine([discount, stated(segment)], ([factor, churn]) => value(factor, churn));
  const stay = (churn: number): number => Math.max(1 - churn, least);
  const kept = (factor: number, churn: number): number => Math.min(stay(churn) * factor ** term, 1 - least);
  const length = (factor: number): number => monthsPerStep(scenario.step) * geometric(factor, term);
  return [
    { name: `months of a term ${name}`, unit: 'discounted months', source: () => combine([discount], ([factor]) => length(factor)) },
    { name: `discount of a term ${name}`, unit: '1', source: () => combine([discount], ([factor]) => factor ** term) },
    // The inverse, because a place without an agent has zeros in its tables.
    { name: `fewer by the stated churn ${name}`, unit: '1 / probability a term', source: (segment) => combine([stated(segment)], ([churn]) => 1 / stay(churn)) },
    {
      name: `stay to the limit ${name}`,
      unit: 'discounted probability',
      source: (segment) => both(segment, (factor, churn) => kept(factor, churn) ** (limitOf(scenario, term) - 1)),
    },
    {
      name: `months after the story ${name}`,
      unit: 'discounted months',
      source: (segment) => both(segment, (factor, churn) => (length(factor) * kept(factor, churn)) / (1 - kept(factor, churn))),
    },
    { name: `last term ${name}`, unit: '0 or 1', source: () => ({ inputs: [], timed: true, evaluate: (_, step) => (step >= steps - term ? 1 : 0) }) },
  ];
}

/** sum over steps a below the limit of discount^a x (1 - h)^floor(a / term), in months, h the churn of a term. */
function known(scenario: Scenario, kind: Kind): SegmentParameter {
  const { term, name } = kind;
  return {
    name: `lifetime ${name}`,
    unit: 'discounted months',
    source: (segment) =>
      combine([ending(scenario, segment, kind), valueSource(scenario.finance.discountRate, scenario)], ([churn, rate]) => {
        const discount = 1 / (1 + rate);
        return monthsPerStep(scenario.step) * geometric(discount, term) * geometric((1 - churn) * discount ** term, limitOf(scenario, term));
      }),
  };
}

/** The stated chance that a customer leaves at the end of a term, or stays and moves to a plan that is given away. */
function ending(scenario: Scenario, segment: Segment, { term, downgrades }: Kind): Source {
  const churn = statedChurn(scenario, segment, term);
  if (downgrades.length === 0) return churn;
  const moves = downgrades.map(({ chance }) => probabilitySource(chance, scenario));
  return combine([churn, ...moves], ([hazard, ...shares]) => 1 - (1 - hazard) * (1 - shares.reduce((all, share) => all + share, 0)));
}

/** The terms that are counted of a lifetime. */
function limitOf(scenario: Scenario, term: number): number {
  return Math.max(1, Math.ceil(stepOfMonth(scenario, scenario.metrics.lifetimeMonths) / term));
}

/** A segment without the noise of its churn and of its use. */
function typically(segment: Segment, scenario: Scenario): Segment {
  const settled = (value: Value): Value => ({ ...value, quantity: { randomness: 'known', value: medianOf(value) } });
  const churn = churnOf(scenario, segment);
  return {
    ...segment,
    ...(isNoise(churn) && { churn: settled(churn) }),
    ...(isNoise(segment.usage) && { usage: settled(segment.usage) }),
  };
}

/** 1 + x + ... + x^(n-1) */
function geometric(x: number, terms: number): number {
  return Math.abs(1 - x) < 1e-9 ? terms : (1 - x ** terms) / (1 - x);
}
