import { agentStates } from './agentStates.js';
import { Graph } from './expression/graph.js';
import type { Expression } from './expression/type.js';
import { isSoldTo, type Model, type Population } from './model.js';
import { expectedChance, type Share } from './stages/chance.js';
import { traceAgentStages, traceMarketStages, traceSegmentStages } from './stages/index.js';
import type { AgentContext, MarketContext, SegmentContext } from './stages/stage.js';

/** Totals of a segment that are read before its agents have first added to them. */
export function openedTotals({ scenario }: Model, { segments: [segment] }: Population): string[] {
  return ['subscribers', 'prospects', ...(isSoldTo(scenario, segment) ? ['waiting'] : [])];
}

/** The names under which the stages of a population hand values on, found by tracing them in a graph of no consequence. */
export interface Names {
  /** Totals of agents. Names of one entry always add up the same values: one sum serves them. */
  readonly totals: readonly (readonly string[])[];
  /** What segment stages give to agents, and stages of the trial. */
  readonly given: readonly string[];
}

export function namesOf(model: Model, population: Population): Names {
  const graph = new Graph();
  const something = (name: string): Expression => graph.given('f32', name);
  const market = marketNames(model);
  const marketValue = (name: string): Expression | undefined => (market.has(name) ? something(`market ${name}`) : undefined);
  const given = new Set<string>();
  const segment: SegmentContext = {
    parameter: (name) => something(`parameter ${name}`),
    lastMonth: (name) => something(`last ${name}`),
    lastMonthOf: (of, name) => something(`last ${name} of ${of}`),
    market: marketValue,
    give: (name) => given.add(name),
  };
  traceSegmentStages(segment, model, population);
  const totals = new Map<Expression, string[]>();
  const flows = new Map<string, Share>();
  const states = new Set(agentStates(model, population).map(({ name }) => name));
  const agent: AgentContext = {
    chance: expectedChance,
    parameter: (name) => something(`parameter ${name}`),
    segment: (name) => something(`segment ${name}`),
    market: marketValue,
    state: (name) => {
      if (!states.has(name)) throw new Error(`an agent has no state ${name}`);
      return something(`state ${name}`);
    },
    next: () => undefined,
    flow: (name) => flows.get(name),
    give: (name, share) => flows.set(name, share),
    total: (name, value) => totals.set(value, [...(totals.get(value) ?? []), name]),
  };
  traceAgentStages(agent, model, population);
  return { totals: [...totals.values()], given: [...given] };
}

/** What the stages of the market give. */
function marketNames(model: Model): Set<string> {
  const graph = new Graph();
  const something = (name: string): Expression => graph.given('f32', name);
  const given = new Set<string>();
  const context: MarketContext = {
    parameter: (name) => something(`parameter ${name}`),
    amount: (name) => graph.given('money', `amount ${name}`),
    lastMonth: (segment, name) => something(`last ${name} of ${segment}`),
    last: (name, { type }) => graph.given(type, `kept ${name}`),
    keep: () => undefined,
    delayed: (_, value) => value,
    given: (name) => (given.has(name) ? something(`market ${name}`) : undefined),
    give: (name) => given.add(name),
  };
  traceMarketStages(context, model, false);
  traceMarketStages(context, model, true);
  return given;
}
