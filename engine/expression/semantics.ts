import type { BinaryName, Type, UnaryName } from './type.js';

/** Rounds to what the type can hold: `f32` to single precision, `i32` to 32 bits; the others are kept. */
export function roundTo(type: Type, value: number, double = false): number {
  if (type === 'i32') return value | 0;
  return type === 'f32' && !double ? Math.fround(value) : value;
}

/** A uniform number in [0, 1) from a random word: 24 significant bits, in steps of 2^-32 below 1/256. */
export function uniformOfWord(word: number): number {
  const high = word >>> 8;
  return high < 65536 ? (word >>> 0) * 2 ** -32 : high * 2 ** -24;
}

const exponentView = new DataView(new ArrayBuffer(4));

/** floor(log2 x) of a positive, normal single-precision number. */
export function exponentOf(x: number): number {
  exponentView.setFloat32(0, x);
  return (exponentView.getUint32(0) >>> 23) - 127;
}

/** What a unary operation yields, before rounding to the type of its result. */
export const unaryMeaning: Record<UnaryName, (a: number) => number> = {
  negate: (a) => -a,
  absolute: Math.abs,
  floor: Math.floor,
  squareRoot: Math.sqrt,
  powerOfTwo: (a) => 2 ** a,
  exponentOf,
  uniform: uniformOfWord,
  not: (a) => 1 - a,
  toFloat: (a) => a,
  toInteger: Math.trunc,
  broadcast: (a) => a,
  toMoney: (a) => a,
  toSingle: (a) => a,
  exp: Math.exp,
  log: Math.log,
};

/** What a binary operation yields, before rounding to the type of its result; true is 1 and false is 0. */
export const binaryMeaning: Record<BinaryName, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  minimum: (a, b) => (b < a ? b : a),
  maximum: (a, b) => (a < b ? b : a),
  less: (a, b) => Number(a < b),
  lessEqual: (a, b) => Number(a <= b),
  equal: (a, b) => Number(a === b),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  shiftLeft: (a, b) => a << b,
  shiftRight: (a, b) => a >>> b,
  rotateLeft: (a, b) => (a << b) | (a >>> (32 - b)),
};
