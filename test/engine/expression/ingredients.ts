import { chanceOf, exp, log } from '../../../engine/expression/functions.js';
import type { Graph } from '../../../engine/expression/graph.js';
import {
  absolute,
  add,
  and,
  broadcast,
  divide,
  equal,
  exponentOf,
  floor,
  less,
  lessEqual,
  maximum,
  minimum,
  multiply,
  negate,
  not,
  or,
  powerOfTwo,
  rotateLeft,
  select,
  shiftLeft,
  shiftRight,
  squareRoot,
  subtract,
  toFloat,
  toInteger,
  uniform,
  xor,
} from '../../../engine/expression/operations.js';
import type { Expression } from '../../../engine/expression/type.js';
import type { RecipeTables } from './recipeTables.js';

/** What a step of a recipe can choose from, the newest last. */
export interface Values {
  readonly numbers: readonly Expression[];
  readonly words: readonly Expression[];
  readonly conditions: readonly Expression[];
  /** Of money, or of the single-precision numbers that stand for it. */
  readonly amounts: readonly Expression[];
  /** From 0 to 3. */
  readonly indices: readonly Expression[];
}

/** What a recipe cooks with. */
export interface Pools extends Values {
  readonly graph: Graph;
  readonly tables: RecipeTables;
  /** How amounts are made from numbers and back. */
  readonly toAmount: (number: Expression) => Expression;
  readonly toNumber: (amount: Expression) => Expression;
}

/** Which values an operation is for, by their places among those at hand. */
export type Choice = readonly [number, number, number];

/** The operands of one operation. */
export interface Chosen extends Pick<Pools, 'graph' | 'tables' | 'toAmount' | 'toNumber'> {
  readonly x: Expression;
  readonly y: Expression;
  readonly word: Expression;
  readonly otherWord: Expression;
  readonly condition: Expression;
  readonly otherCondition: Expression;
  readonly amount: Expression;
  readonly otherAmount: Expression;
  readonly index: Expression;
  readonly otherIndex: Expression;
  /** From 1 to 31. */
  readonly bits: number;
}

/** The newest values are the likeliest operands, so that what a recipe computes hangs together. */
const newest = 5;

function pick(values: readonly Expression[], choice: number): Expression {
  return values[values.length - 1 - (choice % Math.min(values.length, newest))];
}

export function choose(pools: Pools, [first, second, third]: Choice): Chosen {
  const { numbers, words, conditions, amounts, indices } = pools;
  return {
    ...pools,
    x: pick(numbers, first),
    y: pick(numbers, second),
    word: pick(words, first),
    otherWord: pick(words, second),
    condition: pick(conditions, third),
    otherCondition: pick(conditions, second),
    amount: pick(amounts, first),
    otherAmount: pick(amounts, second),
    index: pick(indices, first),
    otherIndex: pick(indices, third),
    bits: 1 + (third % 31),
  };
}

/** Holds a number between two others; a NaN becomes the higher one. */
const between = (x: Expression, low: number, high: number): Expression => maximum(low, minimum(high, x));

