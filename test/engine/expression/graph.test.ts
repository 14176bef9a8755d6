import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { arraysOf, visit } from '../../../engine/expression/arrays.js';
import { Graph } from '../../../engine/expression/graph.js';
import * as operations from '../../../engine/expression/operations.js';
import { liveStatements, type Needs } from '../../../engine/expression/prune.js';
import type { ArrayReference, Expression, Statement } from '../../../engine/expression/type.js';
import { evaluate } from '../harness.js';

const { add, divide, less, maximum, minimum, multiply, negate, select, subtract } = operations;

const array = (name: string, role: ArrayReference['role']): ArrayReference => ({ name, type: 'f32', role, shape: {}, perTrial: true });

/** A graph with three numbers to compute with. */
function start(): { graph: Graph; a: Expression; b: Expression; trial: Expression } {
  const graph = new Graph();
  return { graph, a: graph.given('f32', 'a'), b: graph.given('f32', 'b'), trial: graph.given('i32', 'trial') };
}

const constant = (graph: Graph, value: number): Expression => graph.constant('f32', value);

test('the same operation on the same operands is the same node', () => {
  const { graph, a, b } = start();
  assert.is(add(a, b), add(a, b));
  assert.is.not(add(a, b), add(b, a));
  assert.is.not(add(a, b), subtract(a, b));
  assert.is(multiply(add(a, b), 2), multiply(add(a, b), constant(graph, 2)));
  assert.is(select(less(a, b), a, b), select(less(a, b), a, b));
});

test('0 and -0 are different constants, NaN is one', () => {
  const { graph } = start();
  assert.is.not(constant(graph, 0), constant(graph, -0));
  assert.is(constant(graph, NaN), constant(graph, NaN));
});

test('a parameter is loaded once, a state as often as it is asked for', () => {
  const { graph } = start();
  assert.is(graph.load(array('p', 'parameter'), []), graph.load(array('p', 'parameter'), []));
  assert.is.not(graph.load(array('s', 'state'), []), graph.load(array('s', 'state'), []));
});

test('what does not depend on a loop is computed before it', () => {
  const { graph, a, b } = start();
  const index = (value: number): Expression => graph.constant('index', value);
  graph.for('outer', index(0), index(3), 1, (outer) => {
    graph.for('inner', index(0), index(3), 1, (inner) => {
      const numberOf = (place: Expression): Expression => operations.toFloat(operations.broadcast(place));
      assert.is(multiply(a, b).block, graph.root);
      assert.is(add(numberOf(outer), a).block, outer.block);
      assert.is(add(numberOf(inner), a).block, inner.block);
      assert.is(add(numberOf(inner), numberOf(outer)).block, inner.block);
      assert.is.not(outer.block, inner.block);
    });
  });
});

test('what does not depend on a loop of unknown length is computed before it', () => {
  const { graph, a, b } = start();
  const turn = graph.variable('f32', constant(graph, 0));
  graph.while(
    () => less(graph.read(turn), multiply(a, b)),
    () => {
      assert.is(multiply(a, b).block, graph.root);
      const next = add(graph.read(turn), divide(a, b));
      assert.is(divide(a, b).block, graph.root);
      assert.is(next.block.kind, 'turn');
      graph.assign(turn, next);
    },
  );
});

test('nothing leaves a branch', () => {
  const { graph, a, b } = start();
  const index = (value: number): Expression => graph.constant('index', value);
  let inside: Expression | undefined;
  graph.when(less(a, b), () => {
    inside = divide(a, b);
    assert.is(inside.block.kind, 'branch');
    graph.for('place', index(0), index(3), 1, () => {
      const invariant = multiply(a, b);
      assert.is(invariant.block, inside?.block);
    });
  });
  const outside = divide(a, b);
  assert.is.not(outside, inside);
  assert.is(outside.block, graph.root);
});

