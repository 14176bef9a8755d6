import { Writable } from 'node:stream';
import cliProgress from 'cli-progress';
import type { Io } from './io.js';

/** Runs shorter than this show no bar, in milliseconds. */
const quiet = 1_000;

/** `12 s left`, `3 min left`: no more precise than an estimate can be; nothing before anything is done. */
export const timeLeft = (share: number, elapsed: number): string => {
  if (share <= 0) return '';
  const rest = (elapsed * (1 - share)) / share;
  return rest < 90_000 ? `${Math.ceil(rest / 1000)} s left` : `${Math.ceil(rest / 60_000)} min left`;
};

export interface Progress {
  /** How far it is; `what` is what it does now, where a run does several things after one another. */
  readonly report: (done: number, total: number, what?: string) => void;
  /** Removes the bar. */
  readonly end: () => void;
}

/** A bar on stderr that a person sees during a long run; nothing at all in a pipe or during a short one. */
export const progressOf = (label: string, { err, now }: Pick<Io, 'err' | 'now'>): Progress => {
  const begin = now();
  let part = { what: '', begin };
  const bar = new cliProgress.SingleBar({
    format: '{label} {bar} {percentage}% {left}',
    barCompleteChar: '\u2588',
    barIncompleteChar: '\u2591',
    barsize: 24,
    clearOnComplete: true,
    linewrap: true,
    stream: streamOf(err),
  });
  return {
    report: (done, total, what = '') => {
      const time = now();
      if (what !== part.what) part = { what, begin: time };
      if (time - begin < quiet || total <= 0) return;
      const payload = { label: what === '' ? label : `${label}: ${what}`, left: timeLeft(Math.min(1, done / total), time - part.begin) };
      if (bar.isActive) {
        bar.setTotal(total);
        bar.update(done, payload);
      } else bar.start(total, done, payload);
    },
    end: () => bar.stop(),
  };
};

/** An output as a stream that knows whether it is a terminal, which is what the bar asks. */
const streamOf = (output: Io['err']): Writable =>
  Object.assign(
    new Writable({
      decodeStrings: false,
      write: (text: string, _, done) => {
        output.write(text);
        done();
      },
    }),
    { isTTY: output.terminal },
  );
