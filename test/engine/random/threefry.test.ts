import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { add, and, shiftRight, toFloat } from '../../../engine/expression/operations.js';
import { threefry2x32 } from '../../../engine/random/threefry.js';
import { threefryRounds } from '../../../engine/random/threefryExpression.js';
import { evaluate, targets } from '../harness.js';

/** Counter, key and words. Source: Random123 1.14, tests/kat_vectors, threefry2x32 with 20 rounds. */
const knownAnswers = [
  { counter: [0, 0], key: [0, 0], words: [0x6b200159, 0x99ba4efe] },
  { counter: [0xffffffff, 0xffffffff], key: [0xffffffff, 0xffffffff], words: [0x1cb996fc, 0xbb002be7] },
  { counter: [0x243f6a88, 0x85a308d3], key: [0x13198a2e, 0x03707344], words: [0xc4923a9c, 0x483df7a0] },
];

for (const { counter, key, words } of knownAnswers) {
  test(`threefry of the host gives ${words.map((word) => word.toString(16)).join(' ')}`, () => {
    const found = threefry2x32(counter[0], counter[1], key[0], key[1]).map((word) => word >>> 0);
    assert.equal(found, words);
  });
}

for (const target of targets()) {
  test(`threefry of ${target} gives the known answers`, async () => {
    for (const { counter, key, words } of knownAnswers) {
      for (const word of [0, 1] as const) {
        for (const half of [0, 1]) {
          const [value] = await evaluate(
            target,
            (graph, _, trial) => {
              const constant = (bits: number) => graph.constant('i32', bits);
              const counter0 = add(trial, constant(counter[0]));
              const found = graph.options.threefryFunction
                ? graph.threefry(word, counter0, constant(counter[1]), constant(key[0]), constant(key[1]))
                : threefryRounds(counter0, constant(counter[1]), constant(key[0]), constant(key[1]))[word];
              return toFloat(half === 0 ? and(found, constant(0xffff)) : shiftRight(found, 16));
            },
            { places: 1, trials: 1 },
          );
          assert.is(value, half === 0 ? words[word] & 0xffff : words[word] >>> 16);
        }
      }
    }
  });
}

test.run();
