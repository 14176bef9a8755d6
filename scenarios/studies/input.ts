import type { Path } from '../diagnostic.js';
import type { CalendarMonth } from '../month.js';
import type { Distribution, Period } from '../value.js';

/** Something about a business that studies can move: an uncertain value, a number that is known, or a month. */
export interface Input {
  /**
   * `retention.churn`, `finance.funding[0].at`; of a value over time whose entries are known, `offer.basic.price`, and of an entry
   * `offer.basic.price[1].value`. Of an uncertain parameter of a law it is the name of its dimension, and of a learned model `drivers.KIND...`.
   */
  readonly path: string;
  /** The same path in steps: where the file is edited. */
  readonly steps: Path;
  /**
   * `uncertain`: a dimension of what is not known, moved by holding it at a score (`Scenario.design`), or replaced by a known number where it
   * is `editable`. `known`: a number that nobody draws. `month`: a month of the story. Those two are moved by edits.
   */
  readonly kind: 'uncertain' | 'known' | 'month';
  /** For a reader: `Price of basic`, `Month of the funding`. */
  readonly label: string;
  /** Of what numbers of the input are, as the file states them: `CNY a month`, `CNY for 1000 units of use`, `chance a year`, `month`. */
  readonly unit: string;
  /**
   * What it is in the file, in that unit: the median of an uncertain value, the first entry of a value over time; of a month, how many
   * months it comes after the first month of the story.
   */
  readonly value: number;
  /** The least and the most that the file may state, both allowed, in the unit of `value`; infinite where there is no such end. */
  readonly low: number;
  readonly high: number;
  /** Whether only whole numbers make sense: counts and months. */
  readonly whole: boolean;
  /** Whether the file states it; otherwise `value` is the default of the language. */
  readonly stated: boolean;
  /** Whether the file can be edited to another number of it; not so of parameters of laws and of learned models. */
  readonly editable: boolean;
  /** The law of an uncertain input. */
  readonly distribution?: Distribution;
  /** The entries of a value over time, which move together; absent: it is one number. */
  readonly entries?: readonly Input[];
  /** The path of the value over time whose entry it is, where that is an input too. */
  readonly partOf?: string;
  readonly form: InputForm;
  /** What a move states beside the input, so that it stays as it is: the price at which a plan's conversion holds, where the file has only the price. */
  readonly holds?: { readonly steps: Path; readonly text: string };
}

/** How a number of an input is written. */
export type InputForm =
  | {
      readonly kind: 'number';
      /** Written in per cent. */
      readonly percent: boolean;
      /** How many things it is stated for; 1: a single one. */
      readonly each: number;
      readonly per: Period;
    }
  | { readonly kind: 'month'; readonly start: CalendarMonth };
