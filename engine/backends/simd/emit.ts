import type { Block, Graph } from '../../expression/graph.js';
import { liveStatements, type Live } from '../../expression/prune.js';
import { operandsOf, type ArrayReference, type BinaryName, type Expression, type Operation, type Statement, type Type, type Variable } from '../../expression/type.js';
import { FunctionEncoder } from './encoder.js';
import { lanes, vectors, type Layout } from './layout.js';
import type { Instruction } from './opcodes.js';

/**
 * The local variables that hold a value: one for an index; for the trials side by side a vector of every four numbers, or of
 * every two amounts of money. A value that is the same in all trials has one vector under several names.
 */
type Parts = readonly number[];

/** Mask of the trials that the statements at hand are for, and the outermost block that only they enter. */
interface Region {
  readonly mask: Parts;
  readonly block: Block;
}

const vectorBytes = 16;
/** 1.5 x 2^23 + 127: added to k it leaves k + 127 in the low bits, ready to become an exponent. */
const exponentMagic = 12582912 + 127;

/**
 * Emits the function `simulate(firstTrial, groups)`: a program over groups of `lanes` trials, one group after another.
 * @param options listed: keeps a listing of the instructions for people to read
 */
export function emitSimd(graph: Graph, layout: Layout, options: { readonly listed?: boolean } = {}): FunctionEncoder {
  return new SimdEmitter(graph, layout, new FunctionEncoder('simulate', ['i32', 'i32'], options.listed)).emit();
}

class SimdEmitter {
  private readonly live: Live;
  private readonly locals = new Map<number, Parts>();
  private readonly laneOffset: number;
  private readonly group: number;
  private readonly constants = new Map<string, number>();
  private region: Region | null = null;

  constructor(
    private readonly graph: Graph,
    private readonly layout: Layout,
    private readonly code: FunctionEncoder,
  ) {
    this.live = liveStatements(graph.root);
    this.laneOffset = code.local('i32');
    this.group = code.local('i32');
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
    this.block(this.graph.root);
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
    this.vectorConstant('f32', 65536);
    this.vectorConstant('f32', 2 ** -32);
    this.vectorConstant('f32', 2 ** -24);
    this.vectorConstant('f32', exponentMagic);
    this.vectorConstant('i32', 127);
    for (const statement of block.statements) {
      if (statement.kind !== 'define' || statement.expression.operation.kind !== 'constant') continue;
      const { type, operation } = statement.expression;
      if (this.live.has(statement) && type !== 'index') this.vectorConstant(type, operation.value);
    }
  }

  private vectorConstant(type: Type, value: number): number {
    const key = `${type} ${Object.is(value, -0) ? '-0' : value}`;
    const known = this.constants.get(key);
    if (known !== undefined) return known;
    const local = this.code.local('v128');
    this.code.constant(constantBytes(type, value), `${type} ${value}`);
    this.code.emit('local.set', local);
    this.constants.set(key, local);
    return local;
  }