test('a branch uses what has been computed before it', () => {
  const { graph, a, b } = start();
  const before = divide(a, b);
  graph.when(less(a, b), () => assert.is(divide(a, b), before));
});

test('a condition that is known leaves no branch behind', () => {
  const { graph, a } = start();
  const variable = graph.variable('f32', a);
  graph.when(graph.constant('bool', 1), () => graph.assign(variable, negate(a)));
  graph.when(graph.constant('bool', 0), () => graph.assign(variable, constant(graph, 7)));
  const kinds = graph.root.statements.map((statement) => statement.kind);
  assert.not(kinds.includes('when'));
  assert.is(kinds.filter((kind) => kind === 'assign').length, 2);
});

test('operands of different types are refused', () => {
  const { a, trial } = start();
  assert.throws(() => add(a, trial), /different types/);
  assert.throws(() => multiply(trial, trial), /not i32/);
  assert.throws(() => operations.uniform(a), /not f32/);
});

test('types without an order are not compared, and only amounts are selected from', () => {
  const { graph, a, b, trial } = start();
  const condition = less(a, b);
  assert.throws(() => less(trial, trial), /not i32/);
  assert.throws(() => select(condition, condition, condition), /not bool/);
  assert.throws(() => less(graph.given('money', 'cash'), a), /different types/);
  assert.is(less(graph.given('money', 'cash'), 0).type, 'bool');
});

test('nothing is stored where only some trials are', () => {
  const { graph, a, b } = start();
  const out = array('out', 'output');
  const index = (value: number): Expression => graph.constant('index', value);
  assert.throws(() => graph.when(less(a, b), () => graph.store(out, [], a)), /out is stored inside of a branch/);
  const loop = (): void => graph.for('place', index(0), index(3), 1, () => graph.store(out, [], a));
  assert.throws(() => graph.when(less(a, b), loop), /inside of a branch/);
  assert.throws(() => graph.while(() => less(a, b), loop), /inside of a loop of unknown length/);
  assert.throws(() => graph.while(() => (graph.store(out, [], a), less(a, b)), () => undefined), /inside of a loop of unknown length/);
  graph.when(graph.constant('bool', 1), loop);
  assert.is(graph.root.statements[graph.root.statements.length - 1].kind, 'for');
});

/** Every operation from numbers to a number, some of them by way of money. */
const folding: readonly ((a: Expression, b: Expression) => Expression)[] = [
  add,
  subtract,
  multiply,
  divide,
  minimum,
  maximum,
  (a) => negate(a),
  (a) => operations.absolute(a),
  (a) => operations.floor(a),
  (a) => operations.squareRoot(a),
  (a) => operations.powerOfTwo(operations.floor(maximum(-126, minimum(127, a)))),
  (a) => operations.exponentOf(maximum(2 ** -126, minimum(1e38, a))),
  (a) => operations.toFloat(operations.toInteger(maximum(-2e9, minimum(2e9, a)))),
  (a) => operations.uniform(operations.rotateLeft(operations.toInteger(maximum(-2e9, minimum(2e9, a))), 7)),
  (a, b) => select(less(a, b), 1, 2),
  (a, b) => select(operations.lessEqual(a, b), 1, 2),
  (a, b) => select(operations.not(operations.equal(a, b)), 1, 2),
  (a, b) => select(operations.and(less(a, b), less(0, a)), a, b),
  (a, b) => select(operations.or(less(a, b), less(0, a)), a, b),
  (a, b) => inMoney(minimum, a, b),
  (a, b) => inMoney(maximum, a, b),
  (a, b) => inMoney(negate, a, b),
  (a, b) => inMoney(operations.absolute, a, b),
  (a, b) => inMoney(operations.floor, a, b),
  (a, b) => inMoney((x, y) => select(less(x, y), 1, y), a, b),
  (a, b) => inMoney((x, y) => select(operations.lessEqual(x, y), x, 2), a, b),
  (a, b) => inMoney((x, y) => select(operations.equal(x, y), x, divide(x, y)), a, b),
];

