import type { Estimated } from './estimate.js';

/** A number as a result holds it: null where no trial has one, or where it never comes. */
export type Known = Estimated | null;

export function numberOrNull({ value, se }: Estimated): Known {
  return Number.isFinite(value) && Number.isFinite(se) ? { value, se } : null;
}
