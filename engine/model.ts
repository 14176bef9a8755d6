import type { Competitor, Plan, Scenario, Segment, Value } from '../scenarios/scenario.js';
import { knowledge, type Knowledge } from './random/knowledge.js';
import { axesOf, valueSource } from './source.js';
import { stepsOf } from './time.js';

/**
 * Segments whose agents are built alike: all individuals or all groups, the same plans, and parameters that are drawn
 * equally often. One piece of kernel code serves them all.
 */
export interface Population {
  /** Its place among the populations of the model; part of the names of its arrays. */
  readonly name: string;
  readonly segments: readonly Segment[];
  readonly plans: readonly Plan[];
  /** Every agent is one customer: then one uniform number a month decides all that can happen to it. */
  readonly individual: boolean;
  /** First agent of each segment, and the end of the last; individuals are counted in pairs, so these are even. */
  readonly agentStart: readonly number[];
  /** Agents that exist in each segment; the rest up to the next segment are empty places. */
  readonly agents: readonly number[];
}

/** What the stages are traced over: a scenario whose segments are sorted into populations. */
export interface Model {
  readonly scenario: Scenario;
  readonly steps: number;
  readonly populations: readonly Population[];
  /** What uncertain values are drawn from. */
  readonly knowledge: Knowledge;
}

/** Places for agents in the arrays of a population, empty ones included. */
export function placesOf({ agentStart }: Population): number {
  return agentStart[agentStart.length - 1];
}

/** Individuals share one evaluation of the generator in pairs. */
export const individualsPerDraw = 2;

export function modelOf(scenario: Scenario): Model {
  const groups = new Map<string, Segment[]>();
  for (const segment of scenario.segments) {
    const key = signature(scenario, segment);
    groups.set(key, [...(groups.get(key) ?? []), segment]);
  }
  const populations = [...groups.values()].map((segments, position) => populationOf(scenario, segments, `population${position}`));
  return { scenario, steps: stepsOf(scenario), populations, knowledge: knowledge(scenario) };
}

/** A segment's own value where it has one, the common one elsewhere. */
export function churnOf(scenario: Scenario, segment: Segment): Value {
  return segment.churn ?? scenario.retention.churn;
}

export function winBackOf(scenario: Scenario, segment: Segment): Value {
  return segment.winBack ?? scenario.retention.winBack;
}

/** A segment's own price elasticity where it is learned, the common one elsewhere. */
export function elasticityOf(scenario: Scenario, segment: Segment): Value {
  return segment.priceElasticity ?? scenario.choice.priceElasticity;
}

/** Whether segments answer prices differently, so that what prices do is told apart by segment. */
export function hasOwnElasticities({ segments }: Scenario): boolean {
  return segments.some(({ priceElasticity }) => priceElasticity !== undefined);
}

/** Whether leads of a segment are shown what a recommender finds for them. */
export function isRecommendedTo({ recommender }: Scenario, segment: Segment): boolean {
  return recommender?.affinities.some(({ segment: name }) => name === segment.name) === true;
}

/** Whether leads of a segment pass through the sales team. */
export function isSoldTo({ reach }: Scenario, segment: Segment): boolean {
  return reach.kind === 'diffusion' && reach.sales?.segments.includes(segment.name) === true;
}

/** The population that a segment belongs to, and its place there. */
export function populationOfSegment({ populations }: Model, name: string): { readonly population: Population; readonly position: number } {
  for (const population of populations) {
    const position = population.segments.findIndex((segment) => segment.name === name);
    if (position >= 0) return { population, position };
  }
  throw new Error(`no segment ${name}`);
}

/** The offers of others that leads of a population choose from. */
export function competitorsOf({ competitors }: Scenario, { segments }: Population): Competitor[] {
  return competitors.filter((competitor) => competitor.segments.includes(segments[0].name));
}

export function isKnown({ quantity }: Value): boolean {
  return quantity.randomness === 'known';
}

export function isZero(value: Value): boolean {
  return value.quantity.randomness === 'known' && value.quantity.value === 0;
}

function isIndividual(segment: Segment): boolean {
  return segment.agents === segment.customers;
}

function plansOf(scenario: Scenario, segment: Segment): Plan[] {
  return scenario.plans.filter((plan) => plan.segments.includes(segment.name));
}

function signature(scenario: Scenario, segment: Segment): string {
  return JSON.stringify([
    isIndividual(segment) && !scenario.expected,
    plansOf(scenario, segment).map((plan) => plan.name),
    shapeOf(churnOf(scenario, segment), scenario),
    shapeOf(winBackOf(scenario, segment), scenario),
    isZero(churnOf(scenario, segment)),
    isZero(winBackOf(scenario, segment)),
    segment.willingnessToPay === undefined ? null : shapeOf(segment.willingnessToPay, scenario),
    segment.usage === undefined ? null : shapeOf(segment.usage, scenario),
    isSoldTo(scenario, segment),
    isRecommendedTo(scenario, segment),
    scenario.competitors.filter((competitor) => competitor.segments.includes(segment.name)).map(({ name }) => name),
  ]);
}

function shapeOf(value: Value, scenario: Scenario): string {
  return JSON.stringify(axesOf(valueSource(value, scenario)));
}

function populationOf(scenario: Scenario, segments: readonly Segment[], name: string): Population {
  const individual = segments.every(isIndividual) && !scenario.expected;
  const pad = individual ? individualsPerDraw : 1;
  const agents = segments.map((segment) => segment.agents);
  const agentStart = agents.reduce<number[]>(
    (starts, count) => [...starts, starts[starts.length - 1] + Math.ceil(count / pad) * pad],
    [0],
  );
  return { name, segments, plans: plansOf(scenario, segments[0]), individual, agentStart, agents };
}
