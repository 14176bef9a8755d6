import { stridesOf, valuesOf } from '../../expression/arrays.js';
import type { Block, Graph } from '../../expression/graph.js';
import { liveStatements, type Live } from '../../expression/prune.js';
import type { ArrayReference, Expression, Operation, Statement } from '../../expression/type.js';
import { binaryText, unaryText } from '../javascriptText.js';
import type { TablePacking } from './packing.js';

/** The text of one kernel of gpu.js, and what it has to be called with. */
export interface KernelText {
  readonly source: string;
  /** Names of the arrays of other kernels that it reads, in the order of its first arguments. */
  readonly arrays: readonly string[];
}

/** Names of the arguments that follow: the packed tables, then whole numbers. */
export const tableArguments = ['shared', 'perTrial'] as const;
export const scalarArguments = ['month', 'trialBase'] as const;

/** What a kernel computes: a value at each place (an agent or a segment) of each trial, or once for each trial. */
export interface KernelTarget {
  readonly value: Expression;
  readonly atPlaces: boolean;
}

/**
 * The kernel that computes a value of a graph: a function of the thread's place, as text, because gpu.js reads kernels as text
 * and would read a compiled one differently. Integers stay inside of expressions: a variable of a kernel is always single
 * precision.
 * @param stored values that earlier kernels have stored at the same places, by the name of their array: they are read, not computed
 */
export function emitKernel(graph: Graph, target: KernelTarget, packing: TablePacking, stored: ReadonlyMap<Expression, string> = new Map()): KernelText {
  return new KernelWriter(graph, target, packing, stored).write();
}

class KernelWriter {
  private readonly live: Live;
  private readonly lines: string[] = [];
  private readonly arrays: string[] = [];

  constructor(
    private readonly graph: Graph,
    private readonly target: KernelTarget,
    private readonly packing: TablePacking,
    private readonly stored: ReadonlyMap<Expression, string>,
  ) {
    this.live = liveStatements(graph.root, { value: target.value, given: (expression) => this.isStored(expression) });
  }

  write(): KernelText {
    this.block(this.graph.root);
    this.lines.push(`return ${this.name(this.target.value)};`);
    const names = [...this.arrays.map((_, position) => `a${position}`), ...tableArguments, ...scalarArguments];
    return { source: `function(${names.join(', ')}) {\n${this.lines.join('\n')}\n}`, arrays: this.arrays };
  }

  private block(block: Block): void {
    const declared = new Set<number>();
    for (const statement of block.statements) {
      if (!this.live.has(statement)) continue;
      if (statement.kind === 'assign' && statement.variable.block === block && !declared.has(statement.variable.id)) {
        declared.add(statement.variable.id);
        this.lines.push(`let v${statement.variable.id} = ${this.name(statement.value)};`);
      } else {
        this.statement(statement);
      }
    }
  }

  private statement(statement: Statement): void {
    switch (statement.kind) {
      case 'define':
        if (isLocal(statement.expression)) {
          this.lines.push(`const e${statement.expression.id} = ${this.operation(statement.expression.operation)};`);
        }
        return;
      case 'assign':
        this.lines.push(`v${statement.variable.id} = ${this.name(statement.value)};`);
        return;
      case 'when':
        this.lines.push(`if (${this.name(statement.condition)}) {`);
        this.block(statement.body);
        this.lines.push(`}`);
        return;
      case 'while': {
        const turn = `turn${statement.condition.id}`;
        this.lines.push(`for (let ${turn} = 0; ${turn} < ${loopLimit}; ${turn}++) {`);
        this.block(statement.head);
        this.lines.push(`if (!(${this.name(statement.condition)})) { break; }`);
        this.block(statement.body);
        this.lines.push(`}`);
        return;
      }
      case 'store':
      case 'for':
        throw new Error('a kernel computes one value at one place: it has no stores and no loops over places');
      default:
        statement satisfies never;
    }
  }

  private isStored(expression: Expression): boolean {
    return expression !== this.target.value && this.stored.has(expression);
  }

