import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { judge, type Verdict } from '../../../../engine/studies/figures/judge.js';
import { testShare } from '../../../../engine/studies/figures/shareTest.js';
import { madeTrials, requirementOf } from './madeTrials.js';

/** Chances of numbers of trials, computed and not simulated: no test here can fail by bad luck. */

const n = 400;
const atMost = (count: number, share: number, trials = n): number => binomialCdf(count, trials, share);
const exactly = (count: number, share: number, trials = n): number => atMost(count, share, trials) - (count === 0 ? 0 : atMost(count - 1, share, trials));
const atLeast = (count: number, share: number, trials = n): number => 1 - (count === 0 ? 0 : atMost(count - 1, share, trials));

/** [trial] cash: `ruined` trials below zero, the others above, no two the same. */
const cash = (ruined: number, trials = n): number[] => Array.from({ length: trials }, (_, trial) => (trial < ruined ? trial - ruined : trial - ruined + 1));

const verdictOf = (text: string, ruined: number, errorRate: number): Verdict => judge(requirementOf(text), madeTrials({ cash: [cash(ruined)] }), { errorRate }).verdict;

/** What is said at most so often, with which number of ruined trials: `probability(ruin) <= limit` by the exact binomial law. */
const wanted = (ruined: number, limit: number, errorRate: number): Verdict =>
  atLeast(ruined, limit) <= errorRate ? 'broken' : atMost(ruined, limit) <= errorRate ? 'holds' : 'undecided';

test('a claim of a share is decided as the exact binomial law decides it, however it is written', () => {
  for (const errorRate of [0.05, 0.001])
    for (const limit of [0.05, 0.5]) {
      const verdicts = Array.from({ length: n + 1 }, (_, ruined) => wanted(ruined, limit, errorRate));
      // Where verdicts change, on both sides; the border, and the ends.
      const counts = verdicts.flatMap((verdict, ruined) => (verdict !== verdicts[ruined - 1] || verdict !== verdicts[ruined + 1] || ruined === limit * n ? [ruined] : []));
      assert.is(counts.length, 7, String(counts));
      for (const ruined of counts) {
        const [percent, rest] = [`${limit * 100}%`, `${100 - limit * 100}%`];
        for (const text of [
          `probability(ruin) <= ${percent}`,
          `probability(cash at end < 0) < ${percent}`,
          `probability(lowest cash >= 0) >= ${rest}`,
          `1 - probability(ruin) >= ${rest}`,
          `${percent} >= probability(not lowest cash >= 0)`,
          `2 probability(ruin) <= 2 * ${percent}`,
          `-probability(ruin by end) >= -${percent}`,
          `p${limit * 100}(cash at end) >= 0`,
          `p${100 - limit * 100}(-cash at end) <= 0`,
          `not probability(ruin) > ${percent}`,
        ])
          assert.is(verdictOf(text, ruined, errorRate), wanted(ruined, limit, errorRate), `${ruined} of ${n} at ${errorRate}: ${text}`);
        if (limit === 0.05) assert.is(verdictOf('var(cash at end) <= 0', ruined, errorRate), wanted(ruined, limit, errorRate), `${ruined} of ${n}: var`);
      }
    }
});

test('broken and holds are wrong no more often than the error rate, at the border and beyond it, and little less often', () => {
  for (const errorRate of [0.05, 0.01, 0.001])
    for (const bound of [0.01, 0.05, 0.3, 0.95]) {
      const counts = Array.from({ length: n + 1 }, (_, count) => count);
      const tests = counts.map((count) => testShare(count, n, '<=', bound));
      const chance = (share: number, says: (count: number) => boolean): number => counts.filter(says).reduce((sum, count) => sum + exactly(count, share), 0);
      const broken = (count: number): boolean => tests[count].againstTrue <= errorRate;
      const holds = (count: number): boolean => tests[count].againstFalse <= errorRate;
      for (const share of [bound, 0.8 * bound]) assert.ok(chance(share, broken) <= errorRate * (1 + 1e-9), `${share} of ${bound}: broken ${chance(share, broken)}`);
      for (const share of [bound, 1 - 0.8 * (1 - bound)]) assert.ok(chance(share, holds) <= errorRate * (1 + 1e-9), `${share} of ${bound}: holds ${chance(share, holds)}`);
      // One trial less would be too often: nothing of the rate is given away.
      const [first, last] = [counts.findIndex(broken), counts.findLastIndex(holds)];
      if (first >= 0) assert.ok(atLeast(first - 1, bound) > errorRate, `${bound}: broken from ${first} on`);
      if (last >= 0) assert.ok(atMost(last + 1, bound) > errorRate, `${bound}: holds up to ${last}`);
    }
});

