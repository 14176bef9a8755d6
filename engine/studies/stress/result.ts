import type { Estimated } from '../estimate.js';
import type { FigureValue } from '../figures/invariantCheck.js';
import type { StudyProvenance } from '../provenance.js';
import type { Searched } from './search/certificate.js';

/** What a stress study found: plain data, every number with its unit or its standard error beside it. */
export interface StressResult {
  readonly kind: 'stress';
  readonly version: 1;
  /** Whether everything that was asked for was done; not so where it was stopped. */
  readonly complete: boolean;
  /** `expected`: whether nothing is random. */
  readonly scenario: { readonly name: string; readonly currency: string; readonly months: number; readonly expected: boolean };
  /** Chance at most that a requirement which holds is said to be broken, for each verdict. */
  readonly errorRate: number;
  /** Largest distance that was to be searched. */
  readonly radius: number;
  /** Trials of a first look, and of the search; of a confirmation each says its own. */
  readonly trials: { readonly few: number; readonly all: number };
  readonly space: ShockedInputs;
  readonly requirements: readonly RequirementStress[];
  /** Why nothing was searched, where nothing was. */
  readonly unsearched?: string;
  /** Position of the requirement whose confirmed failing shock is nearest; null: none has one. */
  readonly nearest: number | null;
  /** Of the nearest failing shock. */
  readonly waterfall: Waterfall | null;
  readonly frontier: Frontier | null;
  readonly stresses: readonly StressOutcome[];
  /** Shocks that the search has tried. */
  readonly evaluations: number;
  readonly provenance: StudyProvenance;
}

/** What a shock may move. */
export interface ShockedInputs {
  readonly inputs: readonly ShockedInput[];
  /** `file`: its `shocks:`; `asked`: by the caller; `correlation`: the uncertain inputs that matter most, those that do not left out. */
  readonly chosen: 'file' | 'asked' | 'correlation';
  /** Largest first: the rank correlation of uncertain inputs that were left out with what the requirements say. */
  readonly leftOut: readonly { readonly path: string; readonly label: string; readonly correlation: number }[];
}

export interface ShockedInput {
  readonly path: string;
  readonly label: string;
  readonly kind: 'uncertain' | 'number' | 'month';
  /** What its numbers are: `CNY a month`, `month`. */
  readonly unit: string;
  /** One unit of distance in words: `one standard-normal score`, `10% of 99`, `3 months`. */
  readonly step: string;
  /** Where no shock leaves it, as the file would state it. */
  readonly origin: string;
  /** With what the requirements say in a run of the plan; absent: not uncertain, or not worked out. */
  readonly correlation?: number;
}

/** A comparison of a requirement, worked out. */
export interface Compared {
  readonly text: string;
  /** What is compared, as a reader would say it. */
  readonly words: string;
  /** Of both sides: `share`, `months`, `ratio`, a currency. */
  readonly unit: string;
  readonly value: FigureValue;
  readonly bound: FigureValue;
}

/** A requirement under some conditions. */
export interface Judged {
  readonly verdict: 'holds' | 'broken' | 'undecided';
  readonly comparisons: readonly Compared[];
  readonly trials: number;
  /** Trials that would decide it, where these do not. */
  readonly trialsNeeded?: number;
}

/** An input in a shock. */
export interface MovedInput {
  readonly path: string;
  readonly label: string;
  readonly kind: 'uncertain' | 'number' | 'month';
  readonly unit: string;
  /** In units of distance. */
  readonly coordinate: number;
  readonly from: number;
  readonly to: number;
  /** As the file would state them. */
  readonly fromText: string;
  readonly toText: string;
  /** Of a known number: what it is multiplied by. */
  readonly times?: number;
  /** Of an uncertain input: the chance of a lower value by its own law. */
  readonly percentile?: number;
}

/** A shock in the user's units. */
export interface Shock {
  /** By path, in units of distance: every input that shocks may move, also those that this one leaves at 0. */
  readonly coordinates: Readonly<Record<string, number>>;
  readonly distance: number;
  /** Those that are moved, the one moved farthest first. */
  readonly inputs: readonly MovedInput[];
  readonly plausibility: Plausibility | null;
}

/** How likely the uncertain part of a shock is by the user's own laws; null where nothing uncertain is moved. */
export interface Plausibility {
  /** Distance of the uncertain part. */
  readonly distance: number;
  /** How many uncertain dimensions the space has. */
  readonly dimensions: number;
  /** Chance that a draw of them lies at least that far from the medians, in any direction: the tail of chi-squared. */
  readonly farther: number;
  /** Chance of a draw beyond the plane that touches the ball there: Phi(-distance), of the failing region where its border is flat. */
  readonly beyond: number;
}

