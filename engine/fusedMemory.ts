import type { Graph } from './expression/graph.js';
import { toMoney, toSingle } from './expression/operations.js';
import type { ArrayReference, Expression, Variable } from './expression/type.js';
import type { Opening, TrialMemory } from './stages/stage.js';

/** What a memory needs of the program that it is part of. */
export interface MemoryPlace {
  /** A parameter of the market as it is in the first month. */
  readonly parameter: (name: string) => Expression;
  /** The slot of this month among `slots` that take turns. */
  readonly slot: (slots: number) => Expression;
}

/** The memory of a program that runs a trial through all months in one go: variables, and rings of earlier values. */
export class FusedMemory implements TrialMemory {
  private readonly variables = new Map<string, Variable>();
  private readonly seen = new Map<string, Expression>();
  private readonly kept = new Map<string, Expression>();

  constructor(
    private readonly graph: Graph,
    private readonly place: MemoryPlace,
  ) {}

  readonly last = (name: string, opening: Opening): Expression => {
    const known = this.seen.get(name);
    if (known !== undefined) return known;
    const { graph } = this;
    const variable = graph.outermost(() => graph.variable(opening.type, this.openingValue(opening)));
    const value = graph.read(variable);
    this.variables.set(name, variable);
    this.seen.set(name, value);
    return value;
  };

  readonly keep = (name: string, value: Expression): void => {
    this.kept.set(name, value);
  };

  readonly delayed = (name: string, value: Expression, lag: number): Expression => {
    if (lag === 0) return value;
    const { graph } = this;
    if (value.type !== 'f32' && value.type !== 'money') throw new Error(`a ${value.type} is not delayed`);
    const ring: ArrayReference = { name: `delayed ${name}`, type: value.type, role: 'state', shape: { slot: lag }, perTrial: true };
    graph.outermost(() => {
      const zero = graph.constant(value.type, 0);
      graph.for('slot', graph.constant('index', 0), graph.constant('index', lag), 1, (slot) => graph.store(ring, [slot], zero));
    });
    const slot = this.place.slot(lag);
    const earlier = graph.load(ring, [slot]);
    graph.store(ring, [slot], value);
    return earlier;
  };

  /** At the end of a month: what was kept takes the place of what was seen. */
  turn(): void {
    for (const [name, value] of this.kept) {
      const variable = this.variables.get(name);
      if (variable !== undefined) this.graph.assign(variable, value);
    }
  }

  private openingValue({ type, value }: Opening): Expression {
    if (typeof value === 'number') return this.graph.constant(type, value);
    const parameter = this.place.parameter(value.parameter);
    if (type === parameter.type) return parameter;
    return type === 'money' ? toMoney(parameter) : toSingle(parameter);
  }
}
