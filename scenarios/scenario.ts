import type { Capacity, CostLine, Index, Lever, Policy, RevenueLine, RiskEvent } from './business.js';
import type { DemandIndex, Driver, Recommender } from './driver.js';
import type { Competitor, Plan, Reach, Segment } from './market.js';
import type { Value } from './value.js';

export * from './business.js';
export * from './driver.js';
export * from './market.js';
export * from './value.js';

/**
 * What a checked scenario file means: plain data, every default filled in, every name resolved.
 * It is the only thing that the engine reads of a file; `parse` makes it and nothing else can.
 */
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
  /** How uncertain values are drawn over the trials. */
  readonly sampling: 'plain' | 'latin-hypercube' | 'sobol';
  readonly segments: readonly Segment[];
  readonly reach: { readonly kind: 'all' } | Reach;
  readonly plans: readonly Plan[];
  readonly competitors: readonly Competitor[];
  readonly choice: {
    /** Relative fall of conversion per relative rise of the headline price, at the list price; 0 or more. */
    readonly priceElasticity: Value;
    /** Fall of utility per unit of currency of the headline price; 0 or more. Adds to the elasticity. */
    readonly priceSensitivity: Value;
    /** Weight of ln(willingness to pay / its median) in a plan's utility. */
    readonly willingnessToPay: Value;
    readonly affinity: Value;
    readonly sentiment: Value;
    readonly quality: Value;
  };
  readonly retention: {
    readonly churn: Value;
    readonly winBack: Value;
    /** Weights in the log-odds of churn: less sentiment, less quality, less ln(usage / its median), plus price rise, plus missing service. */
    readonly sentiment: Value;
    readonly quality: Value;
    readonly engagement: Value;
    readonly priceRise: Value;
    readonly service: Value;
  };
  /** `S_t = persistence S_{t-1} + adds (net adds_{t-1} / subscribers_{t-1}) + events + noise eps_t`, within [-3, 3]; absent: always 0. */
  readonly sentiment?: { readonly persistence: Value; readonly noise: Value; readonly adds: Value; readonly start: Value };
  /** What multiplies every expected look at the offer: a learned index, or trend, seasons (twelve, January first; none: no seasons), noise. */
  readonly demand?: DemandIndex | { readonly growth: Value; readonly seasonality: readonly Value[]; readonly noise?: Value };
  /** Absent: nothing is recommended. */
  readonly recommender?: Recommender;
  /** The learned models that drive the scenario, in the order of the language. */
  readonly drivers: readonly Driver[];
  /** What multiplies every customer's use; `dispersion`: squared coefficient of variation of a customer's use beyond Poisson. */
  readonly usage: { readonly growth: Value; readonly seasonality: readonly Value[]; readonly dispersion?: Value };
  readonly indices: readonly Index[];
  readonly revenue: readonly RevenueLine[];
  readonly costs: readonly CostLine[];
  readonly capacity: readonly Capacity[];
  readonly levers: readonly Lever[];
  readonly events: readonly RiskEvent[];
  readonly policies: readonly Policy[];
  readonly finance: {
    readonly openingCash: Value;
    readonly discountRate: Value;
    readonly funding: readonly { readonly month: number; readonly value: Value; readonly probability: Value }[];
    /** Paid back in equal instalments over `months`, interest and principal together, from the month after it is paid out. */
    readonly loans: readonly { readonly month: number; readonly value: Value; readonly interest: Value; readonly months: number }[];
    /** Share of profit, after losses brought forward. */
    readonly tax: Value;
    /** Months after which customers pay, and suppliers are paid. */
    readonly collectionDelay: number;
    readonly paymentTerms: number;
    /** `stop`: from the step after the first that ends below zero nothing is sold, earned or spent any more. */
    readonly onRuin: 'stop' | 'continue';
  };
  /** Spearman's rank correlations between uncertain values, by their paths. */
  readonly correlations: readonly { readonly first: string; readonly second: string; readonly value: number }[];
  readonly metrics: {
    /** Whether churned customers are divided by those at the start of the month or by the mean of start and end. */
    readonly churn: 'opening' | 'average';
    /** Months after which a customer's lifetime is no longer counted. */
    readonly lifetimeMonths: number;
  };
  /** What must hold, as the file writes it. */
  readonly invariants: readonly string[];
  /** What a study changes about the draws of uncertain values; no file says this. */
  readonly design?: Design;
}

/**
 * How a study has uncertain values drawn. Dimensions are named by the paths of uncertain values, and of uncertain parameters of laws
 * (`parameterPath`).
 */
export interface Design {
  /** The dimensions by their place in Sobol's sequence, where several scenarios share one; absent: those of the scenario itself. */
  readonly dimensions?: readonly string[];
  /** Dimensions that every trial has at one standard-normal score; what is correlated with them follows as its law given them has it. */
  readonly held?: Readonly<Record<string, number>>;
  /** Dimensions drawn anew, independent of what they are otherwise. */
  readonly redrawn?: readonly string[];
}
