import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fillWords } from './threefry.js';

const words = (key0: number, key1: number, high: number, low: number) => {
  const into = new Int32Array(2);
  fillWords(key0 | 0, key1 | 0, high | 0, low | 0, into);
  return Array.from(into, (word) => (word >>> 0).toString(16));
};

test("Threefry-2x32-20: Random123's known answers", () => {
  assert.equal(words(0, 0, 0, 0), ['6b200159', '99ba4efe']);
  assert.equal(words(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff), ['1cb996fc', 'bb002be7']);
  assert.equal(words(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3), ['c4923a9c', '483df7a0']);
});

test.run();
