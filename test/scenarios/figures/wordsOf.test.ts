import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseFigure } from '../../../scenarios/figures/parseFigure.js';
import { parseRequirement } from '../../../scenarios/figures/parseRequirement.js';
import { unitOf } from '../../../scenarios/figures/unitOf.js';
import { wordsOf } from '../../../scenarios/figures/wordsOf.js';
import { everything } from './vocabulary.js';

test('expressions are said in words, with the parentheses that they need', () => {
  for (const [text, words] of [
    ['probability(ruin) <= 15%', 'probability of ruin at most 15%'],
    ['probability(not ruin by 2028-06 and npv > 0) > 80%', 'probability of (no ruin by 2028-06 and net present value above 0) above 80%'],
    ['probability(not ruin) >= 95%', 'probability of no ruin at least 95%'],
    ['p50(break_even) <= 24 and (ltv / cac >= 3 or not nrr < 90%)', 'median months to break-even at most 24 and (mean lifetime value divided by mean cost of acquisition at least 3 or not mean net revenue retention below 90%)'],
    ['p5(profit) >= -1M', 'P5 of total profit at least \u22121M'],
    ['mean(revenue - cost) / (2 - 1) > 8 - (2 - 1)', 'mean (total revenue minus total cost) divided by (2 minus 1) above 8 minus (2 minus 1)'],
    ['2 * (3 / 4) + 5 > -(1 + 2)', '2 times (3 divided by 4) plus 5 above minus (1 plus 2)'],
    ['revenue of subscription at start < revenue of ads', 'mean revenue from subscription in the first month below mean total revenue of ads'],
    ['var(lowest cash by 2027-06) < sd(cost of losses_of_events)', 'value at risk of lowest cash up to 2027-06 below standard deviation of total cost of losses of events'],
  ] as const) {
    const read = parseRequirement(text, everything);
    assert.is(E.isRight(read) && wordsOf(read.right), words, text);
  }
});

test('units: like divided by like is a ratio, a number counts what stands beside it, and what has no name has none', () => {
  for (const [text, unit] of [
    ['mean(npv)', 'EUR'],
    ['0.7 mean(profit) + 0.3 p5(profit)', 'EUR'],
    ['-p5(cash at end) / 12 - 5', 'EUR'],
    ['ltv / cac', 'ratio'],
    ['mean(ltv / cac)', 'ratio'],
    ['probability(ruin)', 'share'],
    ['1 - probability(ruin)', 'share'],
    ['probability(ruin) * mean(cash at end)', 'EUR'],
    ['p50(break_even) / 12', 'months'],
    ['mrr at end', 'EUR a month'],
    ['sd(subscribers at end)', 'customers'],
    ['profit / subscribers at end', ''],
    ['2 / npv', ''],
    ['npv + nrr', ''],
    ['3', 'ratio'],
  ] as const) {
    const read = parseFigure(text, everything);
    assert.is(E.isRight(read) && unitOf(read.right, 'EUR'), unit, text);
  }
});

test.run();
