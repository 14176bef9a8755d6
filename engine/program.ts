import { Graph } from './expression/graph.js';
import { add, subtract, toMoney } from './expression/operations.js';
import type { ArrayReference, Expression, Variable } from './expression/type.js';
import { churnOf, individualsPerDraw, isZero, placesOf, type Model, type Population } from './model.js';
import { expectedChance, type Chance, type Share } from './stages/chance.js';
import { populationChance } from './stages/populationChance.js';
import type { AgentContext, SegmentContext, TrialContext } from './stages/stage.js';
import { traceAgentStages, traceSegmentStages, traceTrialStages } from './stages/index.js';
import type { TableSet } from './tableSet.js';

/** What a program hands out, by name: measures `[month][trial]`, subscribers `[month][segment][trial]`, sums `[trial]`. */
export const outputName = {
  measure: (name: string) => `measure ${name}`,
  segments: (population: Population) => `${population.name} subscribers by segment`,
  sum: (name: string) => `sum ${name}`,
};

/** The counts that every program hands out besides what its trial stages record, and the totals they are taken from. */
export const countMeasures = {
  prospects: 'prospects',
  leads: 'leads',
  new: 'joins',
  churned: 'churned',
  reactivated: 'reactivated',
  subscribers: 'subscribers',
} as const;

/**
 * The whole simulation of a trial as one graph, for processors that run a trial at a time: all months, in each the segments,
 * their agents, then the money. Values that one stage gives to the next never leave the registers.
 */
export function traceProgram(model: Model, tables: TableSet, options: { readonly double?: boolean } = {}): Graph {
  const graph = new Graph(options);
  new ProgramTrace(graph, model, tables).trace();
  return graph;
}

class ProgramTrace {
  constructor(
    private readonly graph: Graph,
    private readonly model: Model,
    private readonly tables: TableSet,
  ) {}

  trace(): void {
    const { graph, model } = this;
    model.populations.forEach((population) => this.open(population));
    const balances = new Map<string, Variable>();
    const sums = new Map<string, Variable>();
    this.count('month', model.steps, (month) => {
      model.populations.forEach((population) => this.segments(population, month));
      const totals = new Map<string, Variable>();
      model.populations.forEach((population) => this.agents(population, month, totals));
      this.money(month, totals, balances, sums);
    });
    sums.forEach((variable, name) => {
      graph.store(output(outputName.sum(name), 'money', {}), [], graph.read(variable));
    });
  }

  /** Sets every agent to its opening state. */
  private open(population: Population): void {
    const { graph, model, tables } = this;
    for (const state of statesOf(model, population)) {
      const array = this.state(population, state);
      const opening = tables.opening(population, state);
      this.count('agent', array.shape.agent, (agent) => graph.store(array, [agent], graph.load(opening, [agent])));
    }
    const total = this.total(population, 'subscribers');
    const opening = tables.openingTotal(population);
    this.count('segment', population.segments.length, (segment) => graph.store(total, [segment], graph.load(opening, [segment])));
  }

  private segments(population: Population, month: Expression): void {
    const { graph, model } = this;
    this.count('segment', population.segments.length, (segment) => {
      const context: SegmentContext = {
        parameter: (name) => this.parameter(population, name, { month, segment }),
        lastMonth: (total) => graph.load(this.total(population, total), [segment]),
        give: (name, value) => graph.store(this.total(population, name), [segment], value),
      };
      traceSegmentStages(context, model, population);
    });
  }

  private agents(population: Population, month: Expression, totals: Map<string, Variable>): void {
    const { graph, model } = this;
    const start = this.tables.agentStart(population);
    this.count('segment', population.segments.length, (segment) => {
      const first = graph.load(start, [segment]);
      const end = graph.load(start, [add(segment, 1)]);
      const sums = new Map<string, Variable>();
      const given = new Map<string, Expression>();
      for (const name of namesOfTotals(model, population)) sums.set(name, graph.variable('f32', graph.constant('f32', 0)));
      const reach = (name: string): Expression => given.get(name) ?? remember(given, name, graph.load(this.total(population, name), [segment]));
      segmentGives(model, population).forEach(reach);
      const step = population.individual ? individualsPerDraw : 1;
      graph.for('agent', first, end, step, (agent) => {
        const local = subtract(agent, first);
        for (let offset = 0; offset < step; offset++) {
          const position = offset === 0 ? agent : add(agent, offset);
          const own = (...pair: [Expression, Expression]): Expression => pair[offset];
          const chance = populationChance(model, population, { graph, tables: this.tables, month, segment, agent: local, own });
          this.agent(population, { month, segment, agent: position }, chance, reach, sums);
        }
      });
      sums.forEach((variable, name) => {
        const value = graph.read(variable);
        graph.store(this.total(population, name), [segment], value);
        if (name === 'subscribers') {
          graph.store(output(outputName.segments(population), 'f32', { month: model.steps, segment: population.segments.length }), [month, segment], value);
        }
      });
    });
    this.market(population, totals);
  }

  /** Adds the segments' totals of this month to those of the market. */
  private market(population: Population, totals: Map<string, Variable>): void {
    const { graph, model } = this;
    const names = namesOfTotals(model, population);
    for (const name of names) {
      if (!totals.has(name)) totals.set(name, graph.variable('f32', graph.constant('f32', 0)));
    }
    this.count('segment', population.segments.length, (segment) => {
      for (const name of names) {
        const variable = totals.get(name) as Variable;
        graph.assign(variable, add(graph.read(variable), graph.load(this.total(population, name), [segment])));
      }
    });
  }

