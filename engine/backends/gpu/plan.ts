import type { Compiled } from '../../compile.js';
import { Graph } from '../../expression/graph.js';
import { subtract, toMoney, toSingle } from '../../expression/operations.js';
import type { Expression } from '../../expression/type.js';
import { placesOf, type Model, type Population } from '../../model.js';
import { agentStates } from '../../agentStates.js';
import { countMeasures, outputName } from '../../names.js';
import type { Chance, Share } from '../../stages/chance.js';
import { populationChance, trialStream } from '../../stages/populationChance.js';
import { traceAgentStages, traceMarketStages, traceSegmentStages, traceTrialStages } from '../../stages/index.js';
import type { AgentContext, AgentState, MarketContext, SegmentContext, TrialContext } from '../../stages/stage.js';
import type { TableSet } from '../../tableSet.js';
import { openedTotals } from '../../totals.js';
import { valuesPerTrial } from '../memory.js';
import type { TablePacking } from './packing.js';
import { PlanArrays } from './planArrays.js';
import { totalName, type PlannedStep } from './planStep.js';

/** A simulation for processors that run one kernel over all trials at a time. */
export interface GpuPlan {
  /** What sets the arrays before the first month. */
  readonly opening: readonly PlannedStep[];
  /** What a month does, in order. */
  readonly month: readonly PlannedStep[];
  /** At the end of a month the second array of each pair takes the place of the first. */
  readonly carried: readonly (readonly [string, string])[];
  /** Arrays to read back every month, and those to read back once after the opening. */
  readonly handedOut: readonly string[];
  readonly handedOutOnce: readonly string[];
  /** Where the host finds what the trial stages recorded, accumulated and summed. */
  readonly records: ReadonlyMap<string, string>;
  readonly balances: ReadonlyMap<string, { readonly flow: string; readonly opening: string }>;
  readonly sums: ReadonlyMap<string, string>;
  /** Values that the arrays of the plan hold for each trial, those handed out in every month included. */
  readonly valuesPerTrial: number;
  /** Where the kernels find the tables of the host. */
  readonly packing: TablePacking;
}

/** Traces every stage into kernels of its own: what one gives and another reads is an array. */
export function planFor({ model, tables }: Compiled): GpuPlan {
  return new Planner(model, tables).plan();
}

class Planner {
  private readonly arrays: PlanArrays;

  constructor(
    private readonly model: Model,
    private readonly tables: TableSet,
  ) {
    this.arrays = new PlanArrays(model, tables);
  }

  plan(): GpuPlan {
    const { model, arrays } = this;
    model.populations.forEach((population) => this.open(population));
    this.marketKernels(false);
    model.populations.forEach((population) => this.segmentKernels(population));
    this.marketKernels(true);
    model.populations.forEach((population) => this.agentKernels(population));
    const money = this.moneyKernels();
    const counts = model.populations.flatMap((population) =>
      Object.values(countMeasures).map((name) => totalName(population, name)).filter((name) => arrays.has(name)),
    );
    const handedOut = [...new Set([...counts, ...money.flows])];
    return {
      opening: arrays.opening,
      month: arrays.month,
      carried: arrays.carried(),
      handedOut,
      handedOutOnce: money.openings,
      records: money.records,
      balances: money.balances,
      sums: money.sums,
      valuesPerTrial: arrays.packing.rowCount + valuesPerTrial(arrays.all()) + handedOut.length * model.steps,
      packing: arrays.packing,
    };
  }

  private open(population: Population): void {
    const places = placesOf(population);
    for (const state of agentStates(this.model, population)) {
      const opening = this.tables.opening(population, state);
      slotNames(population, state).forEach((name, slot) => {
        const target = this.arrays.perTrial(name, { agent: places });
        this.arrays.kernels(this.arrays.opening, places, (graph, store) => {
          const at = state.slots === undefined ? [place(graph)] : [graph.constant('index', slot), place(graph)];
          store(target, graph.load(opening, at));
        });
      });
    }
    for (const name of openedTotals(this.model, population)) {
      const total = this.arrays.perTrial(totalName(population, name), { segment: population.segments.length });
      this.arrays.kernels(this.arrays.opening, population.segments.length, (graph, store) =>
        store(total, graph.load(this.tables.openingTotal(population, name), [place(graph)])),
      );
    }
  }

  private marketKernels(late: boolean): void {
    this.arrays.kernels(this.arrays.month, 0, (graph, store) => {
      const given = new Map<string, Expression>();
      const amount = (name: string): Expression => this.arrays.at(graph, this.tables.trialParameter(name), {});
      const context: MarketContext = {
        ...this.arrays.memory(graph, store),
        amount,
        parameter: (name) => toSingle(amount(name)),
        lastMonth: (segment, name) => this.arrays.totalOf(graph, segment, name),
        given: (name) => given.get(name) ?? this.arrays.marketValue(graph, name),
        give: (name, value) => {
          given.set(name, value);
          this.arrays.giveMarket(name, value, store);
        },
      };
      traceMarketStages(context, this.model, late);
    });
  }

  private segmentKernels(population: Population): void {
    const places = population.segments.length;
    this.arrays.kernels(this.arrays.month, places, (graph, store) => {
      const segment = place(graph);
      const context: SegmentContext = {
        market: (name) => this.arrays.marketValue(graph, name),
        parameter: (name) => this.parameter(graph, population, name, { segment }),
        lastMonth: (name) => graph.load(this.arrays.known(totalName(population, name)), [segment]),
        lastMonthOf: (of, name) => this.arrays.totalOf(graph, of, name),
        give: (name, value) => {
          this.arrays.giveAs(this.arrays.perTrial(totalName(population, name), { segment: places }), value, store);
        },
      };
      traceSegmentStages(context, this.model, population);
    });
  }

