import type { Graph } from './graph.js';
import type { BinaryName, Expression, Type, UnaryName } from './type.js';

/** An expression, or a number that stands for a constant of the type that its partner asks for. */
export type Operand = Expression | number;

function graphOf(operands: readonly Operand[]): Graph {
  const found = operands.find((operand) => typeof operand !== 'number');
  if (found === undefined) throw new Error('an operation needs at least one expression');
  return (found as Expression).graph;
}

/** Turns a number into a constant of the given type. */
function lift(graph: Graph, type: Type, operand: Operand): Expression {
  return typeof operand === 'number' ? graph.constant(type, operand) : operand;
}

function commonType(operands: readonly Operand[]): Type {
  const types = new Set(operands.flatMap((operand) => (typeof operand === 'number' ? [] : [operand.type])));
  if (types.size !== 1) throw new Error(`operands of different types: ${[...types].join(', ')}`);
  return [...types][0];
}

function binary(name: BinaryName, allowed: readonly Type[], result?: Type) {
  return (a: Operand, b: Operand): Expression => {
    const type = commonType([a, b]);
    if (!allowed.includes(type)) throw new Error(`${name} takes ${allowed.join(' or ')}, not ${type}`);
    const graph = graphOf([a, b]);
    return graph.binary(name, result ?? type, lift(graph, type, a), lift(graph, type, b));
  };
}

function unary(name: UnaryName, allowed: readonly Type[], result?: Type) {
  return (a: Expression): Expression => {
    if (!allowed.includes(a.type)) throw new Error(`${name} takes ${allowed.join(' or ')}, not ${a.type}`);
    return a.graph.unary(name, result ?? a.type, a);
  };
}

const arithmetic: readonly Type[] = ['f32', 'i32', 'money', 'index'];
export const add = binary('add', arithmetic);
export const subtract = binary('subtract', arithmetic);
export const multiply = binary('multiply', ['f32', 'money', 'index']);
/** The types of amounts that a trial has. */
const amounts: readonly Type[] = ['f32', 'money'];
export const divide = binary('divide', amounts);
export const minimum = binary('minimum', [...amounts, 'index']);
export const maximum = binary('maximum', [...amounts, 'index']);
export const less = binary('less', amounts, 'bool');
export const lessEqual = binary('lessEqual', amounts, 'bool');
export const equal = binary('equal', amounts, 'bool');
export const and = binary('and', ['bool', 'i32', 'index']);
export const or = binary('or', ['bool', 'i32', 'index']);
export const xor = binary('xor', ['i32']);

function shift(name: 'shiftLeft' | 'shiftRight' | 'rotateLeft') {
  return (a: Expression, bits: number): Expression => {
    if (a.type !== 'i32' && a.type !== 'index') throw new Error(`${name} takes i32 or index, not ${a.type}`);
    return a.graph.binary(name, a.type, a, a.graph.constant('index', bits));
  };
}
export const shiftLeft = shift('shiftLeft');
/** Fills with zeros. */
export const shiftRight = shift('shiftRight');
export const rotateLeft = shift('rotateLeft');

export const negate = unary('negate', amounts);
export const absolute = unary('absolute', amounts);
export const floor = unary('floor', amounts);
export const squareRoot = unary('squareRoot', ['f32']);
export const powerOfTwo = unary('powerOfTwo', ['f32']);
export const exponentOf = unary('exponentOf', ['f32']);
export const uniform = unary('uniform', ['i32'], 'f32');
export const not = unary('not', ['bool']);
export const toFloat = unary('toFloat', ['i32'], 'f32');
export const toInteger = unary('toInteger', ['f32'], 'i32');
export const broadcast = unary('broadcast', ['index'], 'i32');
export const toMoney = unary('toMoney', ['f32'], 'money');
export const toSingle = unary('toSingle', ['money'], 'f32');

/** `a` where the condition holds, `b` elsewhere; both are computed. */
export function select(condition: Expression, a: Operand, b: Operand): Expression {
  const type = typeof a === 'number' && typeof b === 'number' ? 'f32' : commonType([a, b]);
  if (type === 'bool' || type === 'index') throw new Error(`select takes f32, i32 or money, not ${type}`);
  return condition.graph.select(condition, lift(condition.graph, type, a), lift(condition.graph, type, b));
}

/** The sum of several expressions, from the first to the last. */
export function sum(terms: readonly Expression[]): Expression {
  return terms.reduce((total, term) => add(total, term));
}

/** c0 + c1 x + c2 x^2 + ..., by Horner's rule. */
export function polynomial(x: Expression, coefficients: readonly number[]): Expression {
  return coefficients
    .slice(0, -1)
    .reduceRight<Expression>(
      (value, coefficient) => add(multiply(value, x), coefficient),
      x.graph.constant(x.type, coefficients[coefficients.length - 1]),
    );
}