/** Every operation that a single-precision graph has, within the domain that it is defined for, by the values that it gives. */
export const operations = {
  numbers: {
    add: ({ x, y }) => add(x, y),
    subtract: ({ x, y }) => subtract(x, y),
    multiply: ({ x, y }) => multiply(x, y),
    divide: ({ x, y }) => divide(x, y),
    minimum: ({ x, y }) => minimum(x, y),
    maximum: ({ x, y }) => maximum(x, y),
    negate: ({ x }) => negate(x),
    absolute: ({ x }) => absolute(x),
    floor: ({ x }) => floor(x),
    squareRoot: ({ x }) => squareRoot(x),
    powerOfTwo: ({ x }) => powerOfTwo(floor(between(x, -126, 127))),
    exponentOf: ({ word, bits }) => exponentOf(multiply(add(toFloat(shiftRight(word, 16)), 1), 2 ** (bits - 16))),
    uniform: ({ word }) => uniform(word),
    toFloat: ({ word }) => toFloat(shiftRight(word, 8)),
    select: ({ condition, x, y }) => select(condition, x, y),
    exp: ({ x }) => exp(x),
    /** Below 2^127, whose reciprocal is not a normal number. */
    log: ({ x }) => log(between(absolute(x), 2 ** -126, 1.7e38)),
    chanceOf: ({ x }) => chanceOf(between(absolute(x), 0, 1e30)),
    toSingle: ({ amount, toNumber }) => toNumber(amount),
    shared: ({ graph, tables, index }) => graph.load(tables.sharedNumbers, [index]),
    own: ({ graph, tables, index }) => graph.load(tables.ownNumbers, [index]),
  },
  words: {
    add: ({ word, otherWord }) => add(word, otherWord),
    subtract: ({ word, otherWord }) => subtract(word, otherWord),
    and: ({ word, otherWord }) => and(word, otherWord),
    or: ({ word, otherWord }) => or(word, otherWord),
    xor: ({ word, otherWord }) => xor(word, otherWord),
    shiftLeft: ({ word, bits }) => shiftLeft(word, bits),
    shiftRight: ({ word, bits }) => shiftRight(word, bits),
    rotateLeft: ({ word, bits }) => rotateLeft(word, bits),
    toInteger: ({ x }) => toInteger(between(x, -2e9, 2e9)),
    broadcast: ({ index }) => broadcast(index),
    select: ({ condition, word, otherWord }) => select(condition, word, otherWord),
  },
  conditions: {
    less: ({ x, y }) => less(x, y),
    lessEqual: ({ x, y }) => lessEqual(x, y),
    equal: ({ x, y }) => equal(x, y),
    and: ({ condition, otherCondition }) => and(condition, otherCondition),
    or: ({ condition, otherCondition }) => or(condition, otherCondition),
    not: ({ condition }) => not(condition),
    lessAmount: ({ amount, otherAmount }) => less(amount, otherAmount),
    lessEqualAmount: ({ amount, otherAmount }) => lessEqual(amount, otherAmount),
    equalAmount: ({ amount, otherAmount }) => equal(amount, otherAmount),
    positiveAmount: ({ amount }) => less(0, amount),
  },
  amounts: {
    add: ({ amount, otherAmount }) => add(amount, otherAmount),
    subtract: ({ amount, otherAmount }) => subtract(amount, otherAmount),
    multiply: ({ amount, otherAmount }) => multiply(amount, otherAmount),
    divide: ({ amount, otherAmount }) => divide(amount, otherAmount),
    minimum: ({ amount, otherAmount }) => minimum(amount, otherAmount),
    maximum: ({ amount, otherAmount }) => maximum(amount, otherAmount),
    negate: ({ amount }) => negate(amount),
    absolute: ({ amount }) => absolute(amount),
    floor: ({ amount }) => floor(amount),
    select: ({ condition, amount, otherAmount }) => select(condition, amount, otherAmount),
    tenth: ({ amount }) => multiply(amount, 0.1),
    atLeastNone: ({ amount }) => maximum(amount, 0),
    toAmount: ({ x, toAmount }) => toAmount(x),
    shared: ({ graph, tables, index }) => graph.load(tables.sharedAmounts, [index]),
    own: ({ graph, tables, index }) => graph.load(tables.ownAmounts, [index]),
  },
  indices: {
    add: ({ index, otherIndex }) => and(add(index, otherIndex), 3),
    subtract: ({ index, otherIndex }) => and(subtract(index, otherIndex), 3),
    multiply: ({ index, otherIndex }) => and(multiply(index, otherIndex), 3),
    minimum: ({ index, otherIndex }) => minimum(index, otherIndex),
    maximum: ({ index, otherIndex }) => maximum(index, otherIndex),
    load: ({ graph, tables, index }) => graph.load(tables.indices, [index]),
  },
} satisfies { readonly [pool in keyof Values]: Record<string, (chosen: Chosen) => Expression> };
