import type { CellTable } from '../cellTable.js';

/** What a study says, in the order in which it is read: one form for the terminal and the page. */
export interface StudyDocument {
  readonly title: string;
  /** What was asked, in a sentence. */
  readonly about: string;
  /** What it is based on, small: files, trials, seed. */
  readonly basis: string;
  /** The findings as sentences, the most important first; numbers with their errors. */
  readonly findings: readonly string[];
  /** Parts in order; a chart is named as in the study's charts, and is not in the terminal. */
  readonly sections: readonly StudySection[];
  /** What it does not say, and how it was worked out: sentences. */
  readonly limits: readonly string[];
  /** What makes the same numbers come out again, by name. */
  readonly provenance: readonly { readonly name: string; readonly text: string }[];
  /** Version of Bellwether. */
  readonly version: string;
}

export interface StudySection {
  readonly title: string;
  readonly charts?: readonly string[];
  readonly tables?: readonly CellTable[];
  /** Only on the page: what a terminal has no room for. */
  readonly pageOnly?: boolean;
}
