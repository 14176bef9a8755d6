import type { Population } from '../../model.js';
import type { KernelText } from './emit.js';

/** One kernel of the plan: it computes every value of one array, for each trial and each place along the second axis. */
export interface PlannedKernel {
  readonly writes: string;
  /** Agents, segments, or 0 for a value per trial. */
  readonly places: number;
  readonly text: KernelText;
}

/** The sum of an array over the agents of each segment. */
export interface PlannedSum {
  readonly reads: string;
  readonly writes: string;
  readonly starts: readonly number[];
}

export type PlannedStep = { readonly kind: 'kernel'; readonly kernel: PlannedKernel } | { readonly kind: 'sum'; readonly sum: PlannedSum };

/** The array of a total of a population's agents, or of what its segment stages give. */
export const totalName = (population: Population, name: string): string => `${population.name} total ${name}`;
