import type { Compiled } from '../../compile.js';
import { Graph } from '../../expression/graph.js';
import { add, subtract, toMoney } from '../../expression/operations.js';
import type { ArrayReference, Expression } from '../../expression/type.js';
import { placesOf, type Model, type Population } from '../../model.js';
import { countMeasures, statesOf } from '../../program.js';
import type { Chance, Share } from '../../stages/chance.js';
import { populationChance } from '../../stages/populationChance.js';
import { traceAgentStages, traceSegmentStages, traceTrialStages } from '../../stages/index.js';
import type { AgentContext, SegmentContext, TrialContext } from '../../stages/stage.js';
import type { TableSet } from '../../tableSet.js';
import { valuesPerTrial } from '../memory.js';
import type { KernelText } from './emit.js';
import { KernelList } from './kernelList.js';
import { TablePacking } from './packing.js';

/** One kernel of the plan: it computes every value of one array, for each trial and each place along the second axis. */
export interface PlannedKernel {
  readonly writes: string;
  /** Agents, segments, or 0 for a value per trial. */
  readonly places: number;
  readonly text: KernelText;
}

/** The sum of an array over the agents of each segment. */
export interface PlannedSum {
  readonly reads: string;
  readonly writes: string;
  readonly starts: readonly number[];
}

export type PlannedStep = { readonly kind: 'kernel'; readonly kernel: PlannedKernel } | { readonly kind: 'sum'; readonly sum: PlannedSum };

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

export const totalName = (population: Population, name: string): string => `${population.name} total ${name}`;

/** Traces every stage into kernels of its own: what one gives and another reads is an array. */
export function planFor({ model, tables }: Compiled): GpuPlan {
  return new Planner(model, tables).plan();
}

class Planner {
  private readonly opening: PlannedStep[] = [];
  private readonly month: PlannedStep[] = [];
  private readonly carried: [string, string][] = [];
  private readonly packing = new TablePacking();
  private readonly references = new Map<string, ArrayReference>();

  constructor(
    private readonly model: Model,
    private readonly tables: TableSet,
  ) {}

  plan(): GpuPlan {
    const { model } = this;
    model.populations.forEach((population) => this.open(population));
    model.populations.forEach((population) => this.segmentKernels(population));
    model.populations.forEach((population) => this.agentKernels(population));
    const money = this.moneyKernels();
    const counts = model.populations.flatMap((population) =>
      Object.values(countMeasures).map((name) => totalName(population, name)).filter((name) => this.references.has(name)),
    );
    const handedOut = [...new Set([...counts, ...money.flows])];
    return {
      opening: this.opening,
      month: this.month,
      carried: this.carried,
      handedOut,
      handedOutOnce: money.openings,
      records: money.records,
      balances: money.balances,
      sums: money.sums,
      valuesPerTrial: this.packing.rowCount + valuesPerTrial([...this.references.values()]) + handedOut.length * model.steps,
      packing: this.packing,
    };
  }

  private open(population: Population): void {
    const places = placesOf(population);
    for (const state of statesOf(this.model, population)) {
      const target = this.perTrial(`${population.name} state ${state}`, { agent: places });
      this.kernels(this.opening, places, (graph, store) => store(target, graph.load(this.tables.opening(population, state), [place(graph)])));
    }
    const total = this.perTrial(totalName(population, 'subscribers'), { segment: population.segments.length });
    this.kernels(this.opening, population.segments.length, (graph, store) =>
      store(total, graph.load(this.tables.openingTotal(population), [place(graph)])),
    );
  }

  private segmentKernels(population: Population): void {
    const places = population.segments.length;
    this.kernels(this.month, places, (graph, store) => {
      const segment = place(graph);
      const context: SegmentContext = {
        parameter: (name) => this.parameter(graph, population, name, { segment }),
        lastMonth: (name) => graph.load(this.known(totalName(population, name)), [segment]),
        give: (name, value) => store(this.perTrial(totalName(population, name), { segment: places }), value),
      };
      traceSegmentStages(context, this.model, population);
    });
  }