  private agent(
    population: Population,
    place: Record<string, Expression>,
    chance: Chance,
    segment: (name: string) => Expression,
    sums: Map<string, Variable>,
  ): void {
    const { graph, model } = this;
    const flows = new Map<string, Share>();
    const states = new Map<string, Expression>();
    for (const name of statesOf(model, population)) states.set(name, graph.load(this.state(population, name), [place.agent]));
    const context: AgentContext = {
      chance,
      segment,
      parameter: (name) => this.parameter(population, name, place),
      state: (name) => states.get(name) as Expression,
      next: (name, value) => graph.store(this.state(population, name), [place.agent], value),
      flow: (name) => flows.get(name),
      give: (name, share) => flows.set(name, share),
      total: (name, value) => {
        const variable = sums.get(name) as Variable;
        graph.assign(variable, add(graph.read(variable), value));
      },
    };
    traceAgentStages(context, model, population);
  }

  private money(month: Expression, totals: Map<string, Variable>, balances: Map<string, Variable>, sums: Map<string, Variable>): void {
    const { graph, model } = this;
    const months = { month: model.steps };
    const recorded = new Map<string, Expression>();
    const total = (name: string): Expression => {
      const variable = totals.get(name);
      return variable === undefined ? graph.constant('f32', 0) : graph.read(variable);
    };
    for (const [measure, name] of Object.entries(countMeasures)) {
      graph.store(output(outputName.measure(measure), 'f32', months), [month], total(name));
    }
    const record = (name: string, value: Expression): void => {
      recorded.set(name, value);
      graph.store(output(outputName.measure(name), 'money', months), [month], value);
    };
    const context: TrialContext = {
      parameter: (name) => this.marketParameter(name, month),
      total: (name) => toMoney(total(name)),
      recorded: (name) => recorded.get(name) as Expression,
      record,
      accumulate: (name, flow, opening) => {
        const balance = balances.get(name) ?? remember(balances, name, this.running(opening));
        graph.assign(balance, add(graph.read(balance), flow));
        record(name, graph.read(balance));
      },
      sum: (name, flow) => {
        const variable = sums.get(name) ?? remember(sums, name, this.running(graph.constant('money', 0)));
        graph.assign(variable, add(graph.read(variable), flow));
      },
    };
    traceTrialStages(context, model);
  }

  /** A running total that starts before the first month. */
  private running(opening: Expression): Variable {
    return this.graph.outermost(() => this.graph.variable('money', opening));
  }

  private parameter(population: Population, name: string, place: Record<string, Expression>): Expression {
    return this.at(this.tables.segmentParameter(population, name), place);
  }

  private marketParameter(name: string, month: Expression): Expression {
    return this.at(this.tables.trialParameter(name), { month });
  }

  private at(array: ArrayReference, place: Record<string, Expression>): Expression {
    return this.graph.load(array, Object.keys(array.shape).map((axis) => place[axis]));
  }

  private count(name: string, extent: number, body: (index: Expression) => void): void {
    this.graph.for(name, this.graph.constant('index', 0), this.graph.constant('index', extent), 1, body);
  }

  private state(population: Population, name: string): ArrayReference {
    const agent = placesOf(population);
    return { name: `${population.name} state ${name}`, type: 'f32', role: 'state', shape: { agent }, perTrial: true };
  }

  /** What a segment stage gives, or what the agents of a segment add up to, this month or until it is overwritten. */
  private total(population: Population, name: string): ArrayReference {
    return { name: `${population.name} total ${name}`, type: 'f32', role: 'state', shape: { segment: population.segments.length }, perTrial: true };
  }
}

function output(name: string, type: 'f32' | 'money', shape: ArrayReference['shape']): ArrayReference {
  return { name, type, role: 'output', shape, perTrial: true };
}

function remember<T>(map: Map<string, T>, name: string, value: T): T {
  map.set(name, value);
  return value;
}

/** The states that an agent of a population keeps from month to month. */
export function statesOf({ scenario }: Model, population: Population): string[] {
  const lapses = !isZero(churnOf(scenario, population.segments[0]));
  return ['prospects', ...population.plans.map((plan) => `subscribers ${plan.name}`), ...(lapses ? ['lapsed'] : [])];
}

/** Traces the stages of an agent in a graph of no consequence, to learn which totals they add to. */
function namesOfTotals(model: Model, population: Population): string[] {
  const names = new Set<string>();
  const graph = new Graph();
  const something = graph.given('f32', 'something');
  const context: AgentContext = {
    chance: expectedChance,
    parameter: () => something,
    segment: () => something,
    state: () => something,
    next: () => undefined,
    flow: () => ({ count: something }),
    give: () => undefined,
    total: (name) => names.add(name),
  };
  traceAgentStages(context, model, population);
  return [...names];
}

/** The names under which the segment stages of a population give values to its agents. */
function segmentGives(model: Model, population: Population): string[] {
  const names = new Set<string>();
  const graph = new Graph();
  const something = graph.given('f32', 'something');
  const context: SegmentContext = { parameter: () => something, lastMonth: () => something, give: (name) => names.add(name) };
  traceSegmentStages(context, model, population);
  return [...names];
}

