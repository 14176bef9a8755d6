import type { ArrayReference, Expression, Operation, Type } from '../../expression/type.js';
import type { FunctionEncoder } from './encoder.js';
import { lanes, type Layout } from './layout.js';
import type { Instruction } from './opcodes.js';
import { partCount, type Parts, type SimdValues } from './values.js';

export const vectorBytes = 16;

/** Emits loads from and stores to the arrays of a layout. */
export class SimdMemory {
  /** @param laneOffset local variable with the place of the current group among the trials of a tile, in bytes of f32 */
  constructor(
    private readonly code: FunctionEncoder,
    private readonly values: SimdValues,
    private readonly layout: Layout,
    private readonly laneOffset: number,
  ) {}

  store(array: ArrayReference, indices: readonly Expression[], value: Expression): void {
    const address = this.address(array, indices);
    for (let part = 0; part < partCount(array.type); part++) {
      address.push();
      this.values.get(value, part);
      this.code.memory('v128.store', address.offset + part * vectorBytes);
    }
  }

  load(type: Type, { array, indices }: Extract<Operation, { kind: 'load' }>): Parts {
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
      this.values.get(index, 0);
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
}