  private agentKernels(population: Population): void {
    const { model } = this;
    const places = placesOf(population);
    const shape = { agent: places };
    const sums: PlannedStep[] = [];
    this.kernels(this.month, places, (graph, store) => {
      const agent = place(graph);
      const segment = graph.load(this.tables.segmentOfAgent(population), [agent]);
      const flows = new Map<string, Share>();
      const keep = (name: string, value: Expression): string => store(this.perTrial(`${population.name} ${name}`, shape), value);
      const kept = (name: string, value: Expression): Expression => {
        keep(name, value);
        return value;
      };
      const context: AgentContext = {
        chance: this.chance(graph, population, agent, segment, (uniformNumber) => kept('uniform', uniformNumber)),
        parameter: (name) => this.parameter(graph, population, name, { segment, agent }),
        segment: (name) => graph.load(this.known(totalName(population, name)), [segment]),
        state: (name) => graph.load(this.known(`${population.name} state ${name}`), [agent]),
        next: (name, value) => this.carried.push([`${population.name} state ${name}`, keep(`next ${name}`, value)]),
        flow: (name) => flows.get(name),
        give: (name, share) => {
          flows.set(name, share);
          // Draws are made once; the comparison that tells what an individual does is made again wherever it is needed.
          if (!population.individual) keep(`flow ${name}`, share.count);
        },
        total: (name, value) => {
          const total = this.perTrial(totalName(population, name), { segment: population.segments.length });
          sums.push({ kind: 'sum', sum: { reads: keep(`sum of ${name}`, value), writes: total.name, starts: population.agentStart } });
        },
      };
      traceAgentStages(context, model, population);
    });
    this.month.push(...sums);
  }

  private moneyKernels(): { flows: string[]; openings: string[] } & Pick<GpuPlan, 'records' | 'balances' | 'sums'> {
    const { model } = this;
    const records = new Map<string, string>();
    const balances = new Map<string, { flow: string; opening: string }>();
    const sums = new Map<string, string>();
    const openings: string[] = [];
    const values = new Map<string, Expression>();
    this.kernels(this.month, 0, (graph, store) => {
      const keep = (name: string, value: Expression): string => store(this.perTrial(name, {}), value);
      const marketTotal = (name: string): Expression => {
        const total = this.marketTotal(graph, name);
        if (total.operation.kind !== 'constant') keep(`market total ${name}`, total);
        return total;
      };
      const context: TrialContext = {
        parameter: (name) => this.at(graph, this.tables.trialParameter(name), {}),
        total: (name) => toMoney(marketTotal(name)),
        recorded: (name) => values.get(name) as Expression,
        record: (name, value) => {
          values.set(name, value);
          records.set(name, keep(`record ${name}`, value));
        },
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

  /** The sum of a total over all segments, in the order in which every backend adds. */
  private marketTotal(graph: Graph, name: string): Expression {
    const terms = this.model.populations.flatMap((population) => {
      const array = this.references.get(totalName(population, name));
      return array === undefined ? [] : population.segments.map((_, segment) => graph.load(array, [graph.constant('index', segment)]));
    });
    return terms.reduce((sum, term) => add(sum, term), graph.constant('f32', 0));
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
      own: (first, second) => kept(graph.select(odd, second, first)),
    });
  }

  private parameter(graph: Graph, population: Population, name: string, at: Record<string, Expression>): Expression {
    return this.at(graph, this.tables.segmentParameter(population, name), at);
  }

  private at(graph: Graph, array: ArrayReference, at: Record<string, Expression>): Expression {
    const all: Record<string, Expression> = { ...at, month: graph.given('index', 'month') };
    return graph.load(array, Object.keys(array.shape).map((axis) => all[axis]));
  }

  /** Traces into a graph and plans a kernel for everything that is stored, in the order of the stores. */
  private kernels(steps: PlannedStep[], places: number, trace: (graph: Graph, store: (array: ArrayReference, value: Expression) => string) => void): void {
    const graph = new Graph({ threefryFunction: true });
    const kernels = new KernelList(graph, this.packing, places > 0);
    trace(graph, (array, value) => kernels.store(array.name, value));
    steps.push(...kernels.planned().map(({ writes, text }) => ({ kind: 'kernel' as const, kernel: { writes, places, text } })));
  }

  private perTrial(name: string, shape: Record<string, number>): ArrayReference {
    const array: ArrayReference = { name, type: 'f32', role: 'state', shape, perTrial: true };
    this.references.set(name, array);
    return array;
  }

  private known(name: string): ArrayReference {
    const array = this.references.get(name);
    if (array === undefined) throw new Error(`nothing has written ${name}`);
    return array;
  }
}

function place(graph: Graph): Expression {
  return graph.given('index', 'place');
}
