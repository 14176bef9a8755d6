import { rename, rm, writeFile } from 'node:fs/promises';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { NamedWeights } from '../fit.js';
import { type WeightFile, weightFiles } from './weightFiles.js';

/**
 * Saves weights as the two files of `weightFiles`, the manifest at `path`. Each is written under another name first and then renamed, the
 * manifest last, so that nobody meets half a file.
 * Left: the system's error.
 */
export const saveWeights = (path: string, weights: readonly NamedWeights[]): TE.TaskEither<Error, void> =>
  TE.tryCatch(
    async () => {
      const { values, manifest } = weightFiles(path, weights);
      await writeWhole(values);
      await writeWhole(manifest);
    },
    (error) => (error instanceof Error ? error : new Error(String(error))),
  );

const writeWhole = async ({ path, content }: WeightFile): Promise<void> => {
  const draft = `${path}.${process.pid}.part`;
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
};
