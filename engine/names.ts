import type { Population } from './model.js';

/** What a program hands out, by name: measures and parts `[month][trial]`, subscribers `[month][segment][trial]`, sums `[trial]`. */
export const outputName = {
  measure: (name: string) => `measure ${name}`,
  segments: (population: Population) => `${population.name} subscribers by segment`,
  sum: (name: string) => `sum ${name}`,
  /** Money of a line of revenue or cost. */
  line: (side: 'revenue' | 'cost', name: string) => `line ${side} ${name}`,
  /** A movement of monthly recurring revenue, 0 or more. */
  movement: (name: Movement) => `movement ${name}`,
  /** Subscribers, and monthly recurring revenue, of a plan. */
  plan: (what: 'subscribers' | 'mrr', name: string) => `plan ${what} ${name}`,
  /** Customers who pay, where others do not; of a segment only how many there are. */
  payers: (what: 'subscribers' | 'new' | 'churned', segment?: string) => (segment === undefined ? `payers ${what}` : `payers ${what} of ${segment}`),
  /** Customers that a channel brought. */
  channel: (name: string) => `channel new ${name}`,
};

/** Whether the spread over trials of an output is told month by month, and not just its mean. */
export function hasSpread(name: string): boolean {
  return name.startsWith('measure ') || name.endsWith(' subscribers by segment');
}

/** Names of sums over the whole story, and, lately, over the months that metrics are taken from. */
export const sumName = {
  /** Discounted months of new customers, all together; of everybody, or of a segment. */
  lifetime: (segment?: string) => (segment === undefined ? 'lifetime' : `lifetime ${segment}`),
  /** Of a segment: who comes and who leaves, all or those who pay, and what plans earn, by subscriptions and use or once. */
  segment: (what: SegmentSum, name: string) => `${what} of segment ${name}`,
  /** Of a plan: who leaves, and what subscriptions and use earn. */
  plan: (what: 'churned lately' | 'revenue lately', name: string) => `${what} of plan ${name}`,
};

export type SegmentSum =
  | 'new'
  | 'churned'
  | 'new lately'
  | 'churned lately'
  | 'new payers'
  | 'new payers lately'
  | 'churned payers lately'
  | 'revenue lately'
  | 'upfront lately';

/** How monthly recurring revenue changes: it grows by the first three and shrinks by the others. */
export const movements = ['new', 'reactivated', 'expansion', 'contraction', 'churned'] as const;
export type Movement = (typeof movements)[number];

/** The counts that every program hands out besides what its trial stages record, and the totals they are taken from. */
export const countMeasures = {
  prospects: 'prospects',
  leads: 'leads',
  new: 'joins',
  churned: 'churned',
  reactivated: 'reactivated',
  subscribers: 'subscribers',
} as const;
