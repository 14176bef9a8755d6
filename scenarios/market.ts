import type { Schedule, Value } from './value.js';

/** The parts of a scenario that say who could buy, how they hear of the offer, and what is offered. */

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
  /** Units of use (tickets, requests, visits) of a customer a month; absent means no use is counted. */
  readonly usage?: Value;
  /** A segment's own churn and win-back, where it differs from `retention`. */
  readonly churn?: Value;
  readonly winBack?: Value;
  /** A segment's own price elasticity, where it is learned. */
  readonly priceElasticity?: Value;
}

/** A way to buy attention: what is spent brings leads, and is a cost of the group acquisition. */
export interface Channel {
  readonly name: string;
  /** Currency a month. */
  readonly spend: Schedule;
  /** Currency for one lead, while spend is far below saturation. */
  readonly costPerLead: Schedule;
  /** Currency a month: spend x works as `saturation x (1 - exp(-x / saturation))`; absent means that every unit works alike. */
  readonly saturation?: Value;
  /** Share of the effect of spend that comes a step later, again and again (geometric adstock); 0 to below 1. */
  readonly carryOver: Value;
  /** Names of the segments it reaches: all, when the file names none. */
  readonly segments: readonly string[];
}

export interface Reach {
  readonly kind: 'diffusion';
  readonly innovation: Value;
  readonly imitation: Value;
  /** Word of mouth between segments: `to` hears of the subscribed share of `from` with this weight beside its own. */
  readonly influence: readonly { readonly to: string; readonly from: string; readonly weight: Value }[];
  readonly channels: readonly Channel[];
  /** Expected leads that a subscriber brings, and currency paid for a new customer that came so. */
  readonly referral?: { readonly leads: Value; readonly reward: Value };
  /** Leads that the sales team can handle a month; who is not handled waits. Names of the segments it sells to. */
  readonly sales?: { readonly capacity: Schedule; readonly segments: readonly string[] };
}

/** A price of use above what is included: `price` for each unit from `from` units a month of a customer on. */
export interface Tier {
  readonly from: number;
  readonly price: Value;
}

export interface Plan {
  readonly name: string;
  /** Currency a month for a subscriber; 0 when the file states none. */
  readonly price: Schedule;
  /** Currency once for a new customer; 0 when the file states none. */
  readonly setupFee: Schedule;
  /** Currency once for a new customer, as the price of a licence; 0 when the file states none. */
  readonly licence: Schedule;
  /** Share of every price of the plan that is let off; 0 when the file states none. */
  readonly discount: Schedule;
  /** Headline price at which `conversion` holds; absent: the first one. */
  readonly listPrice?: Value;
  /** Chance that a lead of a neutral agent takes this plan at its list price. */
  readonly conversion: Value;
  /** Units a month of a customer that the price includes; 0 when the file states none. */
  readonly includedUsage: Value;
  /** Currency for a unit of use above what is included, and how revenue from it is called. */
  readonly unitPrice?: Schedule;
  /** Prices by units above what is included, in rising order of `from`, the first from 0; excludes `unitPrice`. */
  readonly tiers: readonly Tier[];
  readonly usageKind: 'usage' | 'transactions';
  /** Months between two times at which a subscriber can leave; 1 when the file states none. */
  readonly commitment: number;
  /** Whether a commitment is paid when it begins. */
  readonly prepaid: boolean;
  /** Months of free use before paying, and the share of those who try that pays then; the others are prospects again. */
  readonly trial?: { readonly months: number; readonly paid: Value };
  /** Chance a month that a subscriber moves to another plan of the same segment. */
  readonly switches: readonly { readonly to: string; readonly chance: Value }[];
  /** How much an agent leans to this plan; its weight is `choice.affinity`. */
  readonly affinity?: Value;
  /** Name of an index that every price of the plan is multiplied by. */
  readonly index?: string;
  /** Names of the segments it is offered to: all, when the file names none. */
  readonly segments: readonly string[];
}

/** Somebody else's offer to the same leads. Who takes it stays a prospect. */
export interface Competitor {
  readonly name: string;
  /** Currency a month; the first is the one at which `share` holds. */
  readonly price: Schedule;
  /** Share of leads who take it when all prices are list prices. */
  readonly share: Value;
  /** Relative change of its price per relative change of ours, a step later; 0 to 1. */
  readonly reaction: Value;
  readonly segments: readonly string[];
}
