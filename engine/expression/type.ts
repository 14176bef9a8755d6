import type { Graph, Block } from './graph.js';

/**
 * The types of an expression.
 * `f32`: a single-precision number, one per trial. `i32`: 32 bits that wrap around, one per trial. `bool`: one per trial.
 * `money`: an amount of currency, one per trial: double precision wherever the backend has it, single on a GPU.
 * `index`: a whole number that all trials share: a month, a segment, an agent.
 */
export type Type = 'f32' | 'i32' | 'bool' | 'money' | 'index';

export type UnaryName =
  | 'negate'
  | 'absolute'
  | 'floor'
  | 'squareRoot'
  /** f32 integer k in [-126, 127] -> 2^k, exactly. */
  | 'powerOfTwo'
  /** f32 x, normal and positive -> floor(log2 x), exactly. */
  | 'exponentOf'
  /** i32 word -> f32 in [0, 1): 24 significant bits, down to 2^-32. */
  | 'uniform'
  | 'not'
  /** i32 -> f32; exact for magnitudes up to 2^24. */
  | 'toFloat'
  /** f32 -> i32, towards zero; for magnitudes below 2^31. */
  | 'toInteger'
  /** index -> i32. */
  | 'broadcast'
  | 'toMoney'
  | 'toSingle'
  /** Only in a double-precision graph; a single-precision one spells them out (functions.ts). */
  | 'exp'
  | 'log';

export type BinaryName =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  /** b < a ? b : a */
  | 'minimum'
  /** a < b ? b : a */
  | 'maximum'
  | 'less'
  | 'lessEqual'
  | 'equal'
  | 'and'
  | 'or'
  | 'xor'
  /** By a constant number of bits. */
  | 'shiftLeft'
  | 'shiftRight'
  | 'rotateLeft';

/** What an array is for: read only, kept from month to month, or handed out. */
export type ArrayRole = 'parameter' | 'state' | 'output';

/** A named array that expressions load from or store to. */
export interface ArrayReference {
  readonly name: string;
  readonly type: 'f32' | 'money' | 'i32' | 'index';
  readonly role: ArrayRole;
  /** What the indices count and how far, outermost first: `{ month: 36, segment: 2 }`; the trial comes after them. */
  readonly shape: Readonly<Record<string, number>>;
  /** Whether every trial has values of its own. */
  readonly perTrial: boolean;
}

/** A value that changes: an accumulator, or what a loop carries round. */
export interface Variable {
  readonly id: number;
  readonly type: Type;
  readonly block: Block;
}

export type Operation =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'unary'; readonly name: UnaryName; readonly a: Expression }
  | { readonly kind: 'binary'; readonly name: BinaryName; readonly a: Expression; readonly b: Expression }
  | { readonly kind: 'select'; readonly condition: Expression; readonly a: Expression; readonly b: Expression }
  /** One word of Threefry-2x32-20, on targets that have it as a function (engine/random/threefryExpression.ts). */
  | {
      readonly kind: 'threefry';
      readonly word: 0 | 1;
      readonly counter0: Expression;
      readonly counter1: Expression;
      readonly key0: Expression;
      readonly key1: Expression;
    }
  /** `indices` in the order of the array's shape. */
  | { readonly kind: 'load'; readonly array: ArrayReference; readonly indices: readonly Expression[] }
  | { readonly kind: 'read'; readonly variable: Variable }
  /** What the target supplies by name: the trial's number, a loop's index, an argument. */
  | { readonly kind: 'given'; readonly name: string };

/** A node of the graph: made once, shared by all who ask for the same thing in the same place. */
export interface Expression {
  readonly graph: Graph;
  readonly id: number;
  readonly type: Type;
  readonly operation: Operation;
  /** The block that computes it. */
  readonly block: Block;
}

export type Statement =
  | { readonly kind: 'define'; readonly expression: Expression }
  | { readonly kind: 'assign'; readonly variable: Variable; readonly value: Expression }
  | {
      readonly kind: 'store';
      readonly array: ArrayReference;
      readonly indices: readonly Expression[];
      readonly value: Expression;
    }
  | { readonly kind: 'when'; readonly condition: Expression; readonly body: Block }
  /** `head` computes the condition, then `body` runs, for as long as the condition holds. */
  | { readonly kind: 'while'; readonly head: Block; readonly condition: Expression; readonly body: Block }
  | {
      readonly kind: 'for';
      readonly index: Expression;
      readonly from: Expression;
      readonly to: Expression;
      readonly step: number;
      readonly body: Block;
    };

/** The expressions that an operation reads. */
export function operandsOf(operation: Operation): readonly Expression[] {
  switch (operation.kind) {
    case 'constant':
    case 'read':
    case 'given':
      return [];
    case 'unary':
      return [operation.a];
    case 'binary':
      return [operation.a, operation.b];
    case 'select':
      return [operation.condition, operation.a, operation.b];
    case 'threefry':
      return [operation.counter0, operation.counter1, operation.key0, operation.key1];
    case 'load':
      return operation.indices;
    default:
      return operation satisfies never;
  }
}
