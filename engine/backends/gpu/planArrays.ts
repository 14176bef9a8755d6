import { Graph } from '../../expression/graph.js';
import { add, toMoney } from '../../expression/operations.js';
import type { ArrayReference, Expression, Type } from '../../expression/type.js';
import { populationOfSegment, type Model } from '../../model.js';
import type { Opening, TrialMemory } from '../../stages/stage.js';
import type { TableSet } from '../../tableSet.js';
import { KernelList } from './kernelList.js';
import { TablePacking } from './packing.js';
import { totalName, type PlannedStep } from './planStep.js';

/** The arrays of a plan: who writes them, who has them next month, and how kernels of any space find them. */
export class PlanArrays {
  readonly opening: PlannedStep[] = [];
  readonly month: PlannedStep[] = [];
  readonly packing = new TablePacking();
  private readonly turned: [string, string][] = [];
  private readonly references = new Map<string, ArrayReference>();
  /** What was kept of the trial this month, and of which earlier values. */
  private readonly kept = new Map<string, string>();
  private readonly seen = new Map<string, ArrayReference>();
  private readonly marketTypes = new Map<string, Type>();

  constructor(
    private readonly model: Model,
    private readonly tables: TableSet,
  ) {}

  /** At the end of a month the second array of each pair takes the place of the first. */
  carried(): [string, string][] {
    const memories = [...this.seen].flatMap(([name, state]): [string, string][] => {
      const next = this.kept.get(name);
      return next === undefined ? [] : [[state.name, next]];
    });
    return [...this.turned, ...memories];
  }

  all(): ArrayReference[] {
    return [...this.references.values()];
  }

  has(name: string): boolean {
    return this.references.has(name);
  }

  /** Values of the trial that live from month to month: arrays that are carried on when a month ends. */
  memory(graph: Graph, store: Store): TrialMemory {
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
  turn(slots: readonly string[], next: string): void {
    slots.forEach((slot, position) => this.turned.push([slot, slots[position + 1] ?? next]));
  }

  marketValue(graph: Graph, name: string): Expression | undefined {
    const array = this.references.get(marketName(name));
    return array === undefined ? undefined : ofType(graph.load(array, []), this.marketTypes.get(name) ?? 'f32');
  }

  /** A total of one segment, or 0 where nothing of its population adds to it. */
  totalOf(graph: Graph, name: string, total: string): Expression {
    const { population, position } = populationOfSegment(this.model, name);
    const array = this.references.get(totalName(population, total));
    return array === undefined ? graph.constant('f32', 0) : graph.load(array, [graph.constant('index', position)]);
  }

  /** Stores what a stage of the market gives, to be found by all that follow. */
  giveMarket(name: string, value: Expression, store: Store): void {
    this.giveAs(this.perTrial(marketName(name), {}), value, store);
    this.marketTypes.set(name, value.type);
  }

  /** Stores a value for an array; where it is stored already, reads of the array go there. */
  giveAs(array: ArrayReference, value: Expression, store: Store): void {
    const stored = store(array, value);
    if (stored !== array.name) this.references.set(array.name, { ...array, name: stored });
  }

  /** The sum of a total over all segments, in the order in which every backend adds. */
  marketTotal(graph: Graph, name: string): Expression | undefined {
    const terms = this.model.populations.flatMap((population) => {
      const array = this.references.get(totalName(population, name));
      return array === undefined ? [] : population.segments.map((_, segment) => graph.load(array, [graph.constant('index', segment)]));
    });
    return terms.length === 0 ? undefined : terms.reduce((sum, term) => add(sum, term), graph.constant('f32', 0));
  }

  at(graph: Graph, array: ArrayReference, at: Record<string, Expression>): Expression {
    const all: Record<string, Expression> = { ...at, month: graph.given('index', 'month') };
    return graph.load(array, Object.keys(array.shape).map((axis) => all[axis]));
  }

  /** Traces into a graph and plans a kernel for everything that is stored, in the order of the stores. */
  kernels(steps: PlannedStep[], places: number, trace: (graph: Graph, store: Store) => void): void {
    const graph = new Graph({ threefryFunction: true });
    const kernels = new KernelList(graph, this.packing, places > 0);
    trace(graph, (array, value) => kernels.store(array.name, value));
    steps.push(...kernels.planned().map(({ writes, text }) => ({ kind: 'kernel' as const, kernel: { writes, places, text } })));
  }

  perTrial(name: string, shape: Record<string, number>): ArrayReference {
    const array: ArrayReference = { name, type: 'f32', role: 'state', shape, perTrial: true };
    this.references.set(name, array);
    return array;
  }

  known(name: string): ArrayReference {
    const array = this.references.get(name);
    if (array === undefined) throw new Error(`nothing has written ${name}`);
    return array;
  }
}

/** Plans a kernel that writes a value to an array, and says under which name it is found. */
export type Store = (array: ArrayReference, value: Expression) => string;

const marketName = (name: string): string => `market ${name}`;

/** Arrays of kernels are single precision, amounts of money among them. */
function ofType(value: Expression, type: Expression['type']): Expression {
  return type === 'money' ? toMoney(value) : value;
}
