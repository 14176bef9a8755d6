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
  /** Subscribers of a plan, those who leave, monthly recurring revenue, and what subscriptions and use earn. */
  plan: (what: 'subscribers' | 'churned' | 'mrr' | 'revenue', name: string) => `plan ${what} ${name}`,
  /** Customers that a segment gains or loses, and what plans earn from it: by subscriptions and use, and once. */
  segment: (what: 'new' | 'churned' | 'revenue' | 'upfront', name: string) => `segment ${what} ${name}`,
  /** Customers who pay, where others do not: of everybody, or of a segment. */
  payers: (what: 'subscribers' | 'new' | 'reactivated' | 'churned', segment?: string) => (segment === undefined ? `payers ${what}` : `payers ${what} of ${segment}`),
  /** Customers that a channel brought. */
  channel: (name: string) => `channel new ${name}`,
};

/** Whether the spread over trials of an output is told month by month, and not just its mean. */
export function hasSpread(name: string): boolean {
  return name.startsWith('measure ') || name.endsWith(' subscribers by segment');
}

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
