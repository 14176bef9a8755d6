import type { Block, Graph } from '../../expression/graph.js';
import { liveStatements, type Live } from '../../expression/prune.js';
import type { Expression, Statement, Variable } from '../../expression/type.js';
import { SimdArithmetic } from './arithmetic.js';
import { FunctionEncoder } from './encoder.js';
import { lanes, vectors, type Layout } from './layout.js';
import { SimdMemory, vectorBytes } from './memoryAccess.js';
import { partCount, SimdValues, type Parts } from './values.js';

/** Mask of the trials that the statements at hand are for, and the outermost block that only they enter. */
interface Region {
  readonly mask: Parts;
  readonly block: Block;
}

/**
 * Emits the function `simulate(firstTrial, groups)`: a program over groups of `lanes` trials, one group after another.
 * @param options listed: keeps a listing of the instructions for people to read
 */
export function emitSimd(graph: Graph, layout: Layout, options: { readonly listed?: boolean } = {}): FunctionEncoder {
  return new SimdEmitter(graph, layout, new FunctionEncoder('simulate', ['i32', 'i32'], options.listed)).emit();
}

class SimdEmitter {
  private readonly live: Live;
  private readonly laneOffset: number;
  private readonly group: number;
  private readonly values: SimdValues;
  private readonly memory: SimdMemory;
  private readonly arithmetic: SimdArithmetic;
  private region: Region | null = null;

  constructor(
    private readonly graph: Graph,
    layout: Layout,
    private readonly code: FunctionEncoder,
  ) {
    this.live = liveStatements(graph.root);
    this.laneOffset = code.local('i32');
    this.group = code.local('i32');
    this.values = new SimdValues(code);
    this.memory = new SimdMemory(code, this.values, layout, this.laneOffset);
    this.arithmetic = new SimdArithmetic(code, this.values);
  }

  emit(): FunctionEncoder {
    const { code } = this;
    this.declareConstants(this.graph.root);
    code.emit('i32.const', 0);
    code.emit('local.set', this.group);
    code.open('block');
    code.open('loop');
    code.emit('local.get', this.group);
    code.emit('local.get', 1);
    code.emit('i32.ge_s');
    code.branch('br_if', 1);
    code.emit('local.get', this.group);
    code.emit('i32.const', vectorBytes * vectors);
    code.emit('i32.mul');
    code.emit('local.set', this.laneOffset);
    this.statements(this.graph.root);
    code.emit('local.get', this.group);
    code.emit('i32.const', 1);
    code.emit('i32.add');
    code.emit('local.set', this.group);
    code.branch('br', 0);
    code.close();
    code.close();
    return code;
  }

  /** Every constant is set once, before the groups: an immediate inside of a loop is built anew each time round. */
  private declareConstants(block: Block): void {
    this.arithmetic.declareConstants();
    for (const statement of block.statements) {
      if (statement.kind !== 'define' || statement.expression.operation.kind !== 'constant') continue;
      const { type, operation } = statement.expression;
      if (this.live.has(statement) && type !== 'index') this.values.constant(type, operation.value);
    }
  }

  private block(block: Block): void {
    this.code.scoped(() => this.statements(block));
  }

  private statements(block: Block): void {
    const declared = new Set<Variable>();
    for (const statement of block.statements) {
      if (!this.live.has(statement)) continue;
      if (statement.kind === 'assign' && statement.variable.block === block && !declared.has(statement.variable)) {
        declared.add(statement.variable);
        this.values.hold(statement.variable.id, this.values.newParts(statement.variable.type));
        this.assign(statement.variable, statement.value, null);
      } else {
        this.statement(statement);
      }
    }
  }

  private statement(statement: Statement): void {
    const { code } = this;
    switch (statement.kind) {
      case 'define':
        this.define(statement.expression);
        return;
      case 'assign':
        this.assign(statement.variable, statement.value, this.maskFor(statement.variable));
        return;
      case 'store':
        this.memory.store(statement.array, statement.indices, statement.value);
        return;
      case 'when':
        this.inRegion(statement.condition, statement.body, () => {
          code.open('if');
          this.block(statement.body);
          code.close();
        });
        return;
      case 'while':
        code.open('block');
        code.open('loop');
        code.scoped(() => {
          this.statements(statement.head);
          this.inRegion(statement.condition, statement.head, () => {
            code.emit('i32.eqz');
            code.branch('br_if', 1);
            this.block(statement.body);
          });
        });
        code.branch('br', 0);
        code.close();
        code.close();
        return;
      case 'for': {
        const [index] = this.values.newParts('index');
        this.values.hold(statement.index.id, [index]);
        this.values.get(statement.from, 0);
        code.emit('local.set', index);
        code.open('block');
        code.open('loop');
        code.emit('local.get', index);
        this.values.get(statement.to, 0);
        code.emit('i32.ge_s');
        code.branch('br_if', 1);
        this.block(statement.body);
        code.emit('local.get', index);
        code.emit('i32.const', statement.step);
        code.emit('i32.add');
        code.emit('local.set', index);
        code.branch('br', 0);
        code.close();
        code.close();
        return;
      }
      default:
        statement satisfies never;
    }
  }

