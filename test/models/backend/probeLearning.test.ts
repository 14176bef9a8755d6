import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { probeLearning } from '../../../models/backend/probeLearning.js';

test('a backend that does not answer in time is killed, and said to be silent', async () => {
  assert.equal(await probeLearning('wasm', 1), { available: false, detail: 'no answer within 0.001 s', software: false });
});

test('a backend that works says on what', async () => {
  assert.equal(await probeLearning('wasm'), { available: true, detail: 'WebAssembly, one thread', software: false });
});

test('a native package that is not there is no crash', async () => {
  const { available, detail } = await probeLearning('tfjs-node');
  if (available) return console.log('\nskipped: tfjs-node is installed here');
  assert.match(detail, /^Cannot find package '@tensorflow\/tfjs-node'/);
});

test.run();