test('a claim of a share at or above a bound is that of the rest at or below it', () => {
  for (const count of [0, 3, 20, 200, 397, n]) {
    const [one, other] = [testShare(count, n, '>=', 0.95), testShare(n - count, n, '<=', 0.05)];
    for (const key of ['againstFalse', 'againstTrue', 'evidence'] as const) {
      const apart = Math.abs(one[key] - other[key]);
      assert.ok(!(apart > 1e-9 * Math.abs(one[key])), `${count}: ${key} ${one[key]} ${other[key]}`);
    }
  }
});

test('known binomial tails: Clopper and Pearson bound 10 of 100 by 0.0490 and 0.1762 at 95 %', () => {
  // R: binom.test(10, 100)$conf.int, each side 2.5 %.
  assert.ok(Math.abs(testShare(10, 100, '<=', 0.04900469).againstTrue - 0.025) < 1e-6);
  assert.ok(Math.abs(testShare(10, 100, '<=', 0.17622260).againstFalse - 0.025) < 1e-6);
});

test('evidence falls with every trial that speaks against a claim, from where it is beyond doubt to where it is beyond hope', () => {
  for (const [trials, bound] of [
    [n, 0.05],
    [5000, 0.15],
    [2000, 0.5],
  ] as const) {
    const scores = Array.from({ length: trials + 1 }, (_, count) => testShare(count, trials, '<=', bound).evidence);
    assert.ok(scores.every(Number.isFinite) && scores.every((score, count) => count === 0 || score <= scores[count - 1]), `${trials} trials, ${bound}`);
    const border = Math.round(trials * bound);
    assert.ok(Math.abs(scores[border]) < 0.1 && scores[0] > 3 && scores[trials] < -20, `${scores[0]} ${scores[border]} ${scores[trials]}`);
    // Two scores away, the exact score and that of the normal law differ by what skewness does.
    const away = Math.round(trials * bound + 2 * Math.sqrt(trials * bound * (1 - bound)));
    assert.ok(Math.abs(scores[away] + 2) < 0.2, String(scores[away]));
  }
});

test('no trial in n is no proof: one in a hundred is shut out by 299 trials at 95 %, and never by less', () => {
  // The rule of three: 0.99^298 is just above 5 %, 0.99^299 just below.
  const judged = (trials: number): Verdict => judge(requirementOf('probability(ruin) <= 1%'), madeTrials({ cash: [cash(0, trials)] }), { errorRate: 0.05 }).verdict;
  assert.equal([judged(298), judged(299)], ['undecided', 'holds']);
  const same = madeTrials({ cash: [new Array<number>(200).fill(7)] });
  assert.is(judge(requirementOf('probability(ruin) <= 1%'), same, { errorRate: 0.05 }).verdict, 'undecided', 'all trials the same');
});

test('a share that nothing can exceed, or fall below, holds without a test', () => {
  const trials = madeTrials({ cash: [cash(3, 10)] });
  for (const [text, verdict] of [
    ['probability(ruin) <= 100%', 'holds'],
    ['probability(ruin) >= 0%', 'holds'],
    ['probability(ruin) > 1', 'broken'],
    ['probability(ruin) < 0%', 'broken'],
    ['probability(ruin) - 1 <= 50%', 'holds'],
    ['probability(ruin) <= 0%', 'broken'],
    ['probability(ruin) >= 100%', 'broken'],
  ] as const)
    assert.is(judge(requirementOf(text), trials, { errorRate: 0.01 }).verdict, verdict, text);
  for (const text of ['-probability(ruin) >= 0%', 'probability(ruin) <= -0%', '1 - probability(ruin) >= 1'])
    assert.equal([judge(requirementOf(text), trials, { errorRate: 0.01 })].map(({ verdict, evidence }) => [verdict, evidence])[0], ['broken', -Infinity], text);
  const never = judge(requirementOf('probability(ruin) <= 0%'), madeTrials({ cash: [cash(0, 10)] }), { errorRate: 0.05 });
  assert.equal([never.verdict, never.trialsNeeded], ['undecided', undefined], 'no number of trials shows that something never comes');
});

