import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Requirement } from '../../../../scenarios/figures/figure.js';
import { parseRequirement } from '../../../../scenarios/figures/parseRequirement.js';
import { printed } from '../../../../scenarios/figures/print.js';
import { vocabularyOf } from '../../../../scenarios/figures/vocabulary.js';
import { judge } from '../../../../engine/studies/figures/judge.js';
import { plainVerdict } from './plainVerdict.js';
import { arbitraryExpressions } from '../../../scenarios/figures/arbitraryFigure.js';
import { scenarioOf } from '../../../scenarios/reading.js';
import { simulated } from '../../checks.js';
import { business } from './business.js';
import { madeTrials, months, requirementOf } from './madeTrials.js';

const trials = await simulated({ ...scenarioOf(business), trials: 60 });
const vocabulary = vocabularyOf(trials.scenario);
const { requirement } = arbitraryExpressions(vocabulary);
const options = { errorRate: 0.05 };

test('slack says by its sign whether the estimates satisfy a requirement, and no verdict contradicts them', () => {
  fc.assert(
    fc.property(requirement, (one) => {
      const { verdict, slack, evidence, text, comparisons } = judge(one, trials, options);
      const { holds } = plainVerdict(one, trials);
      assert.is(text, printed(one));
      assert.ok(!Number.isNaN(slack) && !Number.isNaN(evidence), `${text}: ${slack} ${evidence}`);
      if (holds === null) return;
      const told = comparisons.every(({ value, bound }) => !Number.isNaN(value.value) && !Number.isNaN(bound.value));
      if (told) assert.is(slack >= 0, holds, `${text}: slack ${slack}`);
      assert.ok(verdict === 'undecided' || (verdict === 'holds') === holds, `${text}: ${verdict}`);
    }),
    { numRuns: 400 },
  );
});

test('of and the slack is the least, of or the greatest, of not the other sign; evidence alike', () => {
  fc.assert(
    fc.property(requirement, requirement, (a, b) => {
      const [one, other, both, either, none] = [a, b, { kind: 'all', of: [a, b] }, { kind: 'any', of: [a, b] }, { kind: 'not', of: a }].map((claim) => judge(claim as Requirement, trials, options));
      for (const of of ['slack', 'evidence'] as const) {
        assert.is(both[of], Math.min(one[of], other[of]));
        assert.is(either[of], Math.max(one[of], other[of]));
        assert.ok(none[of] === -one[of] || one[of] === 0, `${none[of]} ${one[of]}`);
      }
      assert.equal(both.comparisons.map(({ text }) => text), [...one.comparisons, ...other.comparisons].map(({ text }) => text));
    }),
    { numRuns: 100 },
  );
});

const amounts = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 7, maxLength: 7 });
const rows = fc.array(amounts, { minLength: months, maxLength: months });

/** Their slack is in money, and no steeper than the money that moves: in all months, or the sum of it. */
const smooth: readonly (readonly [text: string, steepest: number])[] = [
  ['probability(ruin) <= 15%', 1],
  ['probability(ruin by 2027-02) < 30%', 1],
  ['probability(cash at end < 3) <= 20% and p5(cash at end) >= -4', 1],
  ['probability(cash at start > 0 or not ruin) >= 50%', 1],
  ['1 - probability(lowest cash > highest cash - 5) > 40%', 2],
  ['p50(runway) >= 2', 1],
  ['probability(runway <= 2) <= 40%', 1],
  ['p50(break_even) <= 3', months],
  ['probability(break_even > 2) < 60%', months],
  ['cvar(cash at end) <= 9 or sd(cash at end) < 2', 2],
  ['not p90(cash at end) - p10(cash at end) > 7', 2],
];

test('slack moves without jumps, also where a probability stands still', () => {
  fc.assert(
    fc.property(fc.constantFrom(...smooth), rows, rows, fc.integer({ min: 1, max: 1000 }), ([text, steepest], cash, moves, parts) => {
      const one = requirementOf(text);
      const step = 1 / parts;
      const moved = cash.map((row, month) => row.map((value, trial) => value + (step * moves[month][trial]) / 20));
      const slackOf = (values: readonly (readonly number[])[]): number => judge(one, madeTrials({ cash: values, profit: values }), options).slack;
      const [before, after] = [slackOf(cash), slackOf(moved)];
      assert.ok(Math.abs(after - before) <= steepest * step * (1 + 1e-6), `${text}: from ${before} to ${after} where nothing moves more than ${step}`);
    }),
    { numRuns: 1000 },
  );
});

