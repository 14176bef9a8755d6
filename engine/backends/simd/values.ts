import { operandsOf, type Expression, type Operation, type Type } from '../../expression/type.js';
import type { FunctionEncoder } from './encoder.js';
import { vectors } from './layout.js';

/**
 * The local variables that hold a value: one for an index; for the trials side by side a vector of every four numbers, or of
 * every two amounts of money. A value that is the same in all trials has one vector under several names.
 */
export type Parts = readonly number[];

/** Which local variables hold which values of a program. */
export class SimdValues {
  private readonly locals = new Map<number, Parts>();
  private readonly constants = new Map<string, number>();

  constructor(private readonly code: FunctionEncoder) {}

  /** Says which parts hold an expression or a variable. */
  hold(id: number, parts: Parts): void {
    this.locals.set(id, parts);
  }

  newParts(type: Type): Parts {
    return Array.from({ length: partCount(type) }, () => this.code.local(type === 'index' ? 'i32' : 'v128'));
  }

  partsOf(id: number): Parts {
    const parts = this.locals.get(id);
    if (parts === undefined) throw new Error(`expression ${id} is used before it is computed`);
    return parts;
  }

  /** Pushes one part of a value, or an index. */
  get(expression: Expression, part: number): void {
    if (expression.type === 'index' && expression.operation.kind === 'constant') {
      this.code.emit('i32.const', expression.operation.value);
    } else {
      this.code.emit('local.get', this.partsOf(expression.id)[expression.type === 'index' ? 0 : part]);
    }
  }

  /** Pushes a mask for one part of a value of a type: for amounts of money, which are half as many to a vector, half of it widened. */
  getMask(mask: Parts, type: Type, part: number): void {
    const { code } = this;
    if (type !== 'money') {
      code.emit('local.get', mask[part]);
      return;
    }
    const local = mask[part >> 1];
    code.emit('local.get', local);
    code.emit('local.get', local);
    code.shuffle(part % 2 === 0 ? wideLow : wideHigh);
  }

  /** Whether every operand is the same in all trials. */
  isSame(operation: Operation): boolean {
    return operandsOf(operation).every((operand) => {
      if (operand.type === 'index') return true;
      const [first, ...others] = this.partsOf(operand.id);
      return others.every((local) => local === first);
    });
  }

  /** A local variable that holds a constant in every lane; made, and set, when it is first asked for. */
  constant(type: Type, value: number): number {
    const key = `${type} ${Object.is(value, -0) ? '-0' : value}`;
    const known = this.constants.get(key);
    if (known !== undefined) return known;
    const local = this.code.local('v128');
    this.code.constant(constantBytes(type, value), `${type} ${value}`);
    this.code.emit('local.set', local);
    this.constants.set(key, local);
    return local;
  }
}

/** The bytes of the first two lanes of a mask, and of the last two, each lane twice. */
const wideLow = [0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 4, 5, 6, 7];
const wideHigh = wideLow.map((byte) => byte + 8);

/** Local variables that a value of a type takes. */
export function partCount(type: Type): number {
  if (type === 'index') return 1;
  return type === 'money' ? 2 * vectors : vectors;
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
