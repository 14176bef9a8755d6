import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Graph } from '../../../engine/expression/graph.js';
import {
  add,
  and,
  broadcast,
  exponentOf,
  floor,
  multiply,
  negate,
  powerOfTwo,
  rotateLeft,
  select,
  less,
  shiftLeft,
  shiftRight,
  subtract,
  toFloat,
  toInteger,
  uniform,
} from '../../../engine/expression/operations.js';
import { uniformOfWord } from '../../../engine/expression/semantics.js';
import type { Expression } from '../../../engine/expression/type.js';
import { threefry2x32 } from '../../../engine/random/threefry.js';
import { randomWords } from '../../../engine/random/threefryExpression.js';
import { evaluate, targets, type Formula } from '../harness.js';

const largestBelowOne = 1 - 2 ** -24;
const powers = Array.from({ length: 254 }, (_, place) => place - 126);
const words = [0, 1, 255, 256, 0xffff, 0x10000, 0xffffff, 0x1000000, 0x1000001, 0x7fffffff, -0x80000000, -0x7fffffff, -2, -1];

/** One of several values by place. A word is put together from halves, so that no backend has to hold it in its text. */
function chooseWord(graph: Graph, place: Expression): Expression {
  const half = (pick: (word: number) => number): Expression =>
    words.slice(1).reduce<Expression>(
      (chosen, word, position) => select(less(toFloat(broadcast(place)), position + 0.5), chosen, graph.constant('f32', pick(word))),
      graph.constant('f32', pick(words[0])),
    );
  const reversed = add(shiftLeft(toInteger(half((word) => word >>> 16)), 16), toInteger(half((word) => word & 0xffff)));
  return reversed;
}

interface Known {
  readonly name: string;
  readonly formula: Formula;
  readonly expected: readonly number[];
}

const numberOf = (place: Expression): Expression => toFloat(broadcast(place));
const halvesOf = (word: Expression): Expression => toFloat(shiftRight(word, 16));

const known: readonly Known[] = [
  { name: '2^k of every k from -126 to 127', formula: (_, place) => powerOfTwo(subtract(numberOf(place), 126)), expected: powers.map((k) => 2 ** k) },
  { name: 'the exponent of every power of two', formula: (_, place) => exponentOf(powerOfTwo(subtract(numberOf(place), 126))), expected: powers },
  {
    name: 'the exponent of the number just below every power of two',
    formula: (_, place) => exponentOf(multiply(powerOfTwo(subtract(numberOf(place), 125)), largestBelowOne)),
    expected: powers.slice(0, -1),
  },
  {
    name: 'floor, of negative numbers too',
    formula: (_, place) => floor(subtract(multiply(numberOf(place), 0.25), 2)),
    expected: Array.from({ length: 17 }, (_, place) => Math.floor(place / 4 - 2)),
  },
  {
    name: 'a whole number from a fraction, towards zero',
    formula: (_, place) => toFloat(toInteger(subtract(multiply(numberOf(place), 0.25), 2))),
    expected: Array.from({ length: 17 }, (_, place) => Math.trunc(place / 4 - 2) + 0),
  },
  {
    name: 'uniform numbers at the ends of their range',
    formula: (graph, place) => uniform(chooseWord(graph, place)),
    expected: words.map((word) => (word >>> 24 === 0 ? (word >>> 0) / 2 ** 32 : (word >>> 8) / 2 ** 24)),
  },
  { name: 'the high half of a word', formula: (graph, place) => halvesOf(chooseWord(graph, place)), expected: words.map((word) => word >>> 16) },
  {
    name: 'a sum of words that wraps around',
    formula: (graph, place) => halvesOf(add(chooseWord(graph, place), chooseWord(graph, place))),
    expected: words.map((word) => ((word + word) | 0) >>> 16),
  },
  {
    name: 'a rotated word',
    formula: (graph, place) => halvesOf(rotateLeft(chooseWord(graph, place), 13)),
    expected: words.map((word) => ((word << 13) | (word >>> 19)) >>> 16),
  },
  {
    name: 'the low half of a difference of words',
    formula: (graph, place) => toFloat(and(subtract(chooseWord(graph, place), shiftLeft(chooseWord(graph, place), 3)), graph.constant('i32', 0xffff))),
    expected: words.map((word) => (word - (word << 3)) & 0xffff),
  },
  { name: 'a negative number', formula: (_, place) => negate(numberOf(place)), expected: [0, 1, 2].map((place) => -place) },
];

for (const target of targets()) {
  for (const { name, formula, expected } of known) {
    test(`${target} gives ${name}`, async () => {
      const trials = 5;
      const found = await evaluate(target, formula, { places: expected.length, trials });
      expected.forEach((value, place) => {
        for (let trial = 0; trial < trials; trial++) {
          const got = found[place * trials + trial];
          const wanted = Math.fround(value);
          // A GPU computes powers to a few units in the last place.
          const near = target === 'webgpu' && /2\^k/.test(name) ? Math.abs(got - wanted) <= 4e-7 * wanted : got === wanted;
          assert.ok(near, `place ${place}, trial ${trial}: ${got} instead of ${wanted}`);
        }
      });
    });
  }

  test(`${target} keeps all bits of an integer constant that is the key of a draw`, async () => {
    // One trial more than a multiple of four: vectors and what is left over are computed apart.
    const [places, trials] = [3, 37];
    for (const [key0, key1] of [[0x2545f491, 0x4f6cdd1d], [-0x1234567, -1], [16_777_217, -16_777_217]]) {
      const found = await evaluate(
        target,
        (graph, place, trial) => {
          const stream = { trial, counter: broadcast(place), key0: graph.constant('i32', key0), key1: graph.constant('i32', key1) };
          return uniform(randomWords(stream)[0]);
        },
        { places, trials },
      );
      const numberAt = (position: number): number => uniformOfWord(threefry2x32(position % trials, Math.floor(position / trials), key0, key1)[0]);
      const wrong = found.findIndex((value, position) => value !== numberAt(position));
      assert.is(wrong, -1, `keys ${key0} and ${key1}: ${found[wrong]} instead of ${numberAt(wrong)} at ${wrong}`);
    }
  });

  test(`${target} keeps all bits of an integer constant`, async () => {
    for (const bits of [0x1234567, 0x7654321, -5, -0x1234567, -0x80000000]) {
      for (const half of [0, 1]) {
        const found = await evaluate(
          target,
          (graph, _, trial) => {
            const word = add(graph.constant('i32', bits), trial);
            return toFloat(half === 0 ? and(word, graph.constant('i32', 0xffff)) : shiftRight(word, 16));
          },
          { places: 1, trials: 5 },
        );
        const expected = Array.from({ length: 5 }, (_, trial) => (half === 0 ? (bits + trial) & 0xffff : (bits + trial) >>> 16));
        assert.equal([...found], expected);
      }
    }
  });
}

test.run();
