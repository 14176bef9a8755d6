import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { NamedWeights } from '../../../models/fit.js';
import { loadWeights } from '../../../models/weights/loadWeights.js';
import { saveWeights } from '../../../models/weights/saveWeights.js';
import { temporaryFolder } from '../../support/temporary.js';

const weights: readonly NamedWeights[] = [
  { name: 'people', shape: [2, 3], values: Float32Array.of(1, -2.5, 0.1, 1e-38, 3e38, -0) },
  { name: 'mean', shape: [1], values: Float32Array.of(3.5) },
];

const loaded = async (path: string): Promise<readonly NamedWeights[]> => {
  const result = await loadWeights(path)();
  if (isLeft(result)) throw new Error(JSON.stringify(result.left));
  return result.right;
};

test('weights come back bit for bit, from two files and nothing else', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'tastes.json');
  assert.ok(isRight(await saveWeights(path, weights)()));
  assert.equal(readdirSync(folder).sort(), ['tastes.bin', 'tastes.json']);
  assert.equal(await loaded(path), weights);
});

test('what was saved before is replaced by other files, never written over', async () => {
  const path = join(temporaryFolder(), 'tastes.json');
  const places = async (): Promise<readonly number[]> => {
    await saveWeights(path, weights)();
    return [path, path.replace('json', 'bin')].map((file) => statSync(file).ino);
  };
  const [before, after] = [await places(), await places()];
  before.forEach((place, at) => assert.is.not(place, after[at]));
});

test('whatever was saved is loaded', async () => {
  const path = join(temporaryFolder(), 'any.json');
  const side = fc.integer({ min: 0, max: 4 });
  const shaped = fc.array(side, { maxLength: 3 }).chain((shape) => {
    const length = shape.reduce((product, each) => product * each, 1);
    return fc.record({ name: fc.string({ minLength: 1 }), shape: fc.constant(shape), values: fc.float32Array({ minLength: length, maxLength: length, noNaN: true }) }, { noNullPrototype: true });
  });
  await fc.assert(
    fc.asyncProperty(fc.array(shaped, { maxLength: 4 }), async (any) => {
      await saveWeights(path, any)();
      assert.equal(await loaded(path), any);
    }),
    { numRuns: 30, seed: 4 },
  );
});

test('files that do not belong together, are cut off or are something else are refused with the reason', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'tastes.json');
  const refusal = async (): Promise<string> => {
    const result = await loadWeights(path)();
    if (!isLeft(result)) throw new Error('it was loaded');
    const [{ file, message, found }] = result.left;
    return `${file.slice(folder.length + 1)}: ${message}: ${found}`;
  };
  await saveWeights(path, weights)();
  const binary = readFileSync(join(folder, 'tastes.bin'));
  writeFileSync(join(folder, 'tastes.bin'), binary.subarray(0, 27));
  assert.is(await refusal(), `tastes.bin: 28 bytes, as ${path} says: 27`);
  binary[3] ^= 1;
  writeFileSync(join(folder, 'tastes.bin'), binary);
  assert.is(await refusal(), `tastes.bin: the values that ${path} was written for: others`);
  writeFileSync(path, '{}');
  assert.match(await refusal(), /^tastes\.json: a manifest of weights: /);
  writeFileSync(path, 'people,items');
  assert.match(await refusal(), /^tastes\.json: a manifest of weights: Unexpected token/);
});

test('a place that cannot be written to is said', async () => {
  const result = await saveWeights(join(temporaryFolder(), 'no such folder', 'tastes.json'), weights)();
  assert.ok(isLeft(result) && result.left.message.startsWith('ENOENT'));
});

test.run();
