import { spawn } from 'node:child_process';

/** The program that opens a file as a double click does. */
const opener = (path: string): readonly [string, readonly string[]] =>
  process.platform === 'darwin'
    ? ['open', [path]]
    : process.platform === 'win32'
      ? ['cmd', ['/c', 'start', '""', path]]
      : ['xdg-open', [path]];

/** Opens a file and does not wait for it to be closed; what went wrong, if anything did. */
export const openFile = (path: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const [program, words] = opener(path);
    const child = spawn(program, words, { detached: true, stdio: 'ignore' });
    child.once('error', (error) => resolve(error.message));
    child.once('spawn', () => {
      child.unref();
      resolve(undefined);
    });
  });
