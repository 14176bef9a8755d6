#!/usr/bin/env node
import { bellwether } from './bellwether.js';
import type { Output } from './io.js';
import { openFile } from './openFile.js';
import { main } from './program.js';

const output = (stream: NodeJS.WriteStream): Output => {
  const terminal = stream.isTTY === true;
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const wanted = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  return {
    write: (text) => void stream.write(text),
    terminal,
    color: wanted || (terminal && (NO_COLOR ?? '') === '' && TERM !== 'dumb'),
  };
};

/** Whoever reads our output may stop early (`| head`): that is no error. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

/** The first Ctrl-C asks the run to stop; a second one does not wait for it. */
const cancel = new AbortController();
process.on('SIGINT', () => {
  if (cancel.signal.aborted) process.exit(130);
  cancel.abort();
});

const exitCode = await main(
  process.argv.slice(2),
  {
    out: output(process.stdout),
    err: output(process.stderr),
    signal: cancel.signal,
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    open: openFile,
  },
  bellwether,
);

// A graphics driver or a worker may keep the process alive; what was printed goes out first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
