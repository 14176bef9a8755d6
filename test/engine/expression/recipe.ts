import * as fc from 'fast-check';
import { chanceOf, exp, log } from '../../../engine/expression/functions.js';
import type { Graph } from '../../../engine/expression/graph.js';
import {
  absolute,
  add,
  and,
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

/** What a step of a recipe can choose from: the values at hand, by type, the newest last. */
export interface Pools {
  readonly numbers: readonly Expression[];
  readonly words: readonly Expression[];
  readonly conditions: readonly Expression[];
}

/** One operation; its operands are chosen among the newest values of the type that it asks for. */
export type Step =
  | { readonly kind: 'operation'; readonly name: OperationName; readonly operands: readonly [number, number, number] }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'when'; readonly operands: readonly [number, number, number]; readonly body: readonly Step[] }
  | { readonly kind: 'while'; readonly operands: readonly [number, number, number]; readonly turns: number; readonly body: readonly Step[] };

interface Chosen {
  readonly x: Expression;
  readonly y: Expression;
  readonly word: Expression;
  readonly otherWord: Expression;
  readonly condition: Expression;
  readonly otherCondition: Expression;
  /** From 1 to 31. */
  readonly bits: number;
}

/** Holds a number between two others; a NaN becomes the higher one. */
const between = (x: Expression, low: number, high: number): Expression => maximum(low, minimum(high, x));

/** Every operation that a single-precision graph has, within the domain that it is defined for. */
const operations = {
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
  less: ({ x, y }) => less(x, y),
  lessEqual: ({ x, y }) => lessEqual(x, y),
  equal: ({ x, y }) => equal(x, y),
  both: ({ condition, otherCondition }) => and(condition, otherCondition),
  either: ({ condition, otherCondition }) => or(condition, otherCondition),
  not: ({ condition }) => not(condition),
  addWords: ({ word, otherWord }) => add(word, otherWord),
  subtractWords: ({ word, otherWord }) => subtract(word, otherWord),
  andWords: ({ word, otherWord }) => and(word, otherWord),
  orWords: ({ word, otherWord }) => or(word, otherWord),
  xor: ({ word, otherWord }) => xor(word, otherWord),
  shiftLeft: ({ word, bits }) => shiftLeft(word, bits),
  shiftRight: ({ word, bits }) => shiftRight(word, bits),
  rotateLeft: ({ word, bits }) => rotateLeft(word, bits),
  toInteger: ({ x }) => toInteger(between(x, -2e9, 2e9)),
  selectWords: ({ condition, word, otherWord }) => select(condition, word, otherWord),
} satisfies Record<string, (chosen: Chosen) => Expression>;

type OperationName = keyof typeof operations;
const operationNames = Object.keys(operations) as OperationName[];

/** The newest values are the likeliest operands, so that what a recipe computes hangs together. */
const newest = 5;

function pick(values: readonly Expression[], choice: number): Expression {
  return values[values.length - 1 - (choice % Math.min(values.length, newest))];
}

function choose({ numbers, words, conditions }: Pools, [first, second, third]: readonly [number, number, number]): Chosen {
  return {
    x: pick(numbers, first),
    y: pick(numbers, second),
    word: pick(words, first),
    otherWord: pick(words, second),
    condition: pick(conditions, third),
    otherCondition: pick(conditions, second),
    bits: 1 + (third % 31),
  };
}

/** Follows a recipe and gives back the values at hand at its end. */
function follow(graph: Graph, pools: Pools, steps: readonly Step[]): Pools {
  return steps.reduce((known, step) => withValue(known, writable(valueOf(graph, known, step))), pools);
}

/** The newest number at the end of a recipe. */
export function resultOf(graph: Graph, pools: Pools, steps: readonly Step[]): Expression {
  const { numbers } = follow(graph, pools, steps);
  return numbers[numbers.length - 1];
}

/** Replaces what folding constants can bring about and the text of a kernel cannot say: -0, an infinity, NaN. */
function writable(value: Expression): Expression {
  const { operation, type, graph } = value;
  const unwritable = operation.kind === 'constant' && (!Number.isFinite(operation.value) || Object.is(operation.value, -0));
  return unwritable ? graph.constant(type, 1) : value;
}

function withValue({ numbers, words, conditions }: Pools, value: Expression): Pools {
  return {
    numbers: value.type === 'f32' ? [...numbers, value] : numbers,
    words: value.type === 'i32' ? [...words, value] : words,
    conditions: value.type === 'bool' ? [...conditions, value] : conditions,
  };
}

function valueOf(graph: Graph, pools: Pools, step: Step): Expression {
  switch (step.kind) {
    case 'operation': {
      const value: Expression = operations[step.name](choose(pools, step.operands));
      return value;
    }
    case 'constant':
      return graph.constant('f32', step.value);
    case 'when': {
      const { x, condition } = choose(pools, step.operands);
      const variable = graph.variable('f32', x);
      graph.when(condition, () => graph.assign(variable, resultOf(graph, pools, step.body)));
      return graph.read(variable);
    }
    case 'while': {
      const { x, y } = choose(pools, step.operands);
      const variable = graph.variable('f32', x);
      const turn = graph.variable('f32', graph.constant('f32', 0));
      graph.while(
        () => and(less(graph.read(turn), step.turns), not(equal(graph.read(variable), y))),
        () => {
          const inner = withValue(withValue(pools, graph.read(turn)), graph.read(variable));
          graph.assign(variable, resultOf(graph, inner, step.body));
          graph.assign(turn, add(graph.read(turn), 1));
        },
      );
      return graph.read(variable);
    }
    default:
      return step satisfies never;
  }
}

const operands = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40));
const oddNumbers = [0, 1, -1, 0.5, 3, 1e-30, -1e30, 16_777_216, 16_777_217, 4_294_967_296, 2 ** -126, 1.1754942e-38, 3.4e38];
const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
const constant: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('constant' as const), value: fc.oneof(fc.constantFrom(...oddNumbers), finite) });
const operation: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('operation' as const), name: fc.constantFrom(...operationNames), operands });
const simple = fc.oneof({ weight: 9, arbitrary: operation }, { weight: 1, arbitrary: constant });

/** A recipe of operations, branches and loops, the latter two at most `depth` deep inside one another. */
export function recipe(depth: number, longest = 18): fc.Arbitrary<Step[]> {
  if (depth === 0) return fc.array(simple, { minLength: 1, maxLength: longest });
  const body = recipe(depth - 1, 6);
  const branch: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('when' as const), operands, body });
  const loop: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('while' as const), operands, turns: fc.integer({ min: 1, max: 5 }), body });
  const step = fc.oneof({ weight: 16, arbitrary: simple }, { weight: 2, arbitrary: branch }, { weight: 1, arbitrary: loop });
  return fc.array(step, { minLength: 4, maxLength: longest });
}
