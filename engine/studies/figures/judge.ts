import type { Requirement } from '../../../scenarios/figures/figure.js';
import { printed } from '../../../scenarios/figures/print.js';
import type { Trials } from '../../trials.js';
import type { Estimated } from '../estimate.js';
import { judgeComparison, type Rates } from './judgeComparison.js';

/** `undecided`: the trials are too few to say. */
export type Verdict = 'holds' | 'broken' | 'undecided';

/** What the trials say of one comparison, as it stands in the requirement, whatever `not` stands before it. */
export interface ComparisonJudgement {
  readonly text: string;
  readonly verdict: Verdict;
  /** The two sides, in their unit; of a number the error is 0. NaN where no trial has a value, Infinity where a percentile of a time is never. */
  readonly value: Estimated;
  readonly bound: Estimated;
  readonly slack: number;
  readonly evidence: number;
  readonly trialsNeeded?: number;
}

export interface Judgement {
  /** The requirement as the language writes it. */
  readonly text: string;
  readonly verdict: Verdict;
  /** In the order in which they stand. */
  readonly comparisons: readonly ComparisonJudgement[];
  /**
   * By how much the estimates satisfy it, 0 or more where they do: of `and` the least, of `or` the greatest, of `not` the other sign. It moves
   * without jumps as the trials do, in the unit of what is compared; of a probability, and of a percentile of a time, in the unit of what its
   * condition compares (`marginOf`): the slack of `probability(ruin) <= 5%` is, nearly, the fifth percentile of the lowest cash.
   */
  readonly slack: number;
  /** Standard errors by which it holds, negative: by which it is broken; infinite where nothing is left to chance. Joined as `slack` is. */
  readonly evidence: number;
  /** Trials with which nine in ten runs would decide, if the estimates are right; absent where it is decided, or where they lie on a bound. */
  readonly trialsNeeded?: number;
}

export interface JudgeOptions {
  /**
   * Chance of `broken` for a requirement that holds by nothing (less where it holds by more), and of `holds` for one that is broken by
   * nothing; above 0 and below 0.5. Trials are taken as independent: Latin hypercube and Sobol designs make it smaller.
   */
  readonly errorRate: number;
}

/**
 * Whether a requirement holds, as far as the trials can tell. Probabilities and percentiles are tested by the exact binomial law of the
 * number of trials that satisfy them, everything else by Student's test of the influences. Where nothing is left to chance (a mean of
 * values that are all the same, or a probability of them where the scenario has expected values), the comparison is plain.
 *
 * The error rate is kept for the requirement as a whole: `and` is broken if one of its n parts is, each tested at a part 1 / n of the rate
 * (Bonferroni), and holds if all do, each at the whole rate (R. Berger (1982), Multiparameter hypothesis testing and acceptance sampling:
 * an intersection-union test); `or` the other way round; `not` exchanges the two.
 */
export function judge(requirement: Requirement, trials: Trials, { errorRate }: JudgeOptions): Judgement {
  const judged = judgeClaim(requirement, trials, { broken: errorRate, holds: errorRate });
  const open = judged.verdict === 'undecided' ? judged.comparisons.filter(({ verdict }) => verdict === 'undecided').map(({ trialsNeeded }) => trialsNeeded) : [];
  const needed = open.every((trials) => trials !== undefined) ? Math.max(...open) : -Infinity;
  return { text: printed(requirement), ...judged, ...(Number.isFinite(needed) ? { trialsNeeded: needed } : {}) };
}

type Judged = Pick<Judgement, 'verdict' | 'comparisons' | 'slack' | 'evidence'>;

function judgeClaim(claim: Requirement, trials: Trials, rates: Rates): Judged {
  switch (claim.kind) {
    case 'comparison': {
      const judged = judgeComparison(claim, trials, rates);
      return { verdict: judged.verdict, comparisons: [judged], slack: judged.slack, evidence: judged.evidence };
    }
    case 'not': {
      const { verdict, comparisons, slack, evidence } = judgeClaim(claim.of, trials, { broken: rates.holds, holds: rates.broken });
      return { verdict: opposite[verdict], comparisons, slack: isTie(slack, comparisons) ? -Number.MIN_VALUE : -slack, evidence: -evidence };
    }
    case 'all':
      return joined(claim.of.map((one) => judgeClaim(one, trials, { ...rates, broken: rates.broken / claim.of.length })), 'broken', Math.min);
    case 'any':
      return joined(claim.of.map((one) => judgeClaim(one, trials, { ...rates, holds: rates.holds / claim.of.length })), 'holds', Math.max);
    default:
      return claim satisfies never;
  }
}

/** Whether a claim holds by nothing: its contrary does not, and its slack says so. */
const isTie = (slack: number, comparisons: readonly ComparisonJudgement[]): boolean =>
  slack === 0 && comparisons.every(({ value, bound }) => !Number.isNaN(value.value) && !Number.isNaN(bound.value));

const opposite: Readonly<Record<Verdict, Verdict>> = { holds: 'broken', broken: 'holds', undecided: 'undecided' };

/** @param decides the verdict that one part alone decides the whole by */
function joined(parts: readonly Judged[], decides: Verdict, pick: (...values: number[]) => number): Judged {
  const verdicts = parts.map(({ verdict }) => verdict);
  const all = opposite[decides];
  return {
    verdict: verdicts.includes(decides) ? decides : verdicts.every((verdict) => verdict === all) ? all : 'undecided',
    comparisons: parts.flatMap(({ comparisons }) => comparisons),
    slack: pick(...parts.map(({ slack }) => slack)),
    evidence: pick(...parts.map(({ evidence }) => evidence)),
  };
}

