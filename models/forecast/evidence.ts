import { held, judge, relativePinball, spreadFactor } from './calibrate.js';
import type { Judged } from './calibrate.js';
import { overOrigins } from './compare.js';
import type { OverOrigins } from './compare.js';
import type { Trial } from './evaluate.js';
import type { Origins } from './origins.js';

/** How far a method can be trusted: figures of the origins that chose nothing. */
export interface Evidence {
  readonly mase: OverOrigins;
  /** As a share. */
  readonly smape: OverOrigins;
  /** Share of the outcomes that lay within their 90 % interval. */
  readonly coverage: OverOrigins;
  /** Mean pinball loss at 5 %, 50 % and 95 %, as a share of the outcome. */
  readonly pinball: OverOrigins;
  /** The factor on errors by which those intervals were widened: from the origins that chose. */
  readonly factor: number;
  /** The factor from all origins, for what lies after the history. */
  readonly finalFactor: number;
  /** `[outcome]` of the reporting origins, with their intervals before the factor. */
  readonly judged: readonly Judged[];
}

/** Judges the intervals of a method and sums up its errors. */
export const evidenceOf = (trial: Trial, logs: Float64Array, { horizon, report }: Origins, seed: string): Evidence => {
  const choosing = judge(trial.choice, logs, seed);
  const judged = judge(trial.report, logs, seed);
  const factor = spreadFactor(choosing);
  const perOrigin = (of: (outcome: Judged) => number): OverOrigins => {
    const means = report.map((origin) => {
      const own = judged.filter((outcome) => outcome.origin === origin);
      return own.reduce((sum, outcome) => sum + of(outcome), 0) / own.length;
    });
    return overOrigins(means, report, horizon);
  };
  return {
    mase: overOrigins(trial.report.map((attempt) => attempt.mase), report, horizon),
    smape: overOrigins(trial.report.map((attempt) => attempt.smape), report, horizon),
    coverage: perOrigin((outcome) => (held(factor, outcome) ? 1 : 0)),
    pinball: perOrigin((outcome) => relativePinball(factor, outcome)),
    factor,
    finalFactor: spreadFactor([...choosing, ...judged]),
    judged,
  };
};
