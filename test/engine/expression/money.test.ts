import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { KernelList } from '../../../engine/backends/gpu/kernelList.js';
import { TablePacking } from '../../../engine/backends/gpu/packing.js';
import { Graph } from '../../../engine/expression/graph.js';
import {
  absolute,
  add,
  and,
  broadcast,
  divide,
  equal,
  floor,
  less,
  lessEqual,
  maximum,
  minimum,
  multiply,
  negate,
  not,
  or,
  select,
  subtract,
  toFloat,
  toMoney,
} from '../../../engine/expression/operations.js';
import type { ArrayReference, Expression } from '../../../engine/expression/type.js';
import { evaluateMoney, targets, type GridTable } from '../harness.js';

const [places, trials] = [4, 21];

function table(name: string, perTrial: boolean, type: ArrayReference['type'], valueAt: (place: number, trial: number) => number): GridTable {
  const reference: ArrayReference = { name, type, role: 'parameter', shape: { place: places }, perTrial };
  const width = perTrial ? trials : 1;
  const values = Float64Array.from({ length: places * width }, (_, position) => valueAt(Math.floor(position / width), position % width));
  return { reference, values: type === 'index' ? Int32Array.from(values) : values };
}

/** The price of a place, from the first to the last 99.9, 199.9 ..., and what a customer of a trial would pay: 0.1 more each. */
const price = (place: number): number => 99.9 + 100 * place;
const offer = (place: number, trial: number): number => 60 * place + 100.1 * ((trial * 5) % 7) - 150;
const prices = table('prices', false, 'money', price);
const offers = table('offers', true, 'money', offer);
const before = table('before', false, 'index', (place) => Math.max(0, place - 1));

/** What a formula has at hand: amounts that all trials share, amounts that each trial has for itself, and conditions of both kinds. */
interface AtHand {
  readonly graph: Graph;
  readonly place: Expression;
  readonly shared: Expression;
  readonly own: Expression;
  readonly sharedCondition: Expression;
  readonly ownCondition: Expression;
}

interface Known {
  readonly name: string;
  readonly formula: (at: AtHand) => Expression;
  readonly expected: (place: number, trial: number) => number;
}

const sharedHolds = (place: number): boolean => price(place) < 250;
const ownHolds = (place: number, trial: number): boolean => offer(place, trial) <= price(place);

/** Assigns in a branch what `value` makes of the amount of a trial. */
function assigned(graph: Graph, condition: Expression, initial: Expression, value: () => Expression): Expression {
  const variable = graph.variable('money', initial);
  graph.when(condition, () => graph.assign(variable, value()));
  return graph.read(variable);
}

