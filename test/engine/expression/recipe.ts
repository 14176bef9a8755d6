import * as fc from 'fast-check';
import { add, and, equal, less, not } from '../../../engine/expression/operations.js';
import type { Expression } from '../../../engine/expression/type.js';
import { choose, operations, type Choice, type Chosen, type Pools, type Values } from './ingredients.js';

/** What to do next: one operation on values at hand, or a branch or a loop that assigns a number and an amount. */
export type Step =
  | { readonly kind: 'operation'; readonly gives: keyof Values; readonly name: string; readonly operands: Choice }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'when'; readonly operands: Choice; readonly body: readonly Step[] }
  | { readonly kind: 'while'; readonly operands: Choice; readonly turns: number; readonly body: readonly Step[] };

/** The newest number and the newest amount at the end of a recipe. */
export function resultOf(pools: Pools, steps: readonly Step[]): { number: Expression; amount: Expression } {
  const { numbers, amounts } = steps.reduce(take, pools);
  return { number: numbers[numbers.length - 1], amount: amounts[amounts.length - 1] };
}

/** Replaces what folding constants can bring about and the text of a kernel cannot say: -0, an infinity, NaN. */
function writable(value: Expression): Expression {
  const { operation, type, graph } = value;
  const unwritable = operation.kind === 'constant' && (!Number.isFinite(operation.value) || Object.is(operation.value, -0));
  return unwritable ? graph.constant(type, 1) : value;
}

function having(pools: Pools, values: Partial<Record<keyof Values, Expression>>): Pools {
  const longer = Object.entries(values).map(([gives, value]) => [gives, [...pools[gives as keyof Values], writable(value)]]);
  return { ...pools, ...Object.fromEntries(longer) };
}

function take(pools: Pools, step: Step): Pools {
  const { graph } = pools;
  switch (step.kind) {
    case 'operation': {
      const list: Readonly<Record<string, (chosen: Chosen) => Expression>> = operations[step.gives];
      return having(pools, { [step.gives]: list[step.name](choose(pools, step.operands)) });
    }
    case 'constant':
      return having(pools, { numbers: graph.constant('f32', step.value) });
    case 'when': {
      const { x, amount, condition } = choose(pools, step.operands);
      const [number, money] = [graph.variable('f32', x), graph.variable(amount.type, amount)];
      graph.when(condition, () => {
        const result = resultOf(pools, step.body);
        graph.assign(number, result.number);
        graph.assign(money, result.amount);
      });
      return having(pools, { numbers: graph.read(number), amounts: graph.read(money) });
    }
    case 'while': {
      const { x, y, amount } = choose(pools, step.operands);
      const [number, money] = [graph.variable('f32', x), graph.variable(amount.type, amount)];
      const turn = graph.variable('f32', graph.constant('f32', 0));
      graph.while(
        () => and(less(graph.read(turn), step.turns), not(equal(graph.read(number), y))),
        () => {
          const inner = having(having(pools, { numbers: graph.read(turn) }), { numbers: graph.read(number), amounts: graph.read(money) });
          const result = resultOf(inner, step.body);
          graph.assign(number, result.number);
          graph.assign(money, result.amount);
          graph.assign(turn, add(graph.read(turn), 1));
        },
      );
      return having(pools, { numbers: graph.read(number), amounts: graph.read(money) });
    }
    default:
      return step satisfies never;
  }
}

const named = Object.entries(operations).flatMap(([gives, list]) => Object.keys(list).map((name) => ({ gives: gives as keyof Values, name })));

const operands = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40));
const oddNumbers = [0, 1, -1, 0.5, 3, 1e-30, -1e30, 16_777_216, 16_777_217, 4_294_967_296, 2 ** -126, 1.1754942e-38, 3.4e38];
const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
const constant: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('constant' as const), value: fc.oneof(fc.constantFrom(...oddNumbers), finite) });
const operation: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom(...named), operands)
  .map(([chosen, places]) => ({ kind: 'operation' as const, ...chosen, operands: places }));
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
