import type { Compiled } from '../../compile.js';
import { Graph } from '../../expression/graph.js';
import { add, subtract, toMoney, toSingle } from '../../expression/operations.js';
import type { ArrayReference, Expression, Type } from '../../expression/type.js';
import { placesOf, populationOfSegment, type Model, type Population } from '../../model.js';
import { agentStates } from '../../agentStates.js';
import { countMeasures, outputName } from '../../names.js';
import type { Chance, Share } from '../../stages/chance.js';
import { populationChance, trialStream } from '../../stages/populationChance.js';
import { traceAgentStages, traceMarketStages, traceSegmentStages, traceTrialStages } from '../../stages/index.js';
import type { AgentContext, AgentState, MarketContext, Opening, SegmentContext, TrialContext, TrialMemory } from '../../stages/stage.js';
import type { TableSet } from '../../tableSet.js';
import { openedTotals } from '../../totals.js';
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
  /** What was kept of the trial this month, and of which earlier values. */
  private readonly kept = new Map<string, string>();
  private readonly seen = new Map<string, ArrayReference>();
  private readonly marketTypes = new Map<string, Type>();

  constructor(
    private readonly model: Model,
    private readonly tables: TableSet,
  ) {}

  plan(): GpuPlan {
    const { model } = this;
    model.populations.forEach((population) => this.open(population));
    this.marketKernels(false);
    model.populations.forEach((population) => this.segmentKernels(population));
    this.marketKernels(true);
    model.populations.forEach((population) => this.agentKernels(population));
    const money = this.moneyKernels();
    for (const [name, state] of this.seen) {
      const next = this.kept.get(name);
      if (next !== undefined) this.carried.push([state.name, next]);
    }
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
    for (const state of agentStates(this.model, population)) {
      const opening = this.tables.opening(population, state);
      slotNames(population, state).forEach((name, slot) => {
        const target = this.perTrial(name, { agent: places });
        this.kernels(this.opening, places, (graph, store) => {
          const at = state.slots === undefined ? [place(graph)] : [graph.constant('index', slot), place(graph)];
          store(target, graph.load(opening, at));
        });
      });
    }
    for (const name of openedTotals(this.model, population)) {
      const total = this.perTrial(totalName(population, name), { segment: population.segments.length });
      this.kernels(this.opening, population.segments.length, (graph, store) =>
        store(total, graph.load(this.tables.openingTotal(population, name), [place(graph)])),
      );
    }
  }

  private marketKernels(late: boolean): void {
    this.kernels(this.month, 0, (graph, store) => {
      const given = new Map<string, Expression>();
      const amount = (name: string): Expression => this.at(graph, this.tables.trialParameter(name), {});
      const context: MarketContext = {
        ...this.memory(graph, store),
        amount,
        parameter: (name) => toSingle(amount(name)),
        lastMonth: (segment, name) => this.totalOf(graph, segment, name),
        given: (name) => given.get(name) ?? this.marketValue(graph, name),
        give: (name, value) => {
          given.set(name, value);
          const array = this.perTrial(marketName(name), {});
          this.alias(array, store(array, value));
          this.marketTypes.set(name, value.type);
        },
      };
      traceMarketStages(context, this.model, late);
    });
  }

  private segmentKernels(population: Population): void {
    const places = population.segments.length;
    this.kernels(this.month, places, (graph, store) => {
      const segment = place(graph);
      const context: SegmentContext = {
        market: (name) => this.marketValue(graph, name),
        parameter: (name) => this.parameter(graph, population, name, { segment }),
        lastMonth: (name) => graph.load(this.known(totalName(population, name)), [segment]),
        lastMonthOf: (of, name) => this.totalOf(graph, of, name),
        give: (name, value) => {
          const array = this.perTrial(totalName(population, name), { segment: places });
          this.alias(array, store(array, value));
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
        market: (name) => this.marketValue(graph, name),
        parameter: (name) => this.parameter(graph, population, name, { segment, agent }),
        segment: (name) => graph.load(this.known(totalName(population, name)), [segment]),
        state: (name) => graph.load(this.known((states.get(name) as string[])[0]), [agent]),
        next: (name, value) => this.turn(states.get(name) as string[], keep(`next ${name}`, value)),
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
      const count = (name: string): Expression | undefined => {
        const total = this.marketTotal(graph, name);
        if (total !== undefined) keep(`market total ${name}`, total);
        return total;
      };
      const record = (name: string, value: Expression): void => {
        values.set(name, value);
        records.set(outputName.measure(name), keep(`record ${name}`, value));
      };
      const context: TrialContext = {
        ...this.memory(graph, store),
        market: (name) => this.marketValue(graph, name),
        parameter: (name) => this.at(graph, this.tables.trialParameter(name), {}),
        count,
        total: (name) => toMoney(count(name) ?? graph.constant('f32', 0)),
        segmentTotal: (segment, name) => toMoney(this.totalOf(graph, segment, name)),
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

  /** Values of the trial that live from month to month: arrays that are carried on when a month ends. */
  private memory(graph: Graph, store: Store): TrialMemory {
    const keep = (name: string, value: Expression): void => {
      this.kept.set(name, store(this.perTrial(`next of trial ${name}`, {}), value));
    };
    return {
      keep,
      last: (name, opening) => {
        const array = this.seen.get(name) ?? this.openTrial(`trial ${name}`, opening);
        this.seen.set(name, array);
        return ofType(graph.load(array, []), opening.type);
      },
      delayed: (name, value, lag) => {
        if (lag === 0) return value;
        const ring = Array.from({ length: lag }, (_, slot) => this.openTrial(`delayed ${name} ${slot}`, { type: 'f32', value: 0 }));
        this.turn(ring.map((array) => array.name), store(this.perTrial(`next of delayed ${name}`, {}), value));
        return ofType(graph.load(ring[0], []), value.type);
      },
    };
  }

  /** An array with a value for each trial, set before the first month. */
  private openTrial(name: string, { value }: Opening): ArrayReference {
    const array = this.perTrial(name, {});
    this.kernels(this.opening, 0, (graph, store) =>
      store(array, typeof value === 'number' ? graph.constant('f32', value) : this.at(graph, this.tables.trialParameter(value.parameter), {})),
    );
    return array;
  }

  /** When the month ends every slot moves up, and the last one takes what this month leaves. */
  private turn(slots: readonly string[], next: string): void {
    slots.forEach((slot, position) => this.carried.push([slot, slots[position + 1] ?? next]));
  }

  private marketValue(graph: Graph, name: string): Expression | undefined {
    const array = this.references.get(marketName(name));
    return array === undefined ? undefined : ofType(graph.load(array, []), this.marketTypes.get(name) ?? 'f32');
  }

  /** A total of one segment, or 0 where nothing of its population adds to it. */
  private totalOf(graph: Graph, name: string, total: string): Expression {
    const { population, position } = populationOfSegment(this.model, name);
    const array = this.references.get(totalName(population, total));
    return array === undefined ? graph.constant('f32', 0) : graph.load(array, [graph.constant('index', position)]);
  }

  /** Reads of an array whose values are stored under another name already go there. */
  private alias(array: ArrayReference, stored: string): void {
    if (stored !== array.name) this.references.set(array.name, { ...array, name: stored });
  }

  /** The sum of a total over all segments, in the order in which every backend adds. */
  private marketTotal(graph: Graph, name: string): Expression | undefined {
    const terms = this.model.populations.flatMap((population) => {
      const array = this.references.get(totalName(population, name));
      return array === undefined ? [] : population.segments.map((_, segment) => graph.load(array, [graph.constant('index', segment)]));
    });
    return terms.length === 0 ? undefined : terms.reduce((sum, term) => add(sum, term), graph.constant('f32', 0));
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
    return this.at(graph, this.tables.segmentParameter(population, name), at);
  }

  private at(graph: Graph, array: ArrayReference, at: Record<string, Expression>): Expression {
    const all: Record<string, Expression> = { ...at, month: graph.given('index', 'month') };
    return graph.load(array, Object.keys(array.shape).map((axis) => all[axis]));
  }

  /** Traces into a graph and plans a kernel for everything that is stored, in the order of the stores. */
  private kernels(steps: PlannedStep[], places: number, trace: (graph: Graph, store: Store) => void): void {
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

/** Plans a kernel that writes a value to an array, and says under which name it is found. */
type Store = (array: ArrayReference, value: Expression) => string;

const marketName = (name: string): string => `market ${name}`;

/** The arrays of a state: one, or one for each slot, the one whose turn it is first. */
function slotNames(population: Population, { name, slots }: AgentState): string[] {
  const array = `${population.name} state ${name}`;
  return slots === undefined ? [array] : Array.from({ length: slots }, (_, slot) => `${array} ${slot}`);
}

/** Arrays of kernels are single precision, amounts of money among them. */
function ofType(value: Expression, type: Expression['type']): Expression {
  return type === 'money' ? toMoney(value) : value;
}

function place(graph: Graph): Expression {
  return graph.given('index', 'place');
}
