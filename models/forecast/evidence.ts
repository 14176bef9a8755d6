import { held, judge, relativePinball, spreadFactor } from './calibrate.js';
import type { Judged } from './calibrate.js';
import { overTime } from './compare.js';
import type { OverTime } from './compare.js';
import { timed } from './evaluate.js';
import type { Trial } from './evaluate.js';

/** How far a method can be trusted: figures of the origins that chose nothing. */
export interface Evidence {
  readonly mase: OverTime;
  /** As a share. */
  readonly smape: OverTime;
  /** Share of the outcomes that lay within their 90 % interval. */
  readonly coverage: OverTime;
  /** Mean pinball loss at 5 %, 50 % and 95 %, as a share of the outcome. */
  readonly pinball: OverTime;
  /** The factor on errors by which those intervals were widened: from the origins that chose. */
  readonly factor: number;
  /** The factor from all origins, for what lies after the history. */
  readonly finalFactor: number;
  /** `[outcome]` of the reporting origins, with their intervals before the factor. */
  readonly judged: readonly Judged[];
}

/** Judges the intervals of a method and sums up its errors. */
export const evidenceOf = ({ choice, report }: Trial, logs: Float64Array, seed: string): Evidence => {
  const choosing = judge(choice, logs, seed);
  const judged = judge(report, logs, seed);
  const factor = spreadFactor(choosing);
  const over = (of: (outcome: Judged) => number): OverTime =>
    overTime(judged.map((outcome) => ({ row: outcome.origin + outcome.step, value: of(outcome) })));
  return {
    mase: overTime(timed(report, ({ scaled }, step) => scaled[step])),
    smape: overTime(timed(report, ({ symmetric }, step) => symmetric[step])),
    coverage: over((outcome) => (held(factor, outcome) ? 1 : 0)),
    pinball: over((outcome) => relativePinball(factor, outcome)),
    factor,
    finalFactor: spreadFactor([...choosing, ...judged]),
    judged,
  };
};
