import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new, empty folder that goes when this process ends. */
export const temporaryFolder = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bellwether-')));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
