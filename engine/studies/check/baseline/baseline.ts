import type { Scenario } from '../../../../scenarios/scenario.js';
import type { FigureValue } from '../../figures/invariantCheck.js';

/** Plans as they were: what a former run or check wrote; none where that could read no file. */
export type Baseline = readonly BaselinePlan[];

export interface BaselinePlan {
  readonly name: string;
  readonly hash: string;
  readonly seed: string;
  readonly trials: number;
  readonly months: number;
  readonly currency: string;
  /** Version of Bellwether that simulated it. */
  readonly bellwether: string;
  readonly invariants: readonly string[];
  /** What it knows of a figure of the plan as it is now; undefined: nothing. @param text as the language writes it */
  readonly figure: (text: string, asked: Scenario) => KnownFigure | undefined;
}

export interface KnownFigure {
  readonly value: FigureValue;
  /** As `groupMeans` gives them; null where they are not known. */
  readonly groups: readonly number[] | null;
}
