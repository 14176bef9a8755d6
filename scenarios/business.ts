import type { Schedule, Value } from './value.js';

/** The parts of a scenario that say what is earned and spent, and what can happen. */

export type CostGroup = 'product' | 'service' | 'management' | 'data' | 'training' | 'operations' | 'acquisition';

/** What lines of cost and of revenue have in common. */
export interface Line {
  readonly name: string;
  /** Currency a month. */
  readonly perMonth?: Schedule;
  /** Currency a month for each user: subscribers and those in a free trial. */
  readonly perCustomer?: Schedule;
  /** Currency for each customer who joins or comes back. */
  readonly perNewCustomer?: Schedule;
  /** Currency for a unit of use. */
  readonly perUsage?: Schedule;
  /** Currency, in the step in which `month` falls. */
  readonly once: readonly { readonly month: number; readonly value: Value }[];
  /** `amount` again after every `months` months: at months, 2 months, ... from the start. */
  readonly every?: { readonly months: number; readonly amount: Value };
  /** Relative change per time of everything in the line but `once`; a decline is a negative growth. */
  readonly growth?: Value;
  readonly decline?: Value;
  /** Names of the plans whose customers and use count: all, when the file names none. */
  readonly plans: readonly string[];
  /** Name of an index that the line is multiplied by. */
  readonly index?: string;
}

export interface CostLine extends Line {
  readonly group: CostGroup;
  /** Staff: currency a month a head, one for every started `customers` users, at least `atLeast`; heads are not let go. */
  readonly hire?: { readonly salary: Schedule; readonly customers: Value; readonly atLeast: Value };
  /** Share of revenue: payment fees, royalties. */
  readonly ofRevenue?: Value;
  /** Commission: multiple of the monthly recurring revenue of customers who join or come back. */
  readonly ofNewMrr?: Value;
  /** Learned share of what the line states that is lost: multiplies all of it. */
  readonly lossRate?: Value;
}

/** How a customer comes to pay; each is a line of its own in results. */
export const revenueKinds = ['subscription', 'usage', 'transactions', 'licence', 'setup', 'advertising', 'sales_share', 'services'] as const;
export type RevenueKind = (typeof revenueKinds)[number];

export interface RevenueLine extends Line {
  readonly kind: RevenueKind;
  /** Share of the line's amounts that is ours: an advertising share, a commission on sales; 1 when the file states none. */
  readonly share: Value;
}

/** Machines or a rate limit: when use exceeds what they can serve, the rest is not served and not paid for. */
export interface Capacity {
  readonly name: string;
  readonly group: CostGroup;
  /** Units that are there when the story starts; `perUnit` units of use a month each; `cost` currency a month each. */
  readonly units: number;
  readonly perUnit: Value;
  readonly cost: Schedule;
  /** Share of capacity above which units are added, `delay` months later, up to `limit`. */
  readonly target: Value;
  readonly delay: number;
  readonly limit?: number;
  readonly decline?: Value;
}

/** What a lever, an event or a policy acts on, resolved from a name in the file. */
export type Target =
  | { readonly of: 'reach' | 'conversion' | 'churn' | 'win_back' | 'usage' | 'price' | 'cost' | 'revenue' | 'recommender' }
  | { readonly of: 'spend' | 'plan price' | 'cost line' | 'revenue line' | 'capacity'; readonly name: string };

export interface Effect {
  readonly target: Target;
  readonly factor: Value;
}

/** A decision about the product that switches on in a month: quantise, distil, move to the edge. */
export interface Lever {
  readonly name: string;
  /** First month in force, and the first in which it is no longer; months from the start. */
  readonly month: number;
  readonly until?: number;
  readonly multiply: readonly Effect[];
  /** Added to the quality of the offer; log-odds of conversion and, against it, of churn, times the weights of `choice` and `retention`. */
  readonly quality: Value;
  /** Currency, once, in its first month. */
  readonly cost: Value;
}

/** Something that may happen: a leak, an outage, a competitor's entry. */
export interface RiskEvent {
  readonly name: string;
  /** How it comes: at a hazard (an intensity), or in a month with a probability. */
  readonly comes:
    { readonly kind: 'hazard'; readonly hazard: Value } | { readonly kind: 'month'; readonly month: number; readonly probability: Value };
  /** Months that it stays in force. */
  readonly months: number;
  /** Whether it can come again while it is in force; its effects then multiply. */
  readonly overlap: boolean;
  readonly multiply: readonly Effect[];
  /** Currency, in the step in which it comes. */
  readonly loss: Value;
  /** Added to sentiment, and to quality, in every step in force. */
  readonly sentiment: Value;
  readonly quality: Value;
  /** While the named event is in force, the hazard is this many times what it is otherwise. */
  readonly raisedBy: readonly { readonly event: string; readonly factor: Value }[];
}

/** What a manager sees at the end of a month. */
export const seenMeasures = ['runway', 'cash', 'profit', 'revenue', 'subscribers', 'growth', 'churn', 'gross_margin', 'service', 'month'] as const;
export type SeenMeasure = (typeof seenMeasures)[number];

export interface Condition {
  readonly measure: SeenMeasure;
  readonly comparison: '<' | '<=' | '>' | '>=';
  readonly value: number;
}

export interface Policy {
  /** Its place in the file, `policies[0]`. */
  readonly path: string;
  readonly when: Condition;
  readonly changes: readonly { readonly operation: 'multiply' | 'set'; readonly target: Target; readonly value: Value }[];
  /** Months after it has acted in which it does not act again. */
  readonly coolDown: number;
}

/** A series that multiplies amounts: an exchange rate, a price index. Its logarithm is autoregressive and starts at 0. */
export interface Index {
  readonly name: string;
  /** Share of the logarithm that is kept each step, 0 to 1; 1 is a random walk. */
  readonly persistence: Value;
  /** Standard deviation of the logarithm's change in a month. */
  readonly volatility: Value;
  /** Relative change per time, compounding. */
  readonly drift: Value;
}
