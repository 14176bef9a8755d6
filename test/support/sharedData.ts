import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../scenarios/packageRoot.js';

/** The path of a file of real data, kept beside the project because its licence does not let it be shipped; undefined where it is not there. */
export const sharedData = (name: string): string | undefined => {
  const path = join(packageRoot(), '..', 'shared', 'data', name);
  return existsSync(path) ? path : undefined;
};
