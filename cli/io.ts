/** A text stream of a terminal, a pipe or a test. */
export interface Output {
  readonly write: (text: string) => void;
  /** Whether a person is reading: only then are there colours and a progress bar. */
  readonly terminal: boolean;
  /** Whether colours are wanted. */
  readonly color: boolean;
}

/** Everything outside the program that a command touches, but for files. */
export interface Io {
  readonly out: Output;
  readonly err: Output;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Milliseconds, for the time that is left. */
  readonly now: () => number;
  /** ISO date of today. */
  readonly today: () => string;
  /** Opens a file with the program that the platform has for it; what went wrong, if anything did. */
  readonly open: (path: string) => Promise<string | undefined>;
}
