import * as TE from 'fp-ts/lib/TaskEither.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { progressOf, timeLeft } from '../../cli/progress.js';
import { ordinary } from '../reports/fixtures.js';
import { bellwether } from './harness.js';

/** A run that reports its progress ten times, with a clock that ticks between two reports. */
const slowRun = (tick: number) => {
  let time = 0;
  return {
    now: () => time,
    api: {
      run: (_scenario: unknown, { onProgress }: { readonly onProgress?: (done: number, total: number) => void }) => {
        for (let done = 1; done <= 10; done++) {
          time += tick;
          onProgress?.(done, 10);
        }
        return TE.right(ordinary);
      },
    },
  };
};

/** Moves to the start of the line and wipes it. */
const wiped = '\u001b[1G\u001b[2K';

test('a long run shows a person how far it is and when it ends, and leaves nothing behind', async () => {
  const { err } = await bellwether(['run', 'plan.yaml', '--json', '-'], { ...slowRun(500), terminal: true });
  assert.match(err, `plan.yaml ${'\u2588'.repeat(5)}${'\u2591'.repeat(19)} 20% 4 s left`);
  assert.match(err, '100% 0 s left');
  assert.ok(err.endsWith(wiped), JSON.stringify(err.slice(-40)));
  assert.not.match(err, '\n');
});

test('a run of less than a second shows no bar', async () => {
  assert.is((await bellwether(['run', 'plan.yaml', '--json', '-'], { ...slowRun(50), terminal: true })).err, '');
});

test('in a pipe there is no bar, however long it takes', async () => {
  assert.is((await bellwether(['run', 'plan.yaml', '--json', '-'], slowRun(60_000))).err, '');
});

test('a bar changes nothing of the terminal that would outlive a killed run', async () => {
  const { err } = await bellwether(['run', 'plan.yaml', '--json', '-'], { ...slowRun(500), terminal: true });
  for (const [what, sequence] of [
    ['hides the cursor', '\u001b[?25l'],
    ['stops lines from wrapping', '\u001b[?7l'],
  ])
    assert.not(err.includes(sequence), `it ${what}`);
});

test('a training names what it does now, and each part is as long as it is', () => {
  let time = 0;
  let shown = '';
  const progress = progressOf('customers.csv', { err: { write: (text) => void (shown += text), terminal: true, color: false }, now: () => time });
  for (let done = 1; done <= 4; done++) {
    time += 1000;
    progress.report(done, 4, 'member 1');
  }
  assert.match(shown, 'customers.csv: member 1');
  shown = '';
  time += 1000;
  progress.report(5, 50, 'held-out rows');
  time += 1000;
  progress.report(10, 50, 'held-out rows');
  progress.end();
  assert.match(shown, /customers\.csv: held-out rows \S+ 20% 4 s left/);
});

test('the time that is left is as precise as an estimate can be', () => {
  assert.is(timeLeft(0.5, 60_000), '60 s left');
  assert.is(timeLeft(0.1, 60_000), '9 min left');
  assert.is(timeLeft(0, 1_000), '');
});

test.run();