  private name(expression: Expression): string {
    if (this.isStored(expression)) {
      const place = this.target.atPlaces ? '[this.thread.y][this.thread.x]' : '[this.thread.x]';
      return `${this.argument(this.stored.get(expression) as string)}${place}`;
    }
    if (expression.type === 'i32' && expression.operation.kind === 'constant') return wordText(expression.operation.value);
    return isLocal(expression) ? `e${expression.id}` : this.operation(expression.operation);
  }

  private operation(operation: Operation): string {
    switch (operation.kind) {
      case 'constant':
        return operation.value < 0 || Object.is(operation.value, -0) ? `(${operation.value})` : String(operation.value);
      case 'given':
        return places[operation.name] ?? operation.name;
      case 'read':
        return `v${operation.variable.id}`;
      case 'load':
        return this.load(operation.array, operation.indices);
      case 'select':
        return `(${this.name(operation.condition)} ? ${this.name(operation.a)} : ${this.name(operation.b)})`;
      case 'threefry': {
        const words = [operation.counter0, operation.counter1, operation.key0, operation.key1].map((word) => this.name(word));
        return `threefry${operation.word}(${words.join(', ')})`;
      }
      case 'unary':
        return this.unary(operation);
      case 'binary':
        return this.binary(operation);
      default:
        return operation satisfies never;
    }
  }

  private load(array: ArrayReference, indices: readonly Expression[]): string {
    if (array.role === 'parameter') return this.table(array, indices);
    return `${this.argument(array.name)}${indices.map((index) => `[${this.name(index)}]`).join('')}[this.thread.x]`;
  }

  /** The argument by which a kernel knows an array. */
  private argument(array: string): string {
    const known = this.arrays.indexOf(array);
    return `a${known >= 0 ? known : this.arrays.push(array) - 1}`;
  }

  private table(array: ArrayReference, indices: readonly Expression[]): string {
    const strides = stridesOf(array);
    const terms = indices.map((index, axis) => (strides[axis] === 1 ? this.name(index) : `${this.name(index)} * ${strides[axis]}`));
    const at = (offset: number): string => [...terms, String(offset)].join(' + ');
    const offset = this.packing.offsetOf(array);
    if (array.perTrial) return `perTrial[${at(offset)}][this.thread.x]`;
    if (array.type !== 'i32') return `shared[${at(offset)}]`;
    return `((shared[${at(offset)}] << 16) | shared[${at(offset + valuesOf(array))}])`;
  }

  private unary({ name, a: operand }: Extract<Operation, { kind: 'unary' }>): string {
    const a = this.name(operand);
    switch (name) {
      case 'powerOfTwo':
        return `Math.pow(2, ${a})`;
      case 'exponentOf':
        return `exponentOf(${a})`;
      case 'uniform':
        return `uniformOf(${a})`;
      case 'toInteger':
        return `(${a} | 0)`;
      default: {
        const text = unaryText(name, a);
        if (text === undefined) throw new Error(`${name} is spelled out in single precision`);
        return text;
      }
    }
  }

  private binary({ name, a: left, b: right }: Extract<Operation, { kind: 'binary' }>): string {
    const [a, b] = [this.name(left), this.name(right)];
    if (left.type === 'bool' && (name === 'and' || name === 'or')) return `(${a} ${name === 'and' ? '&&' : '||'} ${b})`;
    const text = binaryText(name, a, b);
    return left.type === 'i32' && (name === 'add' || name === 'subtract') ? `(${text} | 0)` : text;
  }
}

/** More turns than any loop of a sampler takes. */
export const loopLimit = 10_000;

/** What a graph is given by name, in the words of a kernel: threads lie along trials first, then agents or segments. */
const places: Readonly<Record<string, string>> = {
  trial: '(this.thread.x + trialBase)',
  place: 'this.thread.y',
};

/** A 32-bit integer in halves, the high one signed, where single precision, which a literal may pass through, would round it. */
function wordText(word: number): string {
  return word >= 0 && word < 2 ** 24 ? String(word) : `(((${word >> 16}) << 16) | ${word & 0xffff})`;
}

/** Numbers are kept in variables; integers, conditions and constants are written where they are used. */
function isLocal(expression: Expression): boolean {
  const { kind } = expression.operation;
  return (expression.type === 'f32' || expression.type === 'money') && kind !== 'constant' && kind !== 'given';
}
