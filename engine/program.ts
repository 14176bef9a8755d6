import { agentStates } from './agentStates.js';
import { Graph } from './expression/graph.js';
import { add, subtract, toMoney, toSingle } from './expression/operations.js';
import type { ArrayReference, Expression, Variable } from './expression/type.js';
import { FusedMemory } from './fusedMemory.js';
import { individualsPerDraw, populationOfSegment, type Model, type Population } from './model.js';
import { countMeasures, outputName } from './names.js';
import { outputArray, stateArray, totalArray } from './programArrays.js';
import type { Chance, Share } from './stages/chance.js';
import { populationChance, trialStream } from './stages/populationChance.js';
import type { AgentContext, MarketContext, SegmentContext, TrialContext } from './stages/stage.js';
import { traceAgentStages, traceMarketStages, traceSegmentStages, traceTrialStages } from './stages/index.js';
import type { TableSet } from './tableSet.js';
import { namesOf, openedTotals, type Names } from './totals.js';

/**
 * The whole simulation of a trial as one graph, for processors that run a trial at a time: all months, in each the market,
 * the segments, their agents, then the money. Values that one stage gives to the next never leave the registers.
 */
export function traceProgram(model: Model, tables: TableSet, options: { readonly double?: boolean } = {}): Graph {
  const graph = new Graph(options);
  new ProgramTrace(graph, model, tables).trace();
  return graph;
}

type Totals = Map<string, Variable>;

class ProgramTrace {
  private readonly names: ReadonlyMap<Population, Names>;

  constructor(
    private readonly graph: Graph,
    private readonly model: Model,
    private readonly tables: TableSet,
  ) {
    this.names = new Map(model.populations.map((population) => [population, namesOf(model, population)]));
  }

  trace(): void {
    const { graph, model } = this;
    model.populations.forEach((population) => this.open(population));
    const sums = new Map<string, Variable>();
    this.count('month', model.steps, (month) => {
      const memory = new FusedMemory(graph, {
        parameter: (name) => this.marketParameter(name, graph.constant('index', 0)),
        slot: (slots) => this.slot(slots, month),
      });
      const given = new Map<string, Expression>();
      const market = (name: string): Expression | undefined => given.get(name);
      this.market(month, memory, given, false);
      model.populations.forEach((population) => this.segments(population, month, market));
      this.market(month, memory, given, true);
      const totals: Totals = new Map();
      model.populations.forEach((population) => this.agents(population, month, totals, market));
      this.money(month, memory, totals, market, sums);
      memory.turn();
    });
    sums.forEach((variable, name) => {
      graph.store(outputArray(outputName.sum(name), 'money', {}), [], graph.read(variable));
    });
  }

  /** Sets every agent to its opening state. */
  private open(population: Population): void {
    const { graph, model, tables } = this;
    for (const state of agentStates(model, population)) {
      const array = stateArray(population, state);
      const opening = tables.opening(population, state);
      const fill = (...before: Expression[]): void =>
        this.count('agent', array.shape.agent, (agent) => graph.store(array, [...before, agent], graph.load(opening, [...before, agent])));
      if (state.slots === undefined) fill();
      else this.count('slot', state.slots, (slot) => fill(slot));
    }
    for (const name of openedTotals(model, population)) {
      const total = totalArray(population, name);
      const opening = tables.openingTotal(population, name);
      this.count('segment', population.segments.length, (segment) => graph.store(total, [segment], graph.load(opening, [segment])));
    }
  }

  private market(month: Expression, memory: FusedMemory, given: Map<string, Expression>, late: boolean): void {
    const amount = (name: string): Expression => this.marketParameter(name, month);
    const context: MarketContext = {
      last: memory.last,
      keep: memory.keep,
      delayed: memory.delayed,
      amount,
      parameter: (name) => toSingle(amount(name)),
      lastMonth: (segment, name) => this.totalOf(segment, name),
      given: (name) => given.get(name),
      give: (name, value) => given.set(name, value),
    };
    traceMarketStages(context, this.model, late);
  }

  private segments(population: Population, month: Expression, market: SegmentContext['market']): void {
    const { graph, model } = this;
    this.count('segment', population.segments.length, (segment) => {
      const context: SegmentContext = {
        market,
        parameter: (name) => this.parameter(population, name, { month, segment }),
        lastMonth: (total) => graph.load(totalArray(population, total), [segment]),
        lastMonthOf: (name, total) => this.totalOf(name, total),
        give: (name, value) => graph.store(totalArray(population, name), [segment], value),
      };
      traceSegmentStages(context, model, population);
    });
  }

  private agents(population: Population, month: Expression, totals: Totals, market: AgentContext['market']): void {
    const { graph, model } = this;
    const start = this.tables.agentStart(population);
    const { totals: groups, given: segmentNames } = this.namesFor(population);
    this.count('segment', population.segments.length, (segment) => {
      const first = graph.load(start, [segment]);
      const end = graph.load(start, [add(segment, 1)]);
      const given = new Map<string, Expression>();
      const sums = groups.map((names) => ({ names, variable: graph.variable('f32', graph.constant('f32', 0)) }));
      const ofSegment = (name: string): Expression => given.get(name) ?? remember(given, name, graph.load(totalArray(population, name), [segment]));
      segmentNames.forEach(ofSegment);
      const step = population.individual ? individualsPerDraw : 1;
      graph.for('agent', first, end, step, (agent) => {
        const local = subtract(agent, first);
        for (let offset = 0; offset < step; offset++) {
          const position = offset === 0 ? agent : add(agent, offset);
          const own = (...pair: [Expression, Expression]): Expression => pair[offset];
          const self = offset === 0 ? local : add(local, offset);
          const chance = populationChance(model, population, { graph, tables: this.tables, month, segment, agent: local, self, own });
          this.agent(population, { month, segment, agent: position }, { chance, market, segment: ofSegment }, sums);
        }
      });
      for (const { names, variable } of sums) {
        const value = graph.read(variable);
        for (const name of names) {
          graph.store(totalArray(population, name), [segment], value);
          if (name === 'subscribers') {
            graph.store(outputArray(outputName.segments(population), 'f32', { month: model.steps, segment: population.segments.length }), [month, segment], value);
          }
        }
      }
    });
    this.addUp(population, totals);
  }

