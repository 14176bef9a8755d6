import type { BinaryName } from '../expression/type.js';

/** The signs of JavaScript, which kernels of gpu.js are written in too. */
const signs = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  less: '<',
  lessEqual: '<=',
  equal: '===',
  and: '&',
  or: '|',
  xor: '^',
  shiftLeft: '<<',
  shiftRight: '>>>',
} as const;

/** The text of a binary operation on two operands that are each written already. */
export function binaryText(name: BinaryName, a: string, b: string): string {
  switch (name) {
    case 'minimum':
      return `(${b} < ${a} ? ${b} : ${a})`;
    case 'maximum':
      return `(${a} < ${b} ? ${b} : ${a})`;
    case 'rotateLeft':
      return `((${a} << ${b}) | (${a} >>> (32 - ${b})))`;
    default:
      return `(${a} ${signs[name]} ${b})`;
  }
}
