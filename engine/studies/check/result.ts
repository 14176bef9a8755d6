import type { Scenario } from '../../../scenarios/scenario.js';
import type { Estimated } from '../estimate.js';
import type { FigureValue, InvariantCheck } from '../figures/invariantCheck.js';
import type { StudySpent } from '../provenance.js';

/** Whether plans keep what they say must hold: plain JSON. */
export interface CheckResult {
  readonly kind: 'check';
  readonly version: 1;
  /** Whether nothing stopped it before every file was decided as far as it could be. */
  readonly complete: boolean;
  /** Chance that an invariant which holds by nothing is called broken, and that one which is broken by nothing is said to hold; for each invariant, over all looks. */
  readonly errorRate: number;
  /** Most trials of one file. */
  readonly mostTrials: number;
  /** Whether an invariant that is undecided fails the check. */
  readonly strict: boolean;
  /** The files that could be simulated, in the order in which they were given. */
  readonly files: readonly FileCheck[];
  /** The others. */
  readonly mistakes: readonly FileMistakes[];
  /** Names of the plans that the baseline has; null: there is none. */
  readonly baseline: readonly string[] | null;
  readonly provenance: StudySpent;
}

/** A file that could not be read, or whose own numbers make a simulation impossible. */
export interface FileMistakes {
  readonly file: string;
  /** One a mistake, each with its place: `plan.yaml:5:14 offer.monthly: expected ...`. */
  readonly messages: readonly string[];
}

export interface FileCheck {
  readonly file: string;
  readonly scenario: Pick<Scenario, 'name' | 'currency' | 'months' | 'seed' | 'trials' | 'expected'> & {
    /** SHA-256 of the checked scenario: equal hashes ask the same question. */
    readonly hash: string;
  };
  /** In the order of the file; empty: it says of nothing that it must hold. */
  readonly invariants: readonly InvariantCheck[];
  /** Totals, risk and the sides of invariants, from the trials that the file asks for. */
  readonly figures: readonly CheckedFigure[];
  /** What moved since the baseline; null: there is none, or it has no plan of this name and currency. */
  readonly moves: Moves | null;
}

export interface CheckedFigure {
  /** As the language writes it. */
  readonly text: string;
  readonly words: string;
  readonly unit: string;
  readonly value: FigureValue;
  /** Mean influence of the trials of each group (`groupMeans`), by which two runs with the same luck are paired; null: too few trials. */
  readonly groups: readonly number[] | null;
}

/** What moved since a baseline. */
export interface Moves {
  readonly baseline: { readonly name: string; readonly seed: string; readonly trials: number; readonly months: number; readonly bellwether: string };
  /** Whether both are the same plan, asked the same question. */
  readonly unchanged: boolean;
  /** `paired`: errors of differences know what luck both have in common. `unpaired`: as if they had none. */
  readonly pairing: 'paired' | 'unpaired';
  /** Whether both have the same seed and as many trials, so that they share luck. */
  readonly sharedLuck: boolean;
  /** Figures that both have. */
  readonly figures: readonly Move[];
  /** Invariants that only the plan has, and that only the baseline has, as they are written. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface Move {
  readonly text: string;
  readonly words: string;
  readonly unit: string;
  /** Whether an invariant of the plan is about it. */
  readonly ofInvariant: boolean;
  readonly before: FigureValue;
  readonly now: FigureValue;
  /** Now less before; null where one of them is no number. */
  readonly change: Estimated | null;
  /** Whether it is more than chance: among all figures of a file a move is seen by chance once in a hundred. */
  readonly moved: boolean;
}