test('the slack of a probability of ruin is the lowest cash of the trial that decides', () => {
  const cash = Array.from({ length: 100 }, (_, trial) => 10 * trial - 30);
  const slackOf = (text: string, values = cash): number => judge(requirementOf(text), madeTrials({ cash: [values] }), options).slack;
  // Trials 0, 1 and 2 are ruined. Of 100, five may be: the sixth worst has 20 to lose.
  assert.equal([slackOf('probability(ruin) <= 5%'), slackOf('probability(ruin) < 5%'), slackOf('probability(ruin) <= 1%'), slackOf('probability(ruin) <= 2%')], [20, 10, -20, -10]);
  assert.equal([slackOf('probability(not ruin) >= 95%'), slackOf('probability(ruin) >= 5%')], [20, -10]);
  // Where no trial is near, the probability is flat and slack still tells how far away ruin is.
  assert.equal([1000, 2000].map((more) => slackOf('probability(ruin) <= 5%', cash.map((value) => value + more))), [1020, 2020]);
  assert.equal([slackOf('p5(cash at end) >= 15'), slackOf('mean(cash at end) <= 400')], [4.5, -65]);
});

test('ties: what is met exactly holds with <= and is broken with <', () => {
  const trial = madeTrials({ cash: [[5, 5, 5]] });
  for (const [text, holds] of [
    ['cash at end <= 5', true],
    ['cash at end < 5', false],
    ['not cash at end <= 5', false],
    ['not cash at end < 5', true],
    ['probability(cash at end >= 5) >= 100%', true],
  ] as const) {
    const { slack } = judge(requirementOf(text), trial, options);
    assert.ok(slack >= 0 === holds && Math.abs(slack) < 1e-300, `${text}: ${slack}`);
  }
});

test('what has no value in any trial is undecided, and decides nothing beside what does', () => {
  const nothing = 'ltv / 0 >= 3';
  const read = (text: string): Requirement => {
    const parsed = parseRequirement(text, vocabulary);
    if (E.isLeft(parsed)) throw new Error(`${text}: ${parsed.left.expected}`);
    return parsed.right;
  };
  for (const [text, holds, verdict] of [
    [nothing, null, 'undecided'],
    [`not ${nothing}`, null, 'undecided'],
    [`${nothing} or revenue > 0`, true, 'holds'],
    [`${nothing} and revenue < 0`, false, 'broken'],
    [`${nothing} and revenue > 0`, null, 'undecided'],
    [`${nothing} or revenue < 0`, null, 'undecided'],
  ] as const) {
    assert.equal([plainVerdict(read(text), trials).holds, judge(read(text), trials, options).verdict], [holds, verdict], text);
  }
  const { comparisons } = plainVerdict(read(`${nothing} or not probability(ruin) < 10%`), trials);
  assert.equal(comparisons.map(({ text, holds }) => [text, holds]), [['mean(ltv) / 0 >= 3', null], ['probability(ruin) < 10%', comparisons[1].value.value < 0.1]]);
});

test('times that never come are infinite: above every bound, and their slack is the money that is missing', () => {
  // Profit of -10 a month in six of ten trials: they never break even; the others do at once.
  const profit = Array.from({ length: 10 }, (_, trial) => (trial < 6 ? -10 : 5));
  const judged = judge(requirementOf('p50(break_even) <= 3'), madeTrials({ profit: [profit], cash: [profit] }), options);
  assert.equal([judged.comparisons[0].value.value, judged.slack], [Infinity, -10 * months]);
  assert.is(plainVerdict(requirementOf('p50(break_even) > 1000'), madeTrials({ profit: [profit] })).holds, true);
  assert.is(plainVerdict(requirementOf('probability(break_even > 1000) >= 60%'), madeTrials({ profit: [profit] })).holds, true);
});

test.run();
