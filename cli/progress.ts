import type { Io } from './io.js';

/** Runs shorter than this show no bar, in milliseconds. */
const quiet = 1_000;

/** Time between two drawings, in milliseconds. */
const pause = 100;

const cells = 24;

/** `12 s left`, `3 min left`: no more precise than an estimate can be. */
const left = (milliseconds: number): string =>
  milliseconds < 90_000 ? `${Math.ceil(milliseconds / 1000)} s left` : `${Math.ceil(milliseconds / 60_000)} min left`;

/** `plan.yaml ████████░░░░ 42% 12 s left`. */
export const progressLine = (label: string, share: number, elapsed: number): string => {
  const full = Math.round(share * cells);
  const rest = share > 0 ? left((elapsed * (1 - share)) / share) : '';
  return `${label} ${'\u2588'.repeat(full)}${'\u2591'.repeat(cells - full)} ${Math.floor(share * 100)}% ${rest}`;
};

export interface Progress {
  readonly report: (done: number, total: number) => void;
  /** Removes the bar. */
  readonly end: () => void;
}

/** A bar on stderr that a person sees during a long run; nothing at all in a pipe or during a short one. */
export const progressOf = (label: string, { err, now }: Pick<Io, 'err' | 'now'>): Progress => {
  const begin = now();
  let drawn = 0;
  let last = -Infinity;
  return {
    report: (done, total) => {
      const time = now();
      if (!err.terminal || time - begin < quiet || time - last < pause || total <= 0) return;
      const line = progressLine(label, Math.min(1, done / total), time - begin);
      err.write(`\r${line.padEnd(drawn)}`);
      drawn = line.length;
      last = time;
    },
    end: () => {
      if (drawn > 0) err.write(`\r${' '.repeat(drawn)}\r`);
    },
  };
};
