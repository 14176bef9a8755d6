/** Numbers as a scenario file states them: known, or drawn from a law. */

/** How often a value is drawn: never; once a trial; once an agent, the same in every trial; every step of every trial. */
export type Randomness = 'known' | 'uncertain' | 'across' | 'monthly';

/** A number that nobody draws. */
export interface Known {
  readonly randomness: 'known';
  readonly value: number;
}

/** A number that follows a law. */
export interface Drawn {
  readonly randomness: 'uncertain' | 'across' | 'monthly';
  readonly distribution: Distribution;
}

export type Quantity = Known | Drawn;

/** The argument of a distribution: known, or itself uncertain (then `randomness` is 'uncertain'). */
export type Parameter = Quantity;

/**
 * The laws a value can follow, with the parameters as the language writes them.
 * `Distribution<number>` has every parameter settled: what is left is a law to draw from.
 */
export type Distribution<P = Parameter> =
  | { readonly kind: 'normal'; readonly mean: P; readonly sd: P }
  | { readonly kind: 'lognormal'; readonly median: P; readonly sigma: P }
  | { readonly kind: 'uniform'; readonly low: P; readonly high: P }
  | { readonly kind: 'triangular'; readonly low: P; readonly mode: P; readonly high: P }
  | { readonly kind: 'pert'; readonly low: P; readonly mode: P; readonly high: P }
  | { readonly kind: 'beta'; readonly alpha: P; readonly beta: P }
  | { readonly kind: 'gamma'; readonly mean: P; readonly cv: P }
  | { readonly kind: 'exponential'; readonly mean: P }
  | { readonly kind: 'weibull'; readonly shape: P; readonly scale: P }
  | { readonly kind: 'poisson'; readonly mean: P }
  | { readonly kind: 'binomial'; readonly count: P; readonly probability: P }
  | { readonly kind: 'bernoulli'; readonly probability: P }
  | { readonly kind: 'pareto'; readonly minimum: P; readonly shape: P }
  | { readonly kind: 'student'; readonly freedom: P; readonly location: P; readonly scale: P }
  /** `low to high`: a 90 % range, P5 to P95; lognormal when both ends are positive, normal otherwise. */
  | { readonly kind: 'range'; readonly low: P; readonly high: P }
  /** `low to high` where a chance or a share stands: P5 to P95 of a law that stays between 0 and 1, logit-normal. */
  | { readonly kind: 'shareRange'; readonly low: P; readonly high: P }
  | { readonly kind: 'discrete'; readonly outcomes: readonly { readonly value: number; readonly weight: number }[] }
  /** The sorted observations of a data file, read when the scenario is parsed. */
  | { readonly kind: 'empirical'; readonly file: string; readonly values: readonly number[] }
  /** One number for every member of an ensemble, each member equally likely; they keep their order, so that one draw picks the same member everywhere. */
  | { readonly kind: 'members'; readonly values: readonly number[] }
  /** `rows[member][person]`: people that a model was trained on, in the order of their strata, as the member sees them; `member` counts from 0. */
  | { readonly kind: 'learned'; readonly member: P; readonly rows: readonly (readonly number[])[] }
  | { readonly kind: 'mixture'; readonly components: readonly { readonly distribution: Distribution<P>; readonly weight: number }[] }
  | { readonly kind: 'truncate'; readonly distribution: Distribution<P>; readonly low: P; readonly high: P };

/** The length of time that a rate is stated for. */
export type Period = 'day' | 'week' | 'month' | 'year';

/**
 * How a value changes with the length of a step.
 * `intensity`: an expected count per time, so a step gets its share (x/12 of a yearly one).
 * `compound`: a probability per time, so `1 - (1 - x)^(share)`.
 * `growth`: a relative change per time, so `(1 + x)^(share) - 1`.
 * `flow`: an amount of money per time, so a step gets its share.
 * `level`: no time in it (a price per event, a share, a count).
 */
export type Scaling = 'intensity' | 'compound' | 'growth' | 'flow' | 'level';

/** A value as the file states it, with what is needed to bring it to one step of the simulation. */
export interface Value {
  /** Where it stands, `offer.basic.conversion`: it names the random stream, so moving it is a new draw. */
  readonly path: string;
  readonly quantity: Quantity;
  readonly per: Period;
  readonly scaling: Scaling;
  /** How many things the number is stated for: 1000 for `20 per 1000`; absent: one. */
  readonly each?: number;
}

/** A value over time: the entry in force in a step is the last one whose `month` has begun. */
export interface Schedule {
  /** In order of `month`, the first at month 0; `month` counts months from the start of the scenario. */
  readonly entries: readonly { readonly month: number; readonly value: Value }[];
  /** Relative change per time since month 0, compounding every step; absent means none. */
  readonly growth?: Value;
}
