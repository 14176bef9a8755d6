import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { NamedWeights } from '../fit.js';
import { binaryPath, manifestVersion, type WeightsManifest } from './manifest.js';

/** A file of weights and what it is to hold. */
export interface WeightFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Weights as the content of two files: the values, as 32-bit floats, lowest byte first; and a manifest in JSON, which tells names, shapes and
 * places, and holds the hash of the values that belong to it.
 * @param path of the manifest; the values lie beside it
 */
export const weightFiles = (path: string, weights: readonly NamedWeights[]): { readonly values: WeightFile; readonly manifest: WeightFile } => {
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
  return { values: { path: binaryPath(path), content: bytes }, manifest: { path, content: `${JSON.stringify(manifest, null, 2)}\n` } };
};
