import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Scenario } from '../../../../scenarios/scenario.js';
import { packageVersion } from '../../../../scenarios/version.js';
import type { Estimated } from '../../estimate.js';
import { invariantFigures } from '../watched.js';
import { groups, pairedDifference } from '../groupMeans.js';
import type { CheckedFigure, FileCheck, Move, Moves } from '../result.js';
import type { Baseline, KnownFigure } from './baseline.js';

/** Chance that some figure of a plan which did not move is said to have moved. */
const falseAlarm = 0.01;

/**
 * What moved of a file since its baseline: the plan of the same name, or the only one where both are alone. Null: the baseline does not know
 * it, or counts in other money.
 * @param asked the scenario of the file
 * @param files how many are checked
 */
export function movesOf(check: FileCheck, asked: Scenario, baseline: Baseline, files: number): Moves | null {
  const { scenario, invariants, figures } = check;
  const plan = baseline.find(({ name }) => name === scenario.name) ?? (files === 1 && baseline.length === 1 ? baseline[0] : undefined);
  if (plan === undefined || plan.currency !== scenario.currency) return null;
  const pairs = figures.flatMap((figure): readonly Pair[] => {
    const before = plan.figure(figure.text, asked);
    return before === undefined ? [] : [{ figure, before }];
  });
  const sharedLuck = plan.seed === scenario.seed && plan.trials === scenario.trials;
  const unchanged = plan.hash === scenario.hash && plan.bellwether === packageVersion();
  const below = 1 - falseAlarm / 2 / Math.max(1, pairs.length);
  // The error of a paired difference comes from few groups, so that it is Student's law that its size follows.
  const critical: Critical = { paired: tQuantile(below, groups - 1), unpaired: normalQuantile(below, 0, 1) };
  const texts = invariants.map(({ text }) => text);
  const ofInvariants = new Set(invariantFigures(asked));
  const { name, seed, trials, months, bellwether } = plan;
  return {
    baseline: { name, seed, trials, months, bellwether },
    unchanged,
    pairing: sharedLuck && pairs.some(isPaired) ? 'paired' : 'unpaired',
    sharedLuck,
    figures: pairs.map((pair) => moveOf(pair, critical, sharedLuck, ofInvariants.has(pair.figure.text))),
    added: texts.filter((text) => !plan.invariants.includes(text)),
    removed: plan.invariants.filter((text) => !texts.includes(text)),
  };
}

/** A figure and what the baseline knows of it. */
interface Pair {
  readonly figure: CheckedFigure;
  readonly before: KnownFigure;
}

function isPaired({ figure, before }: Pair): boolean {
  return figure.groups !== null && before.groups !== null;
}

/** Standard errors from which a difference is more than chance. */
interface Critical {
  readonly paired: number;
  readonly unpaired: number;
}

function moveOf(pair: Pair, critical: Critical, sharedLuck: boolean, ofInvariant: boolean): Move {
  const { figure: { text, words, unit, value: now }, before: { value: before } } = pair;
  const told = { text, words, unit, ofInvariant, before, now };
  if (typeof now === 'string' || typeof before === 'string') return { ...told, change: null, moved: now !== before };
  const together = sharedLuck ? paired(pair, now, before) : undefined;
  const change = together ?? unpaired(now, before);
  const least = together === undefined ? critical.unpaired : critical.paired;
  return { ...told, change, moved: change.se > 0 ? Math.abs(change.value) > least * change.se : change.value !== 0 };
}

function paired({ figure, before }: Pair, now: Estimated, then: Estimated): Estimated | undefined {
  return figure.groups === null || before.groups === null || figure.groups.length !== before.groups.length ? undefined : pairedDifference(now, figure.groups, then, before.groups);
}

/** As if two runs had no luck in common; where they have, the error is rather too large. */
function unpaired(now: Estimated, before: Estimated): Estimated {
  return { value: now.value - before.value, se: Math.hypot(now.se, before.se) };
}
