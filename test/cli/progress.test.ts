import * as TE from 'fp-ts/lib/TaskEither.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { progressLine } from '../../cli/progress.js';
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

test('a long run shows a person how far it is and when it ends, and leaves nothing behind', async () => {
  const { err } = await bellwether(['run', 'plan.yaml', '--json', '-'], { ...slowRun(500), terminal: true });
  assert.match(err, 'plan.yaml \u2588\u2588\u2588\u2588\u2588\u2591');
  assert.match(err, '20% 4 s left');
  assert.ok(/\r *\r$/.test(err));
});

test('a run of less than a second shows no bar', async () => {
  assert.is((await bellwether(['run', 'plan.yaml', '--json', '-'], { ...slowRun(50), terminal: true })).err, '');
});

test('in a pipe there is no bar, however long it takes', async () => {
  assert.is((await bellwether(['run', 'plan.yaml', '--json', '-'], slowRun(60_000))).err, '');
});

test('the time that is left is as precise as an estimate can be', () => {
  assert.match(progressLine('x', 0.5, 60_000), '50% 60 s left');
  assert.match(progressLine('x', 0.1, 60_000), '10% 9 min left');
  assert.match(progressLine('x', 0, 1_000), ' 0% ');
});

test.run();