const known: readonly Known[] = [
  {
    name: 'the smaller of a shared and an own amount',
    formula: ({ shared, own }) => minimum(shared, own),
    expected: (p, t) => Math.min(price(p), offer(p, t)),
  },
  {
    name: 'the larger of an own and a shared amount',
    formula: ({ shared, own }) => maximum(own, shared),
    expected: (p, t) => Math.max(price(p), offer(p, t)),
  },
  { name: 'a negative amount', formula: ({ own }) => negate(own), expected: (p, t) => -offer(p, t) },
  { name: 'the size of an amount', formula: ({ own }) => absolute(own), expected: (p, t) => Math.abs(offer(p, t)) },
  {
    name: 'a stepped price',
    formula: ({ own }) => multiply(floor(divide(own, 60.25)), 60.25),
    expected: (p, t) => Math.floor(offer(p, t) / 60.25) * 60.25,
  },
  {
    name: 'own amounts by a shared condition',
    formula: ({ sharedCondition, own }) => select(sharedCondition, own, negate(own)),
    expected: (p, t) => (sharedHolds(p) ? 1 : -1) * offer(p, t),
  },
  {
    name: 'shared amounts by an own condition',
    formula: ({ ownCondition, shared }) => select(ownCondition, shared, 7),
    expected: (p, t) => (ownHolds(p, t) ? price(p) : 7),
  },
  {
    name: 'shared amounts by a shared condition',
    formula: ({ sharedCondition, shared }) => select(sharedCondition, shared, 7),
    expected: (p) => (sharedHolds(p) ? price(p) : 7),
  },
  {
    name: 'own amounts by conditions of both kinds',
    formula: ({ sharedCondition, ownCondition, own, shared }) =>
      select(and(not(sharedCondition), ownCondition), own, select(or(sharedCondition, ownCondition), shared, 2)),
    expected: (p, t) => (!sharedHolds(p) && ownHolds(p, t) ? offer(p, t) : sharedHolds(p) || ownHolds(p, t) ? price(p) : 2),
  },
  {
    name: 'amounts that are equal',
    formula: ({ shared, own }) => select(equal(maximum(own, shared), shared), shared, 0),
    expected: (p, t) => (offer(p, t) <= price(p) ? price(p) : 0),
  },
  {
    name: 'a shared amount assigned by an own condition',
    formula: ({ graph, ownCondition, own, shared }) => assigned(graph, ownCondition, own, () => multiply(shared, 2)),
    expected: (p, t) => (ownHolds(p, t) ? price(p) * 2 : offer(p, t)),
  },
  {
    name: 'an own amount assigned by a shared condition',
    formula: ({ graph, sharedCondition, own, shared }) => assigned(graph, sharedCondition, shared, () => add(own, 0.1)),
    expected: (p, t) => (sharedHolds(p) ? offer(p, t) + 0.1 : price(p)),
  },
  {
    name: 'an amount assigned in a branch of a branch',
    formula: ({ graph, ownCondition, own, shared }) =>
      assigned(graph, ownCondition, shared, () => assigned(graph, less(0, own), negate(own), () => subtract(shared, own))),
    expected: (p, t) => (ownHolds(p, t) ? (offer(p, t) > 0 ? price(p) - offer(p, t) : -offer(p, t)) : price(p)),
  },
  {
    name: 'interest added until the price is met, by every trial in its own number of turns',
    formula: ({ graph, own, shared }) => {
      const balance = graph.variable('money', maximum(own, 1));
      graph.while(
        () => less(graph.read(balance), shared),
        () => graph.assign(balance, multiply(graph.read(balance), 1.5)),
      );
      return graph.read(balance);
    },
    expected: (p, t) => {
      let balance = Math.max(offer(p, t), 1);
      while (balance < price(p)) balance *= 1.5;
      return balance;
    },
  },
  {
    name: 'an amount of the place before, by a table',
    formula: ({ graph, place }) => graph.load(offers.reference, [graph.load(before.reference, [place])]),
    expected: (p, t) => offer(Math.max(0, p - 1), t),
  },
  {
    name: 'an amount of the place before, by arithmetic',
    formula: ({ graph, place }) => graph.load(offers.reference, [maximum(subtract(minimum(place, 2), 1), 0)]),
    expected: (p, t) => offer(Math.max(0, Math.min(p, 2) - 1), t),
  },
];

for (const target of targets()) {
  for (const { name, formula, expected } of known) {
    test(`${target} gives ${name}`, async () => {
      const found = await evaluateMoney(
        target,
        (graph, place) => {
          const [shared, own] = [graph.load(prices.reference, [place]), graph.load(offers.reference, [place])];
          return formula({ graph, place, shared, own, sharedCondition: less(shared, 250), ownCondition: lessEqual(own, shared) });
        },
        { places, trials, tables: [prices, offers, before] },
      );
      const tolerance = target === 'reference' || target === 'simd' ? 0 : 1e-5;
      found.forEach((value, position) => {
        const wanted = expected(Math.floor(position / trials), position % trials);
        assert.ok(Math.abs(value - wanted) <= tolerance * Math.abs(wanted), `${value} instead of ${wanted} at ${position}`);
      });
    });
  }
}

test('an amount that a condition picks from many arrays is stored in parts', () => {
  const graph = new Graph({ threefryFunction: true });
  const place = graph.given('index', 'place');
  const load = (name: string): Expression => graph.load({ name, type: 'f32', role: 'state', shape: { place: 4 }, perTrial: true }, [place]);
  const sumOf = (names: readonly string[]): Expression => names.map((name) => toMoney(load(name))).reduce((sum, term) => add(sum, term));
  const asked = sumOf(['a', 'b', 'c', 'd']);
  const list = new KernelList(graph, new TablePacking(), true);
  list.store('dearer', select(less(asked, sumOf(['e', 'f', 'g', 'h'])), toMoney(toFloat(broadcast(place))), 0));
  const kernels = list.planned();
  assert.is(kernels[kernels.length - 1].writes, 'dearer');
  assert.ok(kernels.length > 1 && kernels.every(({ text }) => text.arrays.length <= 5));
});

test.run();
