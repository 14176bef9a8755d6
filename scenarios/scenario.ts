/**
 * What a checked scenario file means: plain data, every default filled in, every name resolved.
 * It is the only thing that the engine reads of a file; `parse` makes it and nothing else can.
 */

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
  | { readonly kind: 'discrete'; readonly outcomes: readonly { readonly value: number; readonly weight: number }[] }
  /** The sorted observations of a data file, read when the scenario is parsed. */
  | { readonly kind: 'empirical'; readonly file: string; readonly values: readonly number[] }
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
}

/** A value over time: the entry in force in a step is the last one whose `month` has begun. */
export interface Schedule {
  /** In order of `month`, the first at month 0; `month` counts months from the start of the scenario. */
  readonly entries: readonly { readonly month: number; readonly value: Value }[];
  /** Relative change per time since month 0, compounding every step; absent means none. */
  readonly growth?: Value;
}

export interface Segment {
  readonly name: string;
  /** Customers in the segment, subscribers and prospects together; at least 1, at most 16,777,216 an agent. */
  readonly customers: number;
  /** How many agents they are spread over, as evenly as whole customers allow; 1 to customers. */
  readonly agents: number;
  /** Who subscribes when the story starts, 0 to customers; spread over the segment's plans by their stated conversion. */
  readonly subscribers: number;
  /** Currency a month that a customer is willing to pay; its weight is `choice.willingnessToPay`. */
  readonly willingnessToPay?: Value;
  /** A segment's own churn and win-back, where it differs from `retention`. */
  readonly churn?: Value;
  readonly winBack?: Value;
}

export interface Plan {
  readonly name: string;
  /** Currency a month for a subscriber; 0 when the file states none. */
  readonly price: Schedule;
  /** Currency once for a new customer; 0 when the file states none. */
  readonly setupFee: Schedule;
  /** Chance that a lead of a neutral agent takes this plan at its first price. */
  readonly conversion: Value;
  /** Names of the segments it is offered to: all, when the file names none. */
  readonly segments: readonly string[];
}

export type CostGroup = 'product' | 'service' | 'management' | 'data' | 'training' | 'operations' | 'acquisition';

export interface CostLine {
  readonly name: string;
  readonly group: CostGroup;
  /** Currency a month. */
  readonly perMonth?: Schedule;
  /** Currency a month for each subscriber. */
  readonly perCustomer?: Schedule;
  /** Currency for each customer who joins or comes back. */
  readonly perNewCustomer?: Schedule;
  /** Currency, in the step in which `month` falls. */
  readonly once: readonly { readonly month: number; readonly value: Value }[];
  /** `amount` again after every `months` months: at months, 2 months, ... from the start. */
  readonly every?: { readonly months: number; readonly amount: Value };
  /** Relative change per time of everything in the line but `once`; a decline is a negative growth. */
  readonly growth?: Value;
  readonly decline?: Value;
}

export interface Scenario {
  readonly name: string;
  readonly about?: string;
  /** ISO 4217 code, upper case. */
  readonly currency: string;
  /** First month. */
  readonly start: { readonly year: number; readonly month: number };
  /** Horizon in months, 1 to 600. */
  readonly months: number;
  readonly step: 'month' | 'week' | 'day';
  readonly trials: number;
  readonly seed: string;
  /** Expected values instead of draws. */
  readonly expected: boolean;
  readonly segments: readonly Segment[];
  readonly reach:
    | { readonly kind: 'all' }
    | { readonly kind: 'diffusion'; readonly innovation: Value; readonly imitation: Value };
  readonly plans: readonly Plan[];
  readonly choice: {
    /** Relative change of the conversion odds' share per relative change of price, at the first price; 0 or more. */
    readonly priceElasticity: Value;
    /** Weight of ln(willingness to pay / its median) in a plan's utility. */
    readonly willingnessToPay: Value;
  };
  readonly retention: { readonly churn: Value; readonly winBack: Value };
  readonly costs: readonly CostLine[];
  readonly finance: { readonly openingCash: Value; readonly discountRate: Value };
}