function inMoney(operation: (a: Expression, b: Expression) => Expression, a: Expression, b: Expression): Expression {
  return operations.toSingle(operation(operations.toMoney(a), operations.toMoney(b)));
}

test('an operation on constants is what the reference computes of them', async () => {
  const number = fc.oneof(fc.float(), fc.constantFrom(0, -0, 1, -1, 0.5, Infinity, -Infinity, NaN, 2 ** 24, 3e38));
  await fc.assert(
    fc.asyncProperty(number, number, async (first, second) => {
      for (const operation of folding) {
        const graph = new Graph();
        const folded = operation(constant(graph, first), constant(graph, second)).operation;
        assert.is(folded.kind, 'constant');
        const [computed] = await evaluate(
          'reference',
          (other) => {
            const hidden = (value: number): Expression => other.read(other.variable('f32', constant(other, value)));
            return operation(hidden(first), hidden(second));
          },
          { places: 1, trials: 1 },
        );
        assert.ok(folded.kind === 'constant' && Object.is(folded.value, computed), `${operation} of ${first} and ${second}`);
      }
    }),
    { numRuns: 200 },
  );
});

/** The statements of a graph that are needed, in order. */
function liveOf(graph: Graph, needs?: Needs): Statement[] {
  const live = liveStatements(graph.root, needs);
  const found: Statement[] = [];
  visit(graph.root, (statement) => {
    if (live.has(statement)) found.push(statement);
  });
  return found;
}

const computes = (statements: readonly Statement[], expression: Expression): boolean =>
  statements.some((statement) => statement.kind === 'define' && statement.expression === expression);

test('what nothing stores is dropped', () => {
  const { graph, a, b } = start();
  const needed = multiply(add(a, b), 2);
  const idle = divide(a, b);
  const unread = graph.variable('f32', idle);
  graph.when(less(a, b), () => graph.assign(unread, constant(graph, 1)));
  graph.store(array('out', 'output'), [], needed);
  const live = liveOf(graph);
  assert.ok(computes(live, needed) && computes(live, add(a, b)) && computes(live, a));
  assert.not(computes(live, idle));
  assert.equal([...new Set(live.map(({ kind }) => kind))].sort(), ['define', 'store']);
});

test('a branch and a loop stay for what is assigned in them and read later', () => {
  const { graph, a, b } = start();
  const result = graph.variable('f32', a);
  graph.when(less(a, b), () => {
    graph.while(
      () => less(graph.read(result), b),
      () => graph.assign(result, add(graph.read(result), 1)),
    );
  });
  graph.store(array('out', 'output'), [], graph.read(result));
  const kinds = liveOf(graph).map(({ kind }) => kind);
  for (const kind of ['when', 'while', 'store'] as const) assert.ok(kinds.includes(kind), `no ${kind}`);
  assert.is(kinds.filter((kind) => kind === 'assign').length, 2);
});

test('only what a wanted value depends on is needed for it', () => {
  const { graph, a, b } = start();
  const [first, second] = [add(a, b), multiply(a, b)];
  graph.store(array('first', 'output'), [], first);
  graph.store(array('second', 'output'), [], second);
  const live = liveOf(graph, { value: first });
  assert.ok(computes(live, first) && computes(live, a) && computes(live, b));
  assert.not(computes(live, second));
  assert.not(live.some(({ kind }) => kind === 'store'));
  assert.equal(arraysOf(graph.root).map(({ name }) => name), ['first', 'second']);
});

test('nothing is needed for a value that is there already', () => {
  const { graph, a, b } = start();
  const sum = add(a, b);
  const product = multiply(sum, 3);
  const live = liveOf(graph, { value: product, given: (expression) => expression === sum });
  assert.ok(computes(live, product));
  assert.not(computes(live, sum) || computes(live, a));
});

test.run();