  /** Narrows the mask to the trials in which the condition holds and leaves on the stack whether there are any. */
  private inRegion(condition: Expression, block: Block, body: () => void): void {
    const { code } = this;
    const outer = this.region;
    const mask = this.values.newParts('bool');
    mask.forEach((local, part) => {
      this.values.get(condition, part);
      if (outer !== null) {
        code.emit('local.get', outer.mask[part]);
        code.emit('v128.and');
      }
      code.emit('local.set', local);
    });
    mask.forEach((local, part) => {
      code.emit('local.get', local);
      if (part > 0) code.emit('v128.or');
    });
    code.emit('v128.any_true');
    this.region = { mask, block };
    body();
    this.region = outer;
  }

  private maskFor(variable: Variable): Parts | null {
    if (this.region === null) return null;
    for (let block: Block | null = variable.block; block !== null; block = block.parent) {
      if (block === this.region.block) return null;
    }
    return this.region.mask;
  }

  private assign(variable: Variable, value: Expression, mask: Parts | null): void {
    const { code } = this;
    this.values.partsOf(variable.id).forEach((local, part) => {
      this.values.get(value, part);
      if (mask !== null) {
        code.emit('local.get', local);
        this.values.getMask(mask, variable.type, part);
        code.emit('v128.bitselect');
      }
      code.emit('local.set', local);
    });
  }

  private define(expression: Expression): void {
    const { operation, type } = expression;
    if (operation.kind === 'constant') {
      if (type !== 'index') {
        this.values.hold(expression.id, new Array<number>(partCount(type)).fill(this.values.constant(type, operation.value)));
      }
    } else if (operation.kind === 'load') {
      this.values.hold(expression.id, this.memory.load(type, operation));
    } else if (operation.kind !== 'read' && operation.kind !== 'given' && type !== 'index' && this.values.isSame(operation)) {
      const local = this.code.local('v128');
      this.values.hold(expression.id, new Array<number>(partCount(type)).fill(local));
      this.compute(expression, 0);
      this.code.emit('local.set', local);
    } else {
      const parts = this.values.newParts(type);
      this.values.hold(expression.id, parts);
      parts.forEach((local, part) => {
        this.compute(expression, part);
        this.code.emit('local.set', local);
      });
    }
  }

  private compute(expression: Expression, part: number): void {
    const { code } = this;
    const { operation, type } = expression;
    switch (operation.kind) {
      case 'given':
        if (operation.name !== 'trial') throw new Error(`nothing is given as ${operation.name}`);
        code.emit('local.get', 0);
        code.emit('local.get', this.group);
        code.emit('i32.const', lanes);
        code.emit('i32.mul');
        code.emit('i32.add');
        code.emit('i32x4.splat');
        code.constant(new Uint8Array(Int32Array.from([0, 1, 2, 3], (lane) => lane + 4 * part).buffer), `i32 ${4 * part} and on`);
        code.emit('i32x4.add');
        return;
      case 'read':
        code.emit('local.get', this.values.partsOf(operation.variable.id)[part]);
        return;
      case 'select':
        this.values.get(operation.a, part);
        this.values.get(operation.b, part);
        this.values.getMask(this.values.partsOf(operation.condition.id), type, part);
        code.emit('v128.bitselect');
        return;
      case 'unary':
        this.arithmetic.unary(operation, part);
        return;
      case 'binary':
        this.arithmetic.binary(operation, type, part);
        return;
      case 'threefry':
        throw new Error('the SIMD backend spells Threefry out');
      case 'constant':
      case 'load':
        throw new Error(`a ${operation.kind} is not computed`);
      default:
        operation satisfies never;
    }
  }
}
