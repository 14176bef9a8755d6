import type { EngineError } from '../engine/error.js';

/** Exit codes: what a script or a scheduler can rely on. */
export const exitCodes = {
  fine: 0,
  /** The user's: a wrong file or option. */
  user: 1,
  /** The machine's: a backend that was asked for by name is not there. */
  machine: 2,
  /** The plan's: it breaks what it says must hold. */
  broken: 3,
  /** Ours. */
  fault: 70,
  /** Ctrl-C, as shells have it: 128 + SIGINT. */
  cancelled: 130,
} as const;

/** A command that ended early: what to print on stderr (nothing, when it was said already) and the exit code. */
export interface Failure {
  readonly exitCode: number;
  readonly message: string;
}

export const userError = (message: string): Failure => ({ exitCode: exitCodes.user, message });

/** The failure of a run of a file, with what to do about it. */
export const engineFailure = (file: string, { kind, message, diagnostics }: EngineError): Failure => {
  if (diagnostics !== undefined) return userError(message);
  switch (kind) {
    case 'unavailable':
      return { exitCode: exitCodes.machine, message: `${file}: ${message}\nSee \`bellwether backends\` for what runs here, or leave --backend out.` };
    case 'cancelled':
      return { exitCode: exitCodes.cancelled, message: `${file}: cancelled` };
    case 'invalid':
      return userError(`${file}: ${message}`);
    case 'failed':
      return faultOf(new Error(`${file}: ${message}`));
  }
};

/** Our own fault: short, and with how to report it. */
export const faultOf = (error: unknown): Failure => ({
  exitCode: exitCodes.fault,
  message:
    `internal error: ${error instanceof Error ? error.message : String(error)}\n` +
    'This is a fault of Bellwether, not of your scenario. Please report it (`npm bugs bellwether-sim` opens the page)\n' +
    'with the command, the scenario file and this message; BELLWETHER_STACK=1 adds where it happened.',
});

/** The words of a system error; its code stays out of the way of people. */
const systemReasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a file of that name is in the way',
  EISDIR: 'it is a folder',
  ENOSPC: 'no space is left on the disk',
};

/** A file or folder that cannot be written. */
export const writeFailure = (path: string, error: unknown): Failure => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return userError(`cannot write ${path}: ${systemReasons[code] ?? (error instanceof Error ? error.message : String(error))}`);
};
