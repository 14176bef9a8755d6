import type { BinaryName, UnaryName } from '../expression/type.js';

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

/** The text of a unary operation that both write alike, on an operand that is written already; undefined for the others. */
export function unaryText(name: UnaryName, a: string): string | undefined {
  switch (name) {
    case 'negate':
      return `(-${a})`;
    case 'absolute':
      return `Math.abs(${a})`;
    case 'floor':
      return `Math.floor(${a})`;
    case 'squareRoot':
      return `Math.sqrt(${a})`;
    case 'not':
      return `(!${a})`;
    case 'toFloat':
    case 'broadcast':
    case 'toMoney':
    case 'toSingle':
      return a;
    default:
      return undefined;
  }
}
