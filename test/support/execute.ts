import { spawnSync } from 'node:child_process';

/** How a program ended, and what it printed. */
export interface Ending {
  /** -1: it was killed, or never started. */
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A program that has not ended after this many milliseconds is killed. */
const timeLimit = 120_000;

/**
 * Runs a program to its end, without colours and with nothing to read.
 * @param cwd the folder that it runs in
 */
export const execute = (program: string, words: readonly string[], cwd: string): Ending => {
  const { FORCE_COLOR: _, ...env } = process.env;
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    cwd,
    env: { ...env, NO_COLOR: '1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeLimit,
    maxBuffer: 256 * 2 ** 20,
  });
  return { exitCode: status ?? -1, out: stdout ?? '', err: `${stderr ?? ''}${error === undefined ? '' : error.message}` };
};
