import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Trials } from '../../../engine/trials.js';
import { everything, type Freedom } from '../arbitraryBusiness.js';
import type { Rewriting } from '../arbitraryBusinessValues.js';
import { measureAt, subscribersOf } from '../checks.js';
import { everywhere, forBusinesses, ran, trials } from './forBusinesses.js';

/** Customers who do not look at one another, each deciding by the same numbers in both runs. */
const lonely: Freedom = { ...everything, talk: false, feedback: false, individualsOnly: true, learned: false };

/**
 * Individual by individual, since each draws the same numbers: who joins, joins in the same month, and leaves no later. This
 * needs nobody to come back: where they do, someone who left earlier can be back when another leaves; nor to move between plans,
 * whose commitments end in different months.
 */
test('more churn never gives more subscribers, in any trial or month, where nobody comes back', () =>
  forBusinesses({ ...lonely, winBack: false, switches: false }, 20, async (random) => {
    const [less, more] = [await ran(random.scenario({}, { trials })), await ran(random.scenario({ churn: 2 }, { trials }))];
    for (const { name } of less.scenario.segments) {
      for (let step = 0; step < less.model.steps; step++) {
        const [low, high] = [subscribersOf(more, name, step), subscribersOf(less, name, step)];
        for (let trial = 0; trial < trials; trial++) {
          assert.ok(low[trial] <= high[trial], `${name}, step ${step}, trial ${trial}: ${low[trial]} > ${high[trial]}`);
        }
      }
    }
  }));

test('more churn never gives more subscribers on average, with win-back too', () =>
  forBusinesses({ ...everything, talk: false, feedback: false, switches: false, learned: false }, 15, async (random) => {
    // Holds as long as churn and win-back do not exceed 1 together.
    const expected = { trials, expected: true };
    const [less, more] = [await ran(random.scenario({}, expected)), await ran(random.scenario({ churn: 1.5 }, expected))];
    everywhere(less, (at, step, trial) => {
      const low = measureAt(more, 'subscribers', step)[trial];
      assert.ok(low <= at('subscribers') * (1 + 1e-6) + 1e-6, `step ${step}, trial ${trial}: ${low} > ${at('subscribers')}`);
    });
  }));

/** Everybody who has joined by a month in one run has joined by it in the other: so many, at most. */
function assertNoMoreJoined(fewer: Trials, more: Trials): void {
  const [low, high] = [new Float64Array(trials), new Float64Array(trials)];
  everywhere(more, (at, step, trial) => {
    high[trial] += at('new');
    low[trial] += measureAt(fewer, 'new', step)[trial];
    assert.ok(low[trial] <= high[trial], `step ${step}, trial ${trial}: ${low[trial]} > ${high[trial]} joined so far`);
  });
}

/** Compares businesses as they are with what they are when written in another way. */
function rewritten(freedom: Freedom, rewriting: Partial<Rewriting>, compare: (changed: Trials, asItWas: Trials) => void): Promise<void> {
  return forBusinesses(freedom, 20, async (random) => compare(await ran(random.scenario(rewriting, { trials })), await ran(random.scenario({}, { trials }))));
}

/** A free trial gives a second chance: who fails one early can try again where another is still trying. */
test('higher prices never win more customers, in any trial by any month, where conversion holds at a stated list price', () =>
  rewritten({ ...lonely, trials: false, listed: true }, { price: 1.5 }, (dear, cheap) => assertNoMoreJoined(dear, cheap)));

test('more spent on channels never wins fewer customers, in any trial by any month', () =>
  rewritten({ ...lonely, trials: false }, { spend: 2 }, (spending, saving) => assertNoMoreJoined(saving, spending)));

test.run();
