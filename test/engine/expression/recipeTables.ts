import type { ArrayReference } from '../../../engine/expression/type.js';
import type { GridTable } from '../harness.js';

/** Tables that a recipe can load from, each with a value for every index. */
export interface RecipeTables {
  readonly sharedNumbers: ArrayReference;
  readonly ownNumbers: ArrayReference;
  readonly sharedAmounts: ArrayReference;
  readonly ownAmounts: ArrayReference;
  readonly indices: ArrayReference;
}

const rows = 4;

function table(name: string, type: ArrayReference['type'], perTrial: boolean): ArrayReference {
  return { name, type, role: 'parameter', shape: { row: rows }, perTrial };
}

/** @param amount the type of amounts: of money, or of what stands for it */
export function recipeTables(amount: 'money' | 'f32'): RecipeTables {
  return {
    sharedNumbers: table('shared numbers', 'f32', false),
    ownNumbers: table('own numbers', 'f32', true),
    sharedAmounts: table('shared amounts', amount, false),
    ownAmounts: table('own amounts', amount, true),
    indices: table('indices', 'index', false),
  };
}

/** Numbers of many sizes and either sign, some of them the same. */
const odd = (position: number): number => (position % 7 === 3 ? 0 : Math.sin(position + 1) * 10 ** ((position % 5) - 1));

/** The values of the tables for so many trials. */
export function filled({ sharedNumbers, ownNumbers, sharedAmounts, ownAmounts, indices }: RecipeTables, trials: number): GridTable[] {
  const oddValues = (reference: ArrayReference): GridTable => {
    const values = Float64Array.from({ length: reference.perTrial ? rows * trials : rows }, (_, position) => odd(position));
    return { reference, values: reference.type === 'money' ? values : Float32Array.from(values) };
  };
  return [...[sharedNumbers, ownNumbers, sharedAmounts, ownAmounts].map(oddValues), { reference: indices, values: Int32Array.from([2, 0, 3, 1]) }];
}
