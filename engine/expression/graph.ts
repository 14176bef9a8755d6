import { binaryMeaning, roundTo, unaryMeaning } from './semantics.js';
import {
  operandsOf,
  type ArrayReference,
  type BinaryName,
  type Expression,
  type Operation,
  type Statement,
  type Type,
  type UnaryName,
  type Variable,
} from './type.js';

/**
 * A run of statements; `loop` blocks run many times, `turn` blocks as often as a condition holds, `branch` blocks only where it
 * does.
 */
export interface Block {
  readonly kind: 'root' | 'loop' | 'turn' | 'branch';
  readonly parent: Block | null;
  readonly statements: Statement[];
  readonly known: Map<string, Expression>;
}

export interface GraphOptions {
  /** Computes in double precision, with the host's own exp and log: for expected values. */
  readonly double?: boolean;
  /** The target has Threefry as a function; otherwise its rounds are spelled out. */
  readonly threefryFunction?: boolean;
}

/**
 * Records what a stage computes. Calling an operation adds a node; the same operation on the same operands is the same node.
 * A node is placed outside of every loop that it does not depend on, but never outside of a branch: there it may not be
 * needed at all.
 */
export class Graph {
  readonly root: Block = { kind: 'root', parent: null, statements: [], known: new Map() };
  private current: Block = this.root;
  private count = 0;

  constructor(readonly options: GraphOptions = {}) {}

  constant(type: Type, value: number): Expression {
    const rounded = roundTo(type, value, this.options.double);
    return this.intern(type, { kind: 'constant', value: rounded }, `c${Object.is(rounded, -0) ? '-0' : rounded}`, this.root);
  }

  given(type: Type, name: string): Expression {
    return this.intern(type, { kind: 'given', name }, `g${name}`, this.root);
  }

  unary(name: UnaryName, type: Type, a: Expression): Expression {
    if (a.operation.kind === 'constant') return this.constant(type, unaryMeaning[name](a.operation.value));
    return this.add(type, { kind: 'unary', name, a }, `${name},${a.id}`);
  }

  binary(name: BinaryName, type: Type, a: Expression, b: Expression): Expression {
    if (type === 'bool' && (name === 'and' || name === 'or')) {
      if (a.operation.kind === 'constant') return Boolean(a.operation.value) === (name === 'and') ? b : a;
      if (b.operation.kind === 'constant') return Boolean(b.operation.value) === (name === 'and') ? a : b;
    }
    if (a.operation.kind === 'constant' && b.operation.kind === 'constant') {
      return this.constant(type, binaryMeaning[name](a.operation.value, b.operation.value));
    }
    return this.add(type, { kind: 'binary', name, a, b }, `${name},${a.id},${b.id}`);
  }

  select(condition: Expression, a: Expression, b: Expression): Expression {
    if (condition.operation.kind === 'constant') return condition.operation.value === 0 ? b : a;
    return this.add(a.type, { kind: 'select', condition, a, b }, `select,${condition.id},${a.id},${b.id}`);
  }

  threefry(word: 0 | 1, counter0: Expression, counter1: Expression, key0: Expression, key1: Expression): Expression {
    const key = `threefry${word},${counter0.id},${counter1.id},${key0.id},${key1.id}`;
    return this.add('i32', { kind: 'threefry', word, counter0, counter1, key0, key1 }, key);
  }

  /** A parameter never changes and is loaded once wherever its indices allow; anything else is loaded where it stands. */
  load(array: ArrayReference, indices: readonly Expression[]): Expression {
    const operation: Operation = { kind: 'load', array, indices };
    if (array.role === 'parameter') {
      return this.add(array.type, operation, `load ${array.name},${indices.map((index) => index.id).join()}`);
    }
    return this.place(array.type, operation, this.current);
  }

  /** Stores for every trial: never where only some of them may be, in a branch or in a loop of unknown length. */
  store(array: ArrayReference, indices: readonly Expression[], value: Expression): void {
    for (let block: Block | null = this.current; block !== null; block = block.parent) {
      if (block.kind === 'branch' || block.kind === 'turn') {
        const place = block.kind === 'branch' ? 'a branch' : 'a loop of unknown length';
        throw new Error(`${array.name} is stored inside of ${place}, for some trials only: assign a variable there and store it after`);
      }
    }
    this.current.statements.push({ kind: 'store', array, indices, value });
  }

  /** A variable that holds `initial` until it is assigned; it lives in the block that declares it. */
  variable(type: Type, initial: Expression): Variable {
    const variable: Variable = { id: this.count++, type, block: this.current };
    this.assign(variable, initial);
    return variable;
  }

  assign(variable: Variable, value: Expression): void {
    this.current.statements.push({ kind: 'assign', variable, value });
  }

  /** The variable's value at this point. */
  read(variable: Variable): Expression {
    return this.place(variable.type, { kind: 'read', variable }, this.current);
  }

  /** Runs `body` for the trials in which the condition holds; assignments in it leave the others alone. */
  when(condition: Expression, body: () => void): void {
    if (condition.operation.kind === 'constant') {
      if (condition.operation.value !== 0) body();
      return;
    }
    const block = this.child('branch');
    this.inside(block, body);
    this.current.statements.push({ kind: 'when', condition, body: block });
  }

  /** Repeats `body` for the trials in which the condition, computed anew each time, still holds. */
  while(condition: () => Expression, body: () => void): void {
    const head = this.child('turn');
    const loop: Block = { kind: 'turn', parent: head, statements: [], known: new Map() };
    const test = this.inside(head, condition);
    this.inside(loop, body);
    this.current.statements.push({ kind: 'while', head, condition: test, body: loop });
  }

  /** Counts an index from `from` up to but not including `to`. */
  for(name: string, from: Expression, to: Expression, step: number, body: (index: Expression) => void): void {
    const block = this.child('loop');
    const index = this.place('index', { kind: 'given', name }, block, false);
    this.inside(block, () => body(index));
    this.current.statements.push({ kind: 'for', index, from, to, step, body: block });
  }

  /** Records at the end of what so far precedes every loop. */
  outermost<T>(body: () => T): T {
    return this.inside(this.root, body);
  }

  private child(kind: 'loop' | 'turn' | 'branch'): Block {
    return { kind, parent: this.current, statements: [], known: new Map() };
  }

  /** What the body places outside of its loop is appended before the loop itself, which is appended when it is whole. */
  private inside<T>(block: Block, body: () => T): T {
    const outer = this.current;
    this.current = block;
    try {
      return body();
    } finally {
      this.current = outer;
    }
  }

  private add(type: Type, operation: Operation, key: string): Expression {
    return this.intern(type, operation, key, this.home(operandsOf(operation)));
  }

  private intern(type: Type, operation: Operation, key: string, home: Block): Expression {
    const typed = `${type} ${key}`;
    for (let block: Block | null = this.current; block !== null; block = block.parent) {
      const known = block.known.get(typed);
      if (known !== undefined) return known;
    }
    const expression = this.place(type, operation, home);
    home.known.set(typed, expression);
    return expression;
  }

  private place(type: Type, operation: Operation, block: Block, define = true): Expression {
    const expression: Expression = { graph: this, id: this.count++, type, operation, block };
    if (define) block.statements.push({ kind: 'define', expression });
    return expression;
  }

  /** The outermost block to be reached by leaving loops that none of the operands needs, and no branch. */
  private home(operands: readonly Expression[]): Block {
    let home = this.current;
    while (home.kind !== 'branch' && home.parent !== null && operands.every((operand) => operand.block !== home)) home = home.parent;
    return home;
  }
}