  /** Adds the segments' totals of this month to those of the market. */
  private addUp(population: Population, totals: Totals): void {
    const { graph } = this;
    const names = this.namesFor(population).totals.flat();
    for (const name of names) {
      if (!totals.has(name)) totals.set(name, graph.variable('f32', graph.constant('f32', 0)));
    }
    this.count('segment', population.segments.length, (segment) => {
      for (const name of names) {
        const variable = totals.get(name) as Variable;
        graph.assign(variable, add(graph.read(variable), graph.load(totalArray(population, name), [segment])));
      }
    });
  }

  private agent(
    population: Population,
    place: Record<string, Expression>,
    context: Pick<AgentContext, 'market' | 'segment'> & { readonly chance: Chance },
    sums: readonly { readonly names: readonly string[]; readonly variable: Variable }[],
  ): void {
    const { graph, model } = this;
    const flows = new Map<string, Share>();
    const states = new Map<string, { readonly array: ArrayReference; readonly at: readonly Expression[]; readonly value: Expression }>();
    for (const state of agentStates(model, population)) {
      const array = stateArray(population, state);
      const at = state.slots === undefined ? [place.agent] : [this.slot(state.slots, place.month), place.agent];
      states.set(state.name, { array, at, value: graph.load(array, at) });
    }
    const known = (name: string) => {
      const state = states.get(name);
      if (state === undefined) throw new Error(`an agent has no state ${name}`);
      return state;
    };
    const added = new Set<Variable>();
    traceAgentStages(
      {
        ...context,
        parameter: (name) => this.parameter(population, name, place),
        state: (name) => known(name).value,
        next: (name, value) => graph.store(known(name).array, known(name).at, value),
        flow: (name) => flows.get(name),
        give: (name, share) => flows.set(name, share),
        total: (name, value) => {
          const variable = sums.find(({ names }) => names.includes(name))?.variable;
          if (variable === undefined) throw new Error(`no total ${name}`);
          if (added.has(variable)) return;
          added.add(variable);
          graph.assign(variable, add(graph.read(variable), value));
        },
      },
      model,
      population,
    );
  }

  private money(month: Expression, memory: FusedMemory, totals: Totals, market: TrialContext['market'], sums: Map<string, Variable>): void {
    const { graph, model } = this;
    const months = { month: model.steps };
    const recorded = new Map<string, Expression>();
    const balances = new Map<string, Variable>();
    const count = (name: string): Expression | undefined => {
      const variable = totals.get(name);
      return variable === undefined ? undefined : graph.read(variable);
    };
    const total = (name: string): Expression => count(name) ?? graph.constant('f32', 0);
    const part = (name: string, value: Expression): void => graph.store(outputArray(name, 'f32', months), [month], value);
    for (const [measure, name] of Object.entries(countMeasures)) part(outputName.measure(measure), total(name));
    const record = (name: string, value: Expression): void => {
      recorded.set(name, value);
      if (value.type === 'f32') part(outputName.measure(name), value);
      else graph.store(outputArray(outputName.measure(name), 'money', months), [month], value);
    };
    const context: TrialContext = {
      last: memory.last,
      keep: memory.keep,
      delayed: memory.delayed,
      market,
      count,
      parameter: (name) => this.marketParameter(name, month),
      total: (name) => toMoney(total(name)),
      segmentTotal: (segment, name) => toMoney(this.totalOf(segment, name)),
      stream: (draw) => trialStream(model, this.tables, graph, month, draw),
      recorded: (name) => {
        const value = recorded.get(name);
        if (value === undefined) throw new Error(`nothing has recorded ${name}`);
        return value;
      },
      pass: (name, value) => recorded.set(name, value),
      record,
      part: (name, value) => part(name, value.type === 'money' ? toSingle(value) : value),
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

  private slot(slots: number, month: Expression): Expression {
    return this.graph.load(this.tables.slots(slots), [month]);
  }

  /** A total of one segment, or 0 where nothing of its population adds to it. */
  private totalOf(name: string, total: string): Expression {
    const { population, position } = populationOfSegment(this.model, name);
    const { totals, given } = this.namesFor(population);
    const known = openedTotals(this.model, population).includes(total) || given.includes(total) || totals.some((names) => names.includes(total));
    if (!known) return this.graph.constant('f32', 0);
    return this.graph.load(totalArray(population, total), [this.graph.constant('index', position)]);
  }

  private namesFor(population: Population): Names {
    return this.names.get(population) as Names;
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
}

function remember<T>(map: Map<string, T>, name: string, value: T): T {
  map.set(name, value);
  return value;
}
