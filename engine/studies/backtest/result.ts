import type { Scenario } from '../../../scenarios/scenario.js';
import type { RanOn } from '../../trials.js';
import type { Estimated } from '../estimate.js';
import type { StudyProvenance } from '../provenance.js';

/** How a forecast did against what really happened: plain JSON. */
export interface BacktestResult {
  readonly kind: 'backtest';
  readonly version: 1;
  /** Always: a backtest that is stopped gives nothing. */
  readonly complete: true;
  readonly scenario: Pick<Scenario, 'name' | 'about' | 'currency' | 'step' | 'months'>;
  readonly actuals: { readonly file: string; readonly sha256: string; readonly ignored: readonly string[] };
  /** One or more, in the order of the file of actual figures. */
  readonly measures: readonly MeasureBacktest[];
  /** What the actual figures say about uncertain inputs, the one that moved most first. */
  readonly inputs: readonly InputShift[];
  readonly backend: RanOn;
  readonly provenance: StudyProvenance;
}

export interface MeasureBacktest {
  readonly name: string;
  /** As a reader would say it, in the middle of a sentence. */
  readonly words: string;
  readonly column: string;
  readonly unit: string;
  /** The whole forecast, by step of the story. */
  readonly forecast: {
    readonly labels: readonly string[];
    readonly p5: readonly number[];
    readonly p25: readonly number[];
    readonly p50: readonly number[];
    readonly p75: readonly number[];
    readonly p95: readonly number[];
  };
  /** What happened, step by step where it is known. */
  readonly points: readonly ActualPoint[];
  /** Steps without a value before the last that has one. */
  readonly gaps: number;
  /** Values that the file has of the time before the story. */
  readonly before: number;
  /** How often what happened lies within P25 to P75, and within P5 to P95. */
  readonly inside50: Coverage;
  readonly inside90: Coverage;
  /** Steps in which what happened lies above the median. */
  readonly above: number;
  /** Label of the first step whose value lies outside P5 to P95; null: none does. */
  readonly firstOutside: string | null;
  /** Mean pinball loss of the quantiles that are forecast, in the measure's unit. */
  readonly pinball: readonly { readonly chance: number; readonly loss: number }[];
  /** Mean continuous ranked probability score, in the measure's unit. */
  readonly crps: Estimated;
  /** A forecast without a model, on the steps that both can be judged on; null: too few. */
  readonly naive: NaiveScore | null;
  /** Share of trials that are no nearer to the middle of all than what happened: low means that the plan did not expect it. */
  readonly asFarOff: Estimated;
}

export interface ActualPoint {
  readonly label: string;
  /** Its place in the story, from 0. */
  readonly step: number;
  readonly actual: number;
  /** Probability integral transform: the share of trials below what happened. */
  readonly place: number;
}

export interface Coverage {
  readonly hits: number;
  readonly points: number;
  /** The range that holds the number of hits of a true forecast nine times in ten, were the steps independent of one another. */
  readonly ifIndependent: readonly [number, number];
  /** The same for the steps as the trials have them, which move together. */
  readonly asTrialsHave: readonly [number, number];
}

export interface NaiveScore {
  /** `no change`: the value before stays. `drift`: it goes on as it went before the story, with the spread that its steps had. */
  readonly kind: 'no change' | 'drift';
  /** Label of the last step that it knows. */
  readonly origin: string;
  readonly points: number;
  readonly crps: number;
  /** The plan's score on the same steps. */
  readonly own: number;
  /** 1 - own / crps: above 0 the plan is the better one, 1 is perfect. */
  readonly skill: number;
}

/** What the actual figures say about an uncertain input. Scores are standard-normal: 0 is the median of what was believed, 1 one standard deviation above it. */
export interface InputShift {
  readonly path: string;
  /** For a reader: `Cost per lead of search`. */
  readonly label: string;
  /** Share of the input's variance that figures such as these tell, 0 to 1. */
  readonly told: number;
  /**
   * `moved`: the median of what was believed lies outside nine tenths of what is believed now. `unmoved`: it does not.
   * `untold`: such figures hardly depend on the input. `beyond`: too few trials come near, so that only the direction is known.
   */
  readonly verdict: 'moved' | 'unmoved' | 'untold' | 'beyond';
  /** Weighted mean of the score, with its Monte Carlo error; where it is `beyond`, that of the nearest trials. */
  readonly shift: Estimated;
  /** What is believed now, in scores: sd 1 is as wide as before. */
  readonly now: { readonly p5: number; readonly p50: number; readonly p95: number; readonly sd: number };
  /** Where the median of what is believed now stands in what was believed, 0 to 1. */
  readonly place: number;
  /** Kish's effective number of trials behind it. */
  readonly effectiveTrials: number;
  /** In the number that the file states (before it is brought to a step), before and now; null: the value is no plain number. */
  readonly stated: { readonly form: InputForm; readonly before: Range; readonly now: Range } | null;
}

/** How a file writes a number: `4%`, `30%/year`, `5 per 1000`. */
export interface InputForm {
  readonly percent: boolean;
  /** What stands after the number. */
  readonly unit: string;
}

export interface Range {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}
