import type { ArrayReference, Expression, Statement } from './type.js';
import type { Block } from './graph.js';

/** How many values an array has for one trial. */
export function valuesOf(array: ArrayReference): number {
  return Object.values(array.shape).reduce((product, extent) => product * extent, 1);
}

/** How far apart two values are along each axis, in values. */
export function stridesOf(array: ArrayReference): number[] {
  const extents = Object.values(array.shape);
  return extents.map((_, axis) => extents.slice(axis + 1).reduce((product, extent) => product * extent, 1));
}

/** Every array that the statements of a block load from or store to, in the order in which they are first met. */
export function arraysOf(block: Block): ArrayReference[] {
  const found = new Map<string, ArrayReference>();
  visit(block, (statement) => {
    if (statement.kind === 'store') found.set(statement.array.name, statement.array);
    if (statement.kind === 'define' && statement.expression.operation.kind === 'load') {
      found.set(statement.expression.operation.array.name, statement.expression.operation.array);
    }
  });
  return [...found.values()];
}

/** The blocks that a statement holds. */
export function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case 'define':
    case 'assign':
    case 'store':
      return [];
    case 'when':
    case 'for':
      return [statement.body];
    case 'while':
      return [statement.head, statement.body];
    default:
      return statement satisfies never;
  }
}

/** The expressions that a statement itself reads. */
export function readsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'define':
      return [];
    case 'assign':
      return [statement.value];
    case 'store':
      return [statement.value, ...statement.indices];
    case 'when':
    case 'while':
      return [statement.condition];
    case 'for':
      return [statement.from, statement.to];
    default:
      return statement satisfies never;
  }
}

/** Calls on every statement of a block and of the blocks inside it, in order. */
export function visit(block: Block, call: (statement: Statement) => void): void {
  for (const statement of block.statements) {
    blocksOf(statement).forEach((inner) => visit(inner, call));
    call(statement);
  }
}