  private agentKernels(population: Population): void {
    const { model } = this;
    const places = placesOf(population);
    const shape = { agent: places };
    const sums: PlannedStep[] = [];
    const states = new Map(agentStates(model, population).map((state) => [state.name, slotNames(population, state)]));
    this.arrays.kernels(this.arrays.month, places, (graph, store) => {
      const agent = place(graph);
      const segment = graph.load(this.tables.segmentOfAgent(population), [agent]);
      const flows = new Map<string, Share>();
      const keep = (name: string, value: Expression): string => store(this.arrays.perTrial(`${population.name} ${name}`, shape), value);
      const kept = (name: string, value: Expression): Expression => {
        keep(name, value);
        return value;
      };
      const context: AgentContext = {
        chance: this.chance(graph, population, agent, segment, (uniformNumber) => kept('uniform', uniformNumber)),
        market: (name) => this.arrays.marketValue(graph, name),
        parameter: (name) => this.parameter(graph, population, name, { segment, agent }),
        segment: (name) => graph.load(this.arrays.known(totalName(population, name)), [segment]),
        state: (name) => graph.load(this.arrays.known((states.get(name) as string[])[0]), [agent]),
        next: (name, value) => this.arrays.turn(states.get(name) as string[], keep(`next ${name}`, value)),
        flow: (name) => flows.get(name),
        give: (name, share) => {
          flows.set(name, share);
          // Draws are made once; the comparison that tells what an individual does is made again wherever it is needed.
          if (!population.individual) keep(`flow ${name}`, share.count);
        },
        total: (name, value) => {
          const total = this.arrays.perTrial(totalName(population, name), { segment: population.segments.length });
          sums.push({ kind: 'sum', sum: { reads: keep(`sum of ${name}`, value), writes: total.name, starts: population.agentStart } });
        },
      };
      traceAgentStages(context, model, population);
    });
    this.arrays.month.push(...sums);
  }

  private moneyKernels(): { flows: string[]; openings: string[] } & Pick<GpuPlan, 'records' | 'balances' | 'sums'> {
    const { model } = this;
    const records = new Map<string, string>();
    const balances = new Map<string, { flow: string; opening: string }>();
    const sums = new Map<string, string>();
    const openings: string[] = [];
    const values = new Map<string, Expression>();
    this.arrays.kernels(this.arrays.month, 0, (graph, store) => {
      const keep = (name: string, value: Expression): string => store(this.arrays.perTrial(name, {}), value);
      const count = (name: string): Expression | undefined => {
        const total = this.arrays.marketTotal(graph, name);
        if (total !== undefined) keep(`market total ${name}`, total);
        return total;
      };
      const record = (name: string, value: Expression): void => {
        values.set(name, value);
        records.set(outputName.measure(name), keep(`record ${name}`, value));
      };
      const context: TrialContext = {
        ...this.arrays.memory(graph, store),
        market: (name) => this.arrays.marketValue(graph, name),
        parameter: (name) => this.arrays.at(graph, this.tables.trialParameter(name), {}),
        count,
        total: (name) => toMoney(count(name) ?? graph.constant('f32', 0)),
        segmentTotal: (segment, name) => toMoney(this.arrays.totalOf(graph, segment, name)),
        stream: (draw) => trialStream(model, this.tables, graph, graph.given('index', 'month'), draw),
        recorded: (name) => {
          const value = values.get(name);
          if (value === undefined) throw new Error(`nothing has recorded ${name}`);
          return value;
        },
        pass: (name, value) => values.set(name, value),
        record,
        part: (name, value) => records.set(name, keep(`part ${name}`, value)),
        accumulate: (name, flow, start) => {
          const opening = keep(`opening of ${name}`, start);
          openings.push(opening);
          balances.set(name, { flow: keep(`flow of ${name}`, flow), opening });
        },
        sum: (name, flow) => sums.set(name, keep(`summand of ${name}`, flow)),
      };
      traceTrialStages(context, model);
    });
    const flows = [...new Set([...records.values(), ...[...balances.values()].map(({ flow }) => flow), ...sums.values()])];
    return { flows, openings, records, balances, sums };
  }

  /** @param kept computes a value once, by a kernel of its own, instead of in every kernel that needs it */
  private chance(graph: Graph, population: Population, place: Expression, segment: Expression, kept: (value: Expression) => Expression): Chance {
    const { model, tables } = this;
    const local = subtract(place, graph.load(tables.agentStart(population), [segment]));
    const bits = (mask: number): Expression => graph.binary('and', 'index', local, graph.constant('index', mask));
    const odd = graph.binary('equal', 'bool', bits(1), graph.constant('index', 1));
    return populationChance(model, population, {
      graph,
      tables,
      month: graph.given('index', 'month'),
      segment,
      agent: population.individual ? bits(-2) : local,
      self: local,
      own: (first, second) => kept(graph.select(odd, second, first)),
    });
  }

  private parameter(graph: Graph, population: Population, name: string, at: Record<string, Expression>): Expression {
    return this.arrays.at(graph, this.tables.segmentParameter(population, name), at);
  }

}

/** The arrays of a state: one, or one for each slot, the one whose turn it is first. */
function slotNames(population: Population, { name, slots }: AgentState): string[] {
  const array = `${population.name} state ${name}`;
  return slots === undefined ? [array] : Array.from({ length: slots }, (_, slot) => `${array} ${slot}`);
}

function place(graph: Graph): Expression {
  return graph.given('index', 'place');
}
