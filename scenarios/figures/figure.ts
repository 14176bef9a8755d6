import type { CalendarMonth } from '../month.js';
import type { MeasureName, MetricName, TimeName, WorthName } from './quantities.js';

/** A month of the story, its first or its last. */
export type Moment = 'start' | 'end' | CalendarMonth;

/** What a measure is taken of, where it is not the whole business; a line of revenue or cost belongs to the measure that it is part of. */
export interface Part {
  readonly of: 'segment' | 'plan' | 'channel' | 'line';
  readonly name: string;
  /** Whether the section was written before the name, as it must be where a segment and a plan share one. */
  readonly qualified: boolean;
}

/** A measure by month, of everything or of a part. */
export interface Series {
  readonly measure: MeasureName;
  readonly part?: Part;
}

export interface Constant {
  readonly kind: 'number';
  readonly value: number;
  /** As it is written, `15%`. */
  readonly text: string;
}

/** A sum, a difference, a product or a quotient. */
export interface Operation<Operand> {
  readonly kind: 'operation';
  readonly operator: '+' | '-' | '*' | '/';
  readonly left: Operand;
  readonly right: Operand;
}

export interface Negative<Operand> {
  readonly kind: 'negative';
  readonly of: Operand;
}

export type Comparator = '<' | '<=' | '>' | '>=';

export interface Comparison<Operand> {
  readonly kind: 'comparison';
  readonly comparator: Comparator;
  readonly left: Operand;
  readonly right: Operand;
}

/** Claims joined by words: `all` by and, `any` by or. */
export interface Several<Claim> {
  readonly kind: 'all' | 'any';
  readonly of: readonly Claim[];
}

export interface Not<Claim> {
  readonly kind: 'not';
  readonly of: Claim;
}

/** A number for each trial. */
export type Quantity =
  | Constant
  /** In a month: of a flow, what it comes to in the month; else what stands at its end. */
  | { readonly kind: 'at'; readonly series: Series; readonly at: Moment }
  /** Over the months up to one; over all of them where none is given. */
  | { readonly kind: 'lowest' | 'highest' | 'total'; readonly series: Series; readonly by?: Moment }
  | { readonly kind: 'worth'; readonly name: WorthName }
  | { readonly kind: 'time'; readonly name: TimeName }
  | { readonly kind: 'metric'; readonly name: MetricName }
  | Operation<Quantity>
  | Negative<Quantity>;

/** Something that is so in a trial or is not. */
export type Condition =
  /** Cash was below zero at the end of a step, up to a month where one is given. */
  { readonly kind: 'ruin'; readonly by?: Moment } | Comparison<Quantity> | Several<Condition> | Not<Condition>;

/** What is said of a quantity over trials. */
export type Statistic =
  /** Of a loss, minus the quantity: the level is 95 %. */
  | { readonly kind: 'mean' | 'sd' | 'var' | 'cvar' }
  /** Above 0 and below 100. */
  | { readonly kind: 'percentile'; readonly percent: number };

/** A number that says something about all trials. */
export type Figure =
  | Constant
  | { readonly kind: 'statistic'; readonly statistic: Statistic; readonly of: Quantity }
  | { readonly kind: 'probability'; readonly of: Condition }
  | Operation<Figure>
  | Negative<Figure>;

/** Something that the trials as a whole satisfy or do not. */
export type Requirement = Comparison<Figure> | Several<Requirement> | Not<Requirement>;