/** One shock, judged again with the trials that confirmed it. */
export interface ReplayResult {
  readonly kind: 'stress replay';
  readonly version: 1;
  readonly complete: boolean;
  readonly scenario: StressResult['scenario'];
  readonly shock: Shock;
  readonly requirements: readonly { readonly text: string; readonly judged: Judged }[];
  readonly provenance: StudyProvenance;
}

export interface RequirementStress {
  readonly text: string;
  /** As a reader would say it. */
  readonly words: string;
  /** The plan as it is, all its uncertainty included; and with the inputs of the space where no shock leaves them. */
  readonly plan: Judged | null;
  readonly origin: Judged | null;
  /**
   * `broken`: without any shock. `at once`: with the inputs at their medians. `failing`: a failing shock was confirmed. `undecided`: the search
   * found one and fresh trials do not confirm it. `none`: nothing within the radius. `unknown`: the study was stopped before.
   */
  readonly outcome: 'broken' | 'at once' | 'failing' | 'undecided' | 'none' | 'unknown';
  /** The nearest failing shock by the trials of the search, with the standard error of its distance. */
  readonly border: (Shock & { readonly se: number }) | null;
  /** The distance at which it begins to break in that direction, by the fresh trials, which no search has chosen by. */
  readonly begins: Estimated | null;
  /** What the trials of the search say at the border. */
  readonly atBorder: Judged | null;
  /** The nearest shock at which fresh trials, which the search has not seen, say that it is broken. */
  readonly failing: ConfirmedShock | null;
  /** Where none confirmed: what the last fresh trials said. */
  readonly unconfirmed: Judged | null;
  readonly searched: Searched;
}

export interface ConfirmedShock extends Shock {
  /** By fresh trials. */
  readonly judged: Judged;
  /** What `replayStress` reads: the shock and its trials. */
  readonly replay: string;
}

/** What each moved input adds to what a requirement compares, from no shock to the shock. */
export interface Waterfall {
  /** What is compared, as a reader would say it; of a margin, what must hold. */
  readonly words: string;
  /** Of a comparison that has no number on the way, such as of a break-even that never comes: by how much it holds, 0 being its bound. */
  readonly isMargin: boolean;
  readonly unit: string;
  readonly bound: number;
  /** `Shapley`: the mean over all orders of moving them; `sequential`: in the order of their coordinates, the largest first. */
  readonly order: 'Shapley' | 'sequential';
  readonly from: Estimated;
  readonly to: Estimated;
  readonly parts: readonly { readonly path: string; readonly label: string; readonly fromText: string; readonly toText: string; readonly effect: number; readonly se: number }[];
}

/** Where a requirement fails over the two inputs that the shock moves farthest, the others being as the shock has them. */
export interface Frontier {
  readonly text: string;
  readonly x: FrontierAxis;
  readonly y: FrontierAxis;
  /** [y][x] standard errors by which it holds; below 0 it does not. null: there is no such shock. */
  readonly evidence: readonly (readonly (number | null)[])[];
  readonly trials: number;
  /** Where shocks lie at a distance, as closed lines of [x, y]. */
  readonly circles: readonly { readonly distance: number; readonly points: readonly (readonly [number, number])[] }[];
  /** Where it begins to break in the direction of the confirmed shock, and that shock. */
  readonly begins: readonly [number, number];
  readonly failing: readonly [number, number];
  /** Others that the shock moves, as it has them. */
  readonly others: readonly MovedInput[];
}

export interface FrontierAxis {
  readonly path: string;
  readonly label: string;
  readonly unit: string;
  readonly coordinates: readonly number[];
  /** As the file would state them. */
  readonly texts: readonly string[];
}

/** A named stress: what it does to the plan under the same luck. */
export interface StressOutcome {
  readonly name: string;
  readonly about?: string;
  /** Names of those that it is made of. */
  readonly allOf: readonly string[];
  /** [requirement] */
  readonly judged: readonly Judged[];
  /** Profit over the horizon and lowest cash, with their change against the plan; standard errors are those of the paired difference. */
  readonly effects: readonly { readonly figure: string; readonly words: string; readonly plan: Estimated; readonly value: Estimated; readonly change: Estimated }[];
}
