import { createHash } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { NamedWeights } from '../fit.js';
import { binaryPath, manifestVersion, type WeightsManifest } from './manifest.js';

/**
 * Saves weights as two files: a manifest in JSON at `path`, which tells names, shapes and places, and one binary file beside it with
 * all values as 32-bit floats, lowest byte first. Each is written under another name first and then renamed, the manifest last, so that
 * nobody meets half a file, and the manifest holds the hash of the values that belong to it.
 * Left: the system's error.
 */
export const saveWeights = (path: string, weights: readonly NamedWeights[]): TE.TaskEither<Error, void> =>
  TE.tryCatch(
    async () => {
      const bytes = Buffer.alloc(4 * weights.reduce((sum, { values }) => sum + values.length, 0));
      let at = 0;
      for (const { values } of weights) for (const value of values) at = bytes.writeFloatLE(value, at);
      const manifest: WeightsManifest = {
        format: 'bellwether weights',
        version: manifestVersion,
        values: basename(binaryPath(path)),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        weights: weights.map(({ name, shape }) => ({ name, shape: [...shape] })),
      };
      await writeWhole(binaryPath(path), bytes);
      await writeWhole(path, `${JSON.stringify(manifest, null, 2)}\n`);
    },
    (error) => (error instanceof Error ? error : new Error(String(error))),
  );

const writeWhole = async (path: string, content: Buffer | string): Promise<void> => {
  const draft = `${path}.${process.pid}.part`;
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
};