  private block(block: Block): void {
    const declared = new Set<Variable>();
    for (const statement of block.statements) {
      if (!this.live.has(statement)) continue;
      if (statement.kind === 'assign' && statement.variable.block === block && !declared.has(statement.variable)) {
        declared.add(statement.variable);
        this.locals.set(statement.variable.id, this.newParts(statement.variable.type));
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
        this.store(statement.array, statement.indices, statement.value);
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
        this.block(statement.head);
        this.inRegion(statement.condition, statement.head, () => {
          code.emit('i32.eqz');
          code.branch('br_if', 1);
          this.block(statement.body);
        });
        code.branch('br', 0);
        code.close();
        code.close();
        return;
      case 'for': {
        const [index] = this.newParts('index');
        this.locals.set(statement.index.id, [index]);
        this.get(statement.from, 0);
        code.emit('local.set', index);
        code.open('block');
        code.open('loop');
        code.emit('local.get', index);
        this.get(statement.to, 0);
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
    const mask = this.newParts('bool');
    mask.forEach((local, part) => {
      this.get(condition, part);
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
    this.partsOf(variable.id).forEach((local, part) => {
      this.get(value, part);
      if (mask !== null) {
        if (variable.type === 'money') throw new Error('money is not assigned in a branch');
        code.emit('local.get', local);
        code.emit('local.get', mask[part]);
        code.emit('v128.bitselect');
      }
      code.emit('local.set', local);
    });
  }

  private store(array: ArrayReference, indices: readonly Expression[], value: Expression): void {
    const address = this.address(array, indices);
    for (let part = 0; part < partCount(array.type); part++) {
      address.push();
      this.get(value, part);
      this.code.memory('v128.store', address.offset + part * vectorBytes);
    }
  }

  /** Where a value lies: an offset, and what to push for the rest of the address. */
  private address(array: ArrayReference, indices: readonly Expression[]): { readonly offset: number; readonly push: () => void } {
    const placement = this.layout.placements.get(array.name);
    if (placement === undefined) throw new Error(`no place for ${array.name}`);
    const { code } = this;
    let offset = placement.offset;
    let terms = 0;
    const term = (): void => {
      if (terms++ > 0) code.emit('i32.add');
    };
    indices.forEach((index, axis) => {
      const stride = placement.strides[axis];
      if (index.operation.kind === 'constant') {
        offset += index.operation.value * stride;
        return;
      }
      this.get(index, 0);
      code.emit('i32.const', stride);
      code.emit('i32.mul');
      term();
    });
    if (placement.trials > lanes) {
      code.emit('local.get', this.laneOffset);
      if (array.type === 'money') {
        code.emit('i32.const', 1);
        code.emit('i32.shl');
      }
      term();
    }
    if (terms === 0) return { offset, push: () => code.emit('i32.const', 0) };
    const local = code.local('i32');
    code.emit('local.set', local);
    return { offset, push: () => code.emit('local.get', local) };
  }

  private define(expression: Expression): void {
    const { operation, type } = expression;
    if (operation.kind === 'constant') {
      if (type !== 'index') {
        this.locals.set(expression.id, new Array<number>(partCount(type)).fill(this.vectorConstant(type, operation.value)));
      }
    } else if (operation.kind === 'load') {
      this.locals.set(expression.id, this.load(type, operation));
    } else if (operation.kind !== 'read' && operation.kind !== 'given' && type !== 'index' && this.isSame(operation)) {
      const local = this.code.local('v128');
      this.locals.set(expression.id, new Array<number>(partCount(type)).fill(local));
      this.compute(expression, 0);
      this.code.emit('local.set', local);
    } else {
      const parts = this.newParts(type);
      this.locals.set(expression.id, parts);
      parts.forEach((local, part) => {
        this.compute(expression, part);
        this.code.emit('local.set', local);
      });
    }
  }

  /** Whether every operand is the same in all trials. */
  private isSame(operation: Operation): boolean {
    return operandsOf(operation).every((operand) => {
      if (operand.type === 'index') return true;
      const [first, ...others] = this.partsOf(operand.id);
      return others.every((local) => local === first);
    });
  }

  private load(type: Type, { array, indices }: Extract<Operation, { kind: 'load' }>): Parts {
    const { code } = this;
    const address = this.address(array, indices);
    const loadOne = (instruction: Instruction, part: number): number => {
      const local = code.local(type === 'index' ? 'i32' : 'v128');
      address.push();
      code.memory(instruction, address.offset + part * vectorBytes);
      code.emit('local.set', local);
      return local;
    };
    if (type === 'index') return [loadOne('i32.load', 0)];
    const count = partCount(type);
    if (array.perTrial) return Array.from({ length: count }, (_, part) => loadOne('v128.load', part));
    return new Array<number>(count).fill(loadOne(type === 'money' ? 'v128.load64_splat' : 'v128.load32_splat', 0));
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
        code.emit('local.get', this.partsOf(operation.variable.id)[part]);
        return;
      case 'select':
        this.get(operation.a, part);
        this.get(operation.b, part);
        this.get(operation.condition, part);
        code.emit('v128.bitselect');
        return;
      case 'unary':
        this.unary(operation, part);
        return;
      case 'binary':
        this.binary(operation, type, part);
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

  private unary(operation: Extract<Operation, { kind: 'unary' }>, part: number): void {
    const { code } = this;
    const { a } = operation;
    switch (operation.name) {
      case 'negate':
        this.get(a, part);
        code.emit('f32x4.neg');
        return;
      case 'absolute':
        this.get(a, part);
        code.emit('f32x4.abs');
        return;
      case 'floor':
        this.get(a, part);
        code.emit('f32x4.floor');
        return;
      case 'squareRoot':
        this.get(a, part);
        code.emit('f32x4.sqrt');
        return;
      case 'not':
        this.get(a, part);
        code.emit('v128.not');
        return;
      case 'toFloat':
        this.get(a, part);
        code.emit('f32x4.convert_i32x4_s');
        return;
      case 'toInteger':
        this.get(a, part);
        code.emit('i32x4.trunc_sat_f32x4_s');
        return;
      case 'broadcast':
        this.get(a, 0);
        code.emit('i32x4.splat');
        return;
      case 'powerOfTwo':
        this.get(a, part);
        code.emit('local.get', this.vectorConstant('f32', exponentMagic));
        code.emit('f32x4.add');
        this.shiftBits('i32x4.shl', 23);
        return;
      case 'exponentOf':
        this.get(a, part);
        this.shiftBits('i32x4.shr_u', 23);
        code.emit('local.get', this.vectorConstant('i32', 127));
        code.emit('i32x4.sub');
        code.emit('f32x4.convert_i32x4_s');
        return;
      case 'uniform':
        this.uniform(a, part);
        return;
      case 'toMoney':
        this.get(a, part >> 1);
        if (part % 2 === 1) {
          this.get(a, part >> 1);
          code.shuffle([8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15]);
        }
        code.emit('f64x2.promote_low_f32x4');
        return;
      case 'toSingle':
        this.get(a, 2 * part);
        code.emit('f32x4.demote_f64x2_zero');
        this.get(a, 2 * part + 1);
        code.emit('f32x4.demote_f64x2_zero');
        code.shuffle([0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]);
        return;
      case 'exp':
      case 'log':
        throw new Error(`${operation.name} is spelled out in single precision`);
      default:
        operation.name satisfies never;
    }
  }

  /** 24 significant bits of a random word: all of its low bits where the high byte is zero. */
  private uniform(word: Expression, part: number): void {
    const { code } = this;
    const high = code.local('v128');
    this.get(word, part);
    this.shiftBits('i32x4.shr_u', 8);
    code.emit('f32x4.convert_i32x4_s');
    code.emit('local.set', high);
    this.get(word, part);
    code.emit('f32x4.convert_i32x4_s');
    code.emit('local.get', this.vectorConstant('f32', 2 ** -32));
    code.emit('f32x4.mul');
    code.emit('local.get', high);
    code.emit('local.get', this.vectorConstant('f32', 2 ** -24));
    code.emit('f32x4.mul');
    code.emit('local.get', high);
    code.emit('local.get', this.vectorConstant('f32', 65536));
    code.emit('f32x4.lt');
    code.emit('v128.bitselect');
  }

  private binary(operation: Extract<Operation, { kind: 'binary' }>, type: Type, part: number): void {
    const { code } = this;
    const { name, a, b } = operation;
    if (name === 'shiftLeft' || name === 'shiftRight' || name === 'rotateLeft') {
      this.shift(name, a, constantOf(b), part);
      return;
    }
    const instruction = instructions[a.type]?.[name];
    if (instruction === undefined) throw new Error(`no ${name} of ${type}`);
    this.get(a, part);
    this.get(b, part);
    code.emit(instruction);
  }

  private shift(name: 'shiftLeft' | 'shiftRight' | 'rotateLeft', a: Expression, bits: number, part: number): void {
    const { code } = this;
    if (a.type === 'index') {
      this.get(a, 0);
      code.emit('i32.const', bits);
      code.emit(name === 'shiftLeft' ? 'i32.shl' : 'i32.shr_u');
      return;
    }
    this.get(a, part);
    if (name !== 'rotateLeft') {
      this.shiftBits(name === 'shiftLeft' ? 'i32x4.shl' : 'i32x4.shr_u', bits);
    } else if (bits % 8 === 0) {
      this.get(a, part);
      code.shuffle(Array.from({ length: 16 }, (_, byte) => (byte & ~3) | ((byte - bits / 8) & 3)));
    } else {
      this.shiftBits('i32x4.shl', bits);
      this.get(a, part);
      this.shiftBits('i32x4.shr_u', 32 - bits);
      code.emit('v128.or');
    }
  }

  private shiftBits(instruction: 'i32x4.shl' | 'i32x4.shr_u', bits: number): void {
    this.code.emit('i32.const', bits);
    this.code.emit(instruction);
  }

  /** Pushes one part of a value, or an index. */
  private get(expression: Expression, part: number): void {
    if (expression.type === 'index' && expression.operation.kind === 'constant') {
      this.code.emit('i32.const', expression.operation.value);
    } else {
      this.code.emit('local.get', this.partsOf(expression.id)[expression.type === 'index' ? 0 : part]);
    }
  }

  private newParts(type: Type): Parts {
    return Array.from({ length: partCount(type) }, () => this.code.local(type === 'index' ? 'i32' : 'v128'));
  }

  private partsOf(id: number): Parts {
    const parts = this.locals.get(id);
    if (parts === undefined) throw new Error(`expression ${id} is used before it is computed`);
    return parts;
  }
}

const instructions: Partial<Record<Type, Partial<Record<BinaryName, Instruction>>>> = {
  f32: {
    add: 'f32x4.add',
    subtract: 'f32x4.sub',
    multiply: 'f32x4.mul',
    divide: 'f32x4.div',
    minimum: 'f32x4.pmin',
    maximum: 'f32x4.pmax',
    less: 'f32x4.lt',
    lessEqual: 'f32x4.le',
    equal: 'f32x4.eq',
  },
  i32: { add: 'i32x4.add', subtract: 'i32x4.sub', and: 'v128.and', or: 'v128.or', xor: 'v128.xor' },
  bool: { and: 'v128.and', or: 'v128.or' },
  money: { add: 'f64x2.add', subtract: 'f64x2.sub', multiply: 'f64x2.mul', divide: 'f64x2.div' },
  index: { add: 'i32.add', subtract: 'i32.sub', multiply: 'i32.mul', and: 'i32.and', or: 'i32.or' },
};


/** Local variables that a value of a type takes. */
function partCount(type: Type): number {
  if (type === 'index') return 1;
  return type === 'money' ? 2 * vectors : vectors;
}

function constantOf(expression: Expression): number {
  if (expression.operation.kind !== 'constant') throw new Error('a shift goes by a constant number of bits');
  return expression.operation.value;
}

function constantBytes(type: Type, value: number): Uint8Array {
  switch (type) {
    case 'f32':
      return new Uint8Array(new Float32Array(4).fill(value).buffer);
    case 'i32':
      return new Uint8Array(new Int32Array(4).fill(value).buffer);
    case 'bool':
      return new Uint8Array(new Int32Array(4).fill(value === 0 ? 0 : -1).buffer);
    case 'money':
      return new Uint8Array(new Float64Array(2).fill(value).buffer);
    case 'index':
      throw new Error('an index is not a vector');
    default:
      return type satisfies never;
  }
}
