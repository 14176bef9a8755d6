import type { Comparator, Comparison, Figure } from '../../../scenarios/figures/figure.js';
import { printed } from '../../../scenarios/figures/print.js';
import type { Column } from '../../metrics/columns.js';
import { isDetermined } from '../isDetermined.js';
import type { Trials } from '../../trials.js';
import { combined, estimated, type Estimate } from '../estimate.js';
import { presentIn } from './columnEstimates.js';
import { columnOf } from './columnOf.js';
import { testDifference } from './differenceTest.js';
import { estimateFigure } from './estimateFigure.js';
import { compares, holdsIn } from './holdsIn.js';
import { isolate } from './isolate.js';
import type { ComparisonJudgement, Verdict } from './judge.js';
import { marginOf } from './marginOf.js';
import { shareClaimOf, type ShareClaim } from './shareClaim.js';
import { testShare, type Test } from './shareTest.js';

/** Chances of being wrong: of `broken` where a claim holds by nothing, and of `holds` where it is broken by nothing. */
export interface Rates {
  readonly broken: number;
  readonly holds: number;
}

/** What the trials say of one comparison at these rates. */
export function judgeComparison(comparison: Comparison<Figure>, trials: Trials, rates: Rates): ComparisonJudgement {
  const [left, right] = [estimateFigure(comparison.left, trials), estimateFigure(comparison.right, trials)];
  const told = { text: printed(comparison), value: estimated(left), bound: estimated(right) };
  if (Number.isNaN(left.value) || Number.isNaN(right.value)) return { ...told, verdict: 'undecided', slack: 0, evidence: 0 };
  const holds = compares(left.value, comparison.comparator, right.value);
  const isolated = isolate(comparison);
  const claim = isolated && shareClaimOf(isolated);
  const slack = signed(claim !== undefined && needsMargin(claim, comparison) ? slackOfShare(claim, trials) : distanceOf(left.value, comparison.comparator, right.value), holds);
  if (isSettled(comparison, claim, trials)) return { ...told, verdict: holds ? 'holds' : 'broken', slack, evidence: holds ? Infinity : -Infinity };
  const test = claim === undefined ? testDifference(orientedDifference(comparison.comparator, left, right)) : testOfShare(claim, trials);
  const verdict = verdictOf(test, rates);
  const needed = verdict === 'undecided' ? neededOf(test, trials, test.evidence < 0 ? rates.broken : rates.holds) : undefined;
  return { ...told, verdict, slack, evidence: test.evidence, ...(needed === undefined ? {} : { trialsNeeded: needed }) };
}

function verdictOf({ againstFalse, againstTrue }: Test, rates: Rates): Verdict {
  if (againstTrue <= rates.broken) return 'broken';
  return againstFalse <= rates.holds ? 'holds' : 'undecided';
}

/** Beyond this nobody would wait for them. */
const mostTrials = 1e9;

/** Two digits, rounded up; undefined where no number of trials will do. */
function neededOf({ needed }: Test, { outputs }: Trials, errorRate: number): number | undefined {
  const trials = Math.max(outputs.trials + 1, needed(errorRate));
  if (!(trials <= mostTrials)) return undefined;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(trials)) - 1);
  return Math.ceil(trials / unit) * unit;
}

/** `a - b` of `a <= b`, `b - a` of `a >= b`: the claim is that it is not above 0. */
function orientedDifference(comparator: Comparator, left: Estimate, right: Estimate): Estimate {
  const sign = comparator === '<' || comparator === '<=' ? 1 : -1;
  return combined([
    { weight: sign, estimate: left },
    { weight: -sign, estimate: right },
  ]);
}

function distanceOf(left: number, comparator: Comparator, right: number): number {
  if (left === right) return 0;
  return comparator === '<' || comparator === '<=' ? right - left : left - right;
}

/** A slack says by its sign whether the estimates satisfy the comparison, also where they lie on the bound. */
function signed(slack: number, holds: boolean): number {
  if (holds) return Math.max(0, slack);
  return slack < 0 ? slack : -Number.MIN_VALUE;
}

/** Whether a figure jumps where its trials move: a probability, and a percentile of a time. */
function needsMargin(claim: ShareClaim, { left, right }: Comparison<Figure>): boolean {
  const ofProbability = [left, right].some((figure) => hasProbability(figure));
  return ofProbability || (claim.condition.kind === 'comparison' && claim.condition.left.kind === 'time');
}

function hasProbability(figure: Figure): boolean {
  switch (figure.kind) {
    case 'probability':
      return true;
    case 'negative':
      return hasProbability(figure.of);
    case 'operation':
      return hasProbability(figure.left) || hasProbability(figure.right);
    default:
      return false;
  }
}

/** The margin of the trial that decides: as many may satisfy the condition, or must, as the share says. */
function slackOfShare({ condition, comparator, share }: ShareClaim, trials: Trials): number {
  const margins = presentIn(marginOf(condition, trials)).sort().reverse();
  const wanted = margins.length * share;
  const rounding = 1e-9;
  switch (comparator) {
    case '<=':
      return -(margins[Math.floor(wanted + rounding)] ?? (share < 0 ? Infinity : -Infinity));
    case '<':
      return -(margins[Math.ceil(wanted - rounding) - 1] ?? (share <= 0 ? Infinity : -Infinity));
    case '>=':
      return margins[Math.ceil(wanted - rounding) - 1] ?? (share <= 0 ? Infinity : -Infinity);
    case '>':
      return margins[Math.floor(wanted + rounding)] ?? (share < 0 ? Infinity : -Infinity);
    default:
      return comparator satisfies never;
  }
}

function testOfShare({ condition, comparator, share }: ShareClaim, trials: Trials): Test {
  const held = presentIn(holdsIn(condition, trials));
  return testShare(held.reduce((sum, one) => sum + one, 0), held.length, comparator, share);
}

/**
 * Whether nothing is left to chance: a share that no probability can fail or meet, or trials that are all the same. What no trial of a
 * scenario with luck has shown may still come, so that a share is tested there all the same.
 */
function isSettled(comparison: Comparison<Figure>, claim: ShareClaim | undefined, trials: Trials): boolean {
  if (claim !== undefined && isCertain(claim)) return true;
  const { scenario, outputs } = trials;
  if (claim !== undefined && !scenario.expected) return false;
  if (outputs.trials === 1) return isDetermined(scenario);
  const columns = claim === undefined ? [...columnsBehind(comparison.left, trials), ...columnsBehind(comparison.right, trials)] : [marginOf(claim.condition, trials)];
  return columns.every(isConstant);
}

const isCertain = ({ comparator, share }: ShareClaim): boolean => {
  switch (comparator) {
    case '<=':
    case '>':
      return share < 0 || share >= 1;
    case '>=':
    case '<':
      return share <= 0 || share > 1;
    default:
      return comparator satisfies never;
  }
};

const isConstant = (column: Column): boolean => column.every((value) => Object.is(value, column[0]));

/** What a figure is made of, trial by trial. */
function columnsBehind(figure: Figure, trials: Trials): Float64Array[] {
  switch (figure.kind) {
    case 'number':
      return [];
    case 'statistic':
      return [columnOf(figure.of, trials)];
    case 'probability':
      return [marginOf(figure.of, trials)];
    case 'negative':
      return columnsBehind(figure.of, trials);
    case 'operation':
      return [...columnsBehind(figure.left, trials), ...columnsBehind(figure.right, trials)];
    default:
      return figure satisfies never;
  }
}
