import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { NamedWeights } from '../fit.js';
import { manifestSchema, type WeightsManifest } from './manifest.js';

/**
 * Loads weights that `saveWeights` saved.
 * @param path the manifest
 * Left: what of the two files cannot be read, is not what was saved, or does not belong together.
 */
export const loadWeights = (path: string): TaskEither<readonly Diagnostic[], readonly NamedWeights[]> => async () => {
  const wrong = (file: string, message: string, found: string, hint: string): E.Either<readonly Diagnostic[], never> =>
    E.left([{ file, line: 1, column: 1, path: '', message, found, hint }]);
  const again = 'save the weights again: train with the same seed gives the same ones';
  let manifest: WeightsManifest;
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (!parsed.success) return wrong(path, 'a manifest of weights', parsed.error.issues[0]?.message ?? 'something else', 'name the .json file that was written beside the .bin file');
    manifest = parsed.data;
  } catch (error) {
    return wrong(path, 'a manifest of weights', messageOf(error), 'name the .json file that was written beside the .bin file');
  }
  const binary = join(dirname(path), manifest.values);
  try {
    const bytes = await readFile(binary);
    const lengths = manifest.weights.map(({ shape }) => shape.reduce((product, side) => product * side, 1));
    const expected = 4 * lengths.reduce((sum, length) => sum + length, 0);
    if (bytes.length !== expected) return wrong(binary, `${expected} bytes, as ${path} says`, `${bytes.length}`, again);
    if (createHash('sha256').update(bytes).digest('hex') !== manifest.sha256) return wrong(binary, `the values that ${path} was written for`, 'others', again);
    let at = 0;
    const weights = manifest.weights.map(({ name, shape }, index) => ({
      name,
      shape,
      values: Float32Array.from({ length: lengths[index] }, () => {
        at += 4;
        return bytes.readFloatLE(at - 4);
      }),
    }));
    return E.right(weights);
  } catch (error) {
    return wrong(binary, 'the values of the weights', messageOf(error), again);
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
