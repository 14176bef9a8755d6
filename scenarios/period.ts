import type { Period } from './value.js';

/** The endings of a rate: `/day`, `/week`, `/month`, `/year`. */
export const periods: readonly Period[] = ['day', 'week', 'month', 'year'];
