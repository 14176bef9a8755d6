import type { Either } from 'fp-ts/lib/Either.js';
import type { BgnbdFit } from './fitBgnbd.js';
import type { HeldPurchases } from './heldPurchases.js';
import type { MonthlyForm } from './monthlyForm.js';
import type { ObservedCustomers } from './observedCustomers.js';
import type { TrackedPurchases } from './purchaseTracking.js';
import type { NoSpendAccount, SpendAccount } from './spending.js';

/** Unit of time of a fit. */
export type Every = 'day' | 'week' | 'month';

/** All that a fit to purchases found; what is said of it is made from this. */
export interface BgnbdAccount {
  readonly observed: ObservedCustomers;
  readonly every: Every;
  /** Days in a unit of time. */
  readonly unit: number;
  readonly fit: BgnbdFit;
  /** Log-likelihood of the best law in which nobody ever stops (NBD). */
  readonly neverStopping: number;
  readonly monthly: MonthlyForm;
  readonly spend: Either<NoSpendAccount, SpendAccount>;
  /** Absent where purchases are not known by day. */
  readonly tracking?: readonly TrackedPurchases[];
  /** Absent where nothing was held out. */
  readonly held?: HeldPurchases;
  readonly smallest: number;
}
