import * as E from 'fp-ts/lib/Either.js';
import type { Baseline } from '../../../../engine/studies/check/baseline/baseline.js';
import { readBaseline } from '../../../../engine/studies/check/baseline/readBaseline.js';
import { checkPlans, type CheckOptions, type PlanFile } from '../../../../engine/studies/check/check.js';
import type { CheckResult } from '../../../../engine/studies/check/result.js';
import { journalOf, type Journal } from '../../../../engine/studies/journal.js';
import { withRunner, type Runner } from '../../../../engine/studies/runner.js';
import type { Scenario } from '../../../../scenarios/scenario.js';
import { business } from '../../businesses.js';

/** A business that is ruined if, and only if, its one loss strikes: with this chance exactly, by nothing but luck. */
export const coin = (chance: number, invariants: readonly string[], parts: Partial<Scenario> = {}): Scenario =>
  business(
    `months: 1
trials: 100
market: { everyone: { customers: 1, agents: 1 } }
reach: all
offer: { service: { price: 0, conversion: 0 } }
events: { loss: { hazard: ${-Math.log(1 - chance)}, loss: 10 } }
finance: { opening_cash: 5 }`,
    { invariants, ...parts },
  );

/** A small subscription business with uncertain inputs that makes a profit in some futures. */
export const shop = (price: string, more = ''): Scenario =>
  business(`months: 18
trials: 400
seed: shop
market: { shops: { customers: 2000, agents: 10 } }
reach: { innovation: 2% to 6%, channels: { search: { spend: 4k, cost_per_lead: 20 to 40 } } }
offer: { basic: { price: ${price}, conversion: 8% to 20% } }
retention: { churn: 2% to 5% }
costs: { team: { group: management, per_month: 5k } }
finance: { opening_cash: 60k }
${more}`);

/** Works with a runner on one thread. @throws Error where the engine had no answer */
export const running = async <Result>(work: (runner: Runner) => Promise<Result>): Promise<Result> => {
  const result = await withRunner({ threads: 1 }, work)();
  if (E.isLeft(result)) throw new Error(`${result.left.kind}: ${result.left.message}`);
  return result.right;
};

export const checked = (plans: readonly PlanFile[], options: Partial<CheckOptions> = {}, journal: Journal = journalOf()): Promise<CheckResult> =>
  running((runner) => checkPlans(plans, { mostTrials: 1, ...options }, { runner, journal }));

/** What a JSON text says, as a baseline. */
export const baselineOf = (json: unknown): Baseline => {
  const read = readBaseline(JSON.stringify(json));
  if (E.isLeft(read)) throw new Error(read.left);
  return read.right;
};
