import type { Graph } from '../../expression/graph.js';
import { liveStatements } from '../../expression/prune.js';
import { operandsOf, type Expression, type Operation } from '../../expression/type.js';
import { emitKernel, type KernelText } from './emit.js';
import type { TablePacking } from './packing.js';

/**
 * Arrays of other kernels that a kernel may read. Every WebGPU device binds eight storage buffers to a kernel; the two packed
 * tables and the result take three.
 */
const mostArrays = 5;

/** A kernel and the name of the array that it writes. */
export interface NamedKernel {
  readonly writes: string;
  readonly text: KernelText;
}

/** The kernels of one graph: what is stored once is read by all that follow, and what reads too much is stored in parts. */
export class KernelList {
  private readonly names = new Map<Expression, string>();

  /** @param atPlaces whether the values stand at places (agents, segments) or once for each trial */
  constructor(
    private readonly graph: Graph,
    private readonly packing: TablePacking,
    private readonly atPlaces: boolean,
  ) {}

  /** Stores a value under a name, unless it is stored already, and says under which. */
  store(name: string, value: Expression): string {
    const known = this.names.get(value);
    if (known === undefined) this.names.set(value, name);
    return known ?? name;
  }

  /** The kernels in the order in which they have to run. */
  planned(): NamedKernel[] {
    const stored = new Map<Expression, string>();
    return [...this.names].flatMap(([value, name]) => this.kernelsFor(name, value, stored));
  }

  /** A kernel for a value, after kernels for as many parts of it as it takes to read few enough arrays. */
  private kernelsFor(name: string, value: Expression, stored: Map<Expression, string>): NamedKernel[] {
    const text = this.textOf(value, stored);
    if (text.arrays.length <= mostArrays) {
      stored.set(value, name);
      return [{ writes: name, text }];
    }
    const [largest] = numbersOf(value.operation)
      .filter((operand) => !stored.has(operand))
      .map((operand) => ({ operand, reads: this.textOf(operand, stored).arrays.length }))
      .filter(({ reads }) => reads > 1)
      .sort((a, b) => b.reads - a.reads);
    const part = largest?.operand ?? this.inner(value, stored);
    if (part === undefined) throw new Error(`the kernel of ${name} reads ${text.arrays.length} arrays and has no parts`);
    const before = this.kernelsFor(`${name}, part ${part.id}`, part, stored);
    return [...before, ...this.kernelsFor(name, value, stored)];
  }

  /** Among the numbers that a value is made of, however deep, the one that reads most arrays of those that read few enough. */
  private inner(value: Expression, stored: ReadonlyMap<Expression, string>): Expression | undefined {
    const live = liveStatements(this.graph.root, { value, given: (expression) => expression !== value && stored.has(expression) });
    const reads = new Map<Expression, ReadonlySet<string>>();
    let best: { readonly expression: Expression; readonly count: number } | undefined;
    for (const statement of this.graph.root.statements) {
      if (statement.kind !== 'define' || !live.has(statement)) continue;
      const { expression } = statement;
      const { operation, type } = expression;
      const own = operation.kind === 'load' && operation.array.role !== 'parameter' ? [operation.array.name] : [];
      const known = stored.get(expression);
      const all = known === undefined ? [...own, ...operandsOf(operation).flatMap((operand) => [...(reads.get(operand) ?? [])])] : [known];
      reads.set(expression, new Set(all));
      const count = reads.get(expression)?.size ?? 0;
      const isNumber = type === 'f32' || type === 'money';
      if (isNumber && expression !== value && known === undefined && count > 1 && count <= mostArrays && count > (best?.count ?? 0)) best = { expression, count };
    }
    return best?.expression;
  }

  private textOf(value: Expression, stored: ReadonlyMap<Expression, string>): KernelText {
    return emitKernel(this.graph, { value, atPlaces: this.atPlaces }, this.packing, stored);
  }
}

/** The numbers that an operation reads, those included that its conditions compare. */
function numbersOf(operation: Operation): readonly Expression[] {
  return operandsOf(operation).flatMap((operand) => {
    if (operand.type === 'bool') return numbersOf(operand.operation);
    return operand.type === 'f32' || operand.type === 'money' ? [operand] : [];
  });
}
