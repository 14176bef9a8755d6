import type { Journal } from './journal.js';
import type { Runner } from './runner.js';

/** What a study works with. */
export interface StudyTools {
  readonly runner: Runner;
  /** The answers of a study that was stopped, and a place for new ones; where absent, nothing is known before and nothing is kept. */
  readonly journal?: Journal;
  /** Told how far it is, about, and what it does. */
  readonly onProgress?: (done: number, total: number, what?: string) => void;
}
