import type { BinaryName, Expression, Operation, Type, UnaryName } from '../../expression/type.js';
import type { FunctionEncoder } from './encoder.js';
import type { Instruction } from './opcodes.js';
import type { SimdValues } from './values.js';

/** 1.5 x 2^23 + 127: added to k it leaves k + 127 in the low bits, ready to become an exponent. */
const exponentMagic = 12582912 + 127;

/** Emits the instructions of one operation on one part of its operands; the result is left on the stack. */
export class SimdArithmetic {
  constructor(
    private readonly code: FunctionEncoder,
    private readonly values: SimdValues,
  ) {}

  /** Sets the constants that operations need besides those of the program; to be called before any loop. */
  declareConstants(): void {
    for (const value of [65536, 2 ** -32, 2 ** -24, exponentMagic]) this.values.constant('f32', value);
    this.values.constant('i32', 127);
  }

  unary(operation: Extract<Operation, { kind: 'unary' }>, part: number): void {
    const { code } = this;
    const { name, a } = operation;
    const instruction = unaryInstructions[a.type]?.[name];
    if (instruction !== undefined) {
      this.values.get(a, part);
      code.emit(instruction);
      return;
    }
    switch (name) {
      case 'broadcast':
        this.values.get(a, 0);
        code.emit('i32x4.splat');
        return;
      case 'powerOfTwo':
        this.values.get(a, part);
        code.emit('local.get', this.values.constant('f32', exponentMagic));
        code.emit('f32x4.add');
        this.shiftBits('i32x4.shl', 23);
        return;
      case 'exponentOf':
        this.values.get(a, part);
        this.shiftBits('i32x4.shr_u', 23);
        code.emit('local.get', this.values.constant('i32', 127));
        code.emit('i32x4.sub');
        code.emit('f32x4.convert_i32x4_s');
        return;
      case 'uniform':
        this.uniform(a, part);
        return;
      case 'toMoney':
        this.values.get(a, part >> 1);
        if (part % 2 === 1) {
          this.values.get(a, part >> 1);
          code.shuffle([8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15]);
        }
        code.emit('f64x2.promote_low_f32x4');
        return;
      case 'toSingle':
        this.values.get(a, 2 * part);
        code.emit('f32x4.demote_f64x2_zero');
        this.values.get(a, 2 * part + 1);
        code.emit('f32x4.demote_f64x2_zero');
        code.shuffle([0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]);
        return;
      default:
        throw new Error(`no ${name} of ${a.type}`);
    }
  }

  /** 24 significant bits of a random word: all of its low bits where the high byte is zero. */
  private uniform(word: Expression, part: number): void {
    const { code } = this;
    const high = code.local('v128');
    this.values.get(word, part);
    this.shiftBits('i32x4.shr_u', 8);
    code.emit('f32x4.convert_i32x4_s');
    code.emit('local.set', high);
    this.values.get(word, part);
    code.emit('f32x4.convert_i32x4_s');
    code.emit('local.get', this.values.constant('f32', 2 ** -32));
    code.emit('f32x4.mul');
    code.emit('local.get', high);
    code.emit('local.get', this.values.constant('f32', 2 ** -24));
    code.emit('f32x4.mul');
    code.emit('local.get', high);
    code.emit('local.get', this.values.constant('f32', 65536));
    code.emit('f32x4.lt');
    code.emit('v128.bitselect');
  }

  binary(operation: Extract<Operation, { kind: 'binary' }>, type: Type, part: number): void {
    const { code } = this;
    const { name, a, b } = operation;
    if (name === 'shiftLeft' || name === 'shiftRight' || name === 'rotateLeft') {
      this.shift(name, a, constantOf(b), part);
      return;
    }
    if (a.type === 'index' && (name === 'minimum' || name === 'maximum')) {
      this.chooseIndex(name, a, b);
      return;
    }
    const instruction = binaryInstructions[a.type]?.[name];
    if (instruction === undefined) throw new Error(`no ${name} of ${a.type}`);
    const wide = a.type === 'money' && type === 'bool';
    for (const half of wide ? [2 * part, 2 * part + 1] : [part]) {
      this.values.get(a, half);
      this.values.get(b, half);
      code.emit(instruction);
    }
    if (wide) code.shuffle(lowWords);
  }

  private chooseIndex(name: 'minimum' | 'maximum', a: Expression, b: Expression): void {
    const [smaller, larger] = name === 'minimum' ? [b, a] : [a, b];
    for (const operand of [b, a, smaller, larger]) this.values.get(operand, 0);
    this.code.emit('i32.lt_s');
    this.code.emit('select');
  }

  private shift(name: 'shiftLeft' | 'shiftRight' | 'rotateLeft', a: Expression, bits: number, part: number): void {
    const { code } = this;
    if (a.type === 'index') {
      this.values.get(a, 0);
      code.emit('i32.const', bits);
      code.emit(name === 'shiftLeft' ? 'i32.shl' : 'i32.shr_u');
      return;
    }
    this.values.get(a, part);
    if (name !== 'rotateLeft') {
      this.shiftBits(name === 'shiftLeft' ? 'i32x4.shl' : 'i32x4.shr_u', bits);
    } else if (bits % 8 === 0) {
      this.values.get(a, part);
      code.shuffle(Array.from({ length: 16 }, (_, byte) => (byte & ~3) | ((byte - bits / 8) & 3)));
    } else {
      this.shiftBits('i32x4.shl', bits);
      this.values.get(a, part);
      this.shiftBits('i32x4.shr_u', 32 - bits);
      code.emit('v128.or');
    }
  }

  private shiftBits(instruction: 'i32x4.shl' | 'i32x4.shr_u', bits: number): void {
    this.code.emit('i32.const', bits);
    this.code.emit(instruction);
  }
}

const unaryInstructions: Partial<Record<Type, Partial<Record<UnaryName, Instruction>>>> = {
  f32: {
    negate: 'f32x4.neg',
    absolute: 'f32x4.abs',
    floor: 'f32x4.floor',
    squareRoot: 'f32x4.sqrt',
    toInteger: 'i32x4.trunc_sat_f32x4_s',
  },
  i32: { toFloat: 'f32x4.convert_i32x4_s' },
  bool: { not: 'v128.not' },
  money: { negate: 'f64x2.neg', absolute: 'f64x2.abs', floor: 'f64x2.floor' },
};

const binaryInstructions: Partial<Record<Type, Partial<Record<BinaryName, Instruction>>>> = {
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
  money: {
    add: 'f64x2.add',
    subtract: 'f64x2.sub',
    multiply: 'f64x2.mul',
    divide: 'f64x2.div',
    minimum: 'f64x2.pmin',
    maximum: 'f64x2.pmax',
    less: 'f64x2.lt',
    lessEqual: 'f64x2.le',
    equal: 'f64x2.eq',
  },
  index: { add: 'i32.add', subtract: 'i32.sub', multiply: 'i32.mul', and: 'i32.and', or: 'i32.or' },
};

/** The first word of every mask of two in a pair of vectors. */
const lowWords = [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27];

function constantOf(expression: Expression): number {
  if (expression.operation.kind !== 'constant') throw new Error('a shift goes by a constant number of bits');
  return expression.operation.value;
}