test('with the trials needed nine in ten runs decide, and with half of them far fewer', () => {
  for (const [ruined, limit, errorRate] of [
    [20, 0.07, 0.05],
    [20, 0.06, 0.01],
    [24, 0.05, 0.05],
    [2, 0.01, 0.05],
    [190, 0.5, 0.005],
  ] as const) {
    const judged = judge(requirementOf(`probability(ruin) <= ${limit}`), madeTrials({ cash: [cash(ruined)] }), { errorRate });
    assert.is(judged.verdict, 'undecided', `${ruined} of ${n} against ${limit}`);
    const share = ruined / n;
    const power = (trials: number): number => {
      let decided = 0;
      for (let count = 0; count <= trials; count++) {
        const { againstFalse, againstTrue } = testShare(count, trials, '<=', limit);
        if ((share > limit ? againstTrue : againstFalse) <= errorRate) decided += exactly(count, share, trials);
      }
      return decided;
    };
    const needed = judged.trialsNeeded ?? NaN;
    assert.ok(needed > n && power(needed) > 0.895 && power(needed) < 0.95, `${needed} trials decide ${ruined} of ${n} against ${limit} with chance ${power(needed)}`);
    assert.ok(power(Math.round(needed / 2)) < 0.75, `${needed / 2} trials: ${power(Math.round(needed / 2))}`);
  }
});

test('trials on the border need more than anybody has, and none are named', () => {
  const judged = judge(requirementOf('probability(ruin) <= 5%'), madeTrials({ cash: [cash(20)] }), { errorRate: 0.05 });
  assert.equal([judged.verdict, 'trialsNeeded' in judged], ['undecided', false]);
});

test('and is broken by one part at a part of the rate, and holds by all at the whole rate; or the other way round', () => {
  const errorRate = 0.05;
  /** Two claims of shares of different trials: ruin, and no subscribers. */
  const verdict = (joint: string, ruined: number, gone: number): Verdict => {
    const [one, ...others] = [' probability(subscribers at end <= 0) <= 10%', ' not probability(subscribers at end <= 0) > 10%', ' (not probability(subscribers at end > 0) < 90%)'].map((claim) =>
      verdictWith(`${joint}${claim}`, ruined, gone),
    );
    for (const other of others) assert.is(other, one, `${ruined} ${gone} ${joint}`);
    return one;
  };
  const verdictWith = (rest: string, ruined: number, gone: number): Verdict => {
    const subscribers = Array.from({ length: n }, (_, trial) => (trial < gone ? 0 : trial + 1)).reverse();
    return judge(requirementOf(`probability(ruin) <= 10% ${rest}`), madeTrials({ cash: [cash(ruined)], subscribers: [subscribers] }), { errorRate }).verdict;
  };
  const counts = Array.from({ length: 51 }, (_, index) => index + 15);
  // Where verdicts change, at the whole rate and at half of it: 29 and 28 trials of 400, 51 and 53.
  const near = [20, 27, 28, 29, 30, 40, 50, 51, 52, 53];
  const tails = counts.map((count) => ({ above: atLeast(count, 0.1), below: atMost(count, 0.1) }));
  let [wrongAnd, wrongOr] = [0, 0];
  counts.forEach((ruined, one) => {
    for (let other = 0; other < counts.length; other++) {
      const [a, b] = [tails[one], tails[other]];
      const brokenAnd = Math.min(a.above, b.above) <= errorRate / 2;
      const holdsOr = Math.min(a.below, b.below) <= errorRate / 2;
      const chance = exactly(ruined, 0.1) * exactly(counts[other], 0.1);
      if (brokenAnd) wrongAnd += chance;
      if (holdsOr) wrongOr += chance;
      if (![ruined, counts[other]].every((count) => near.includes(count))) continue;
      const holdsAnd = Math.max(a.below, b.below) <= errorRate;
      const brokenOr = Math.max(a.above, b.above) <= errorRate;
      const text = `${ruined} and ${counts[other]} of ${n}`;
      assert.is(verdict('and', ruined, counts[other]), brokenAnd ? 'broken' : holdsAnd ? 'holds' : 'undecided', `and: ${text}`);
      assert.is(verdict('or', ruined, counts[other]), holdsOr ? 'holds' : brokenOr ? 'broken' : 'undecided', `or: ${text}`);
    }
  });
  // Where the two are independent, both claims true, or both false, by nothing.
  assert.ok(wrongAnd <= errorRate && wrongAnd > errorRate / 3, `and is broken wrongly with chance ${wrongAnd}`);
  assert.ok(wrongOr <= errorRate && wrongOr > errorRate / 3, `or holds wrongly with chance ${wrongOr}`);
});

test('trials on the very bound of a percentile count as its comparison says', () => {
  const trials = madeTrials({ cash: [Array.from({ length: 100 }, () => 5)] });
  const verdict = (comparator: string): string => judge(requirementOf(`p50(cash at end) ${comparator} 5`), trials, { errorRate: 0.01 }).verdict;
  assert.equal(['<=', '>=', '<', '>'].map(verdict), ['holds', 'holds', 'broken', 'broken']);
});

test.run();
