import type { Card, StoredModel } from '../scenarios/storedModel.js';

/** What a fit says to people, as plain data that reports draw. */
export interface FitReport {
  /** Sentences, the most important first; numbers with their standard error or baseline. */
  readonly findings: readonly string[];
  readonly tables: readonly FitTable[];
  readonly charts: FitCharts;
  /** Lines of a scenario file, ready to be pasted. */
  readonly paste: readonly string[];
}

/** Rows of words and numbers under headings; numbers are rounded where they are written. */
export interface FitTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly note?: string;
}

/** What can be drawn of a fit; each is absent where it has no meaning. */
export interface FitCharts {
  /** Loss by epoch; `best`: the epoch whose weights were kept. */
  readonly learning?: { readonly loss: string; readonly epochs: readonly { readonly epoch: number; readonly train: number; readonly validation: number }[]; readonly best: number };
  /** Predicted chances against observed shares on the hold-out, in bins; `low` and `high`: 90 % interval of the observed share. */
  readonly calibration?: { readonly what: string; readonly bins: readonly { readonly predicted: number; readonly observed: number; readonly low: number; readonly high: number; readonly rows: number }[] };
  /** The history, what was forecast for its last part without seeing it, and the forecast: a fan. */
  readonly backtest?: {
    readonly what: string;
    readonly history: readonly { readonly time: string; readonly value: number }[];
    /** Forecasts of the held-out part. */
    readonly held: readonly FanPoint[];
    /** Forecasts beyond the history. */
    readonly ahead: readonly FanPoint[];
  };
  /** How much worse the hold-out loss becomes when a feature is shuffled; with standard errors over shuffles. */
  readonly importance?: { readonly loss: string; readonly features: readonly { readonly name: string; readonly rise: number; readonly se: number }[] };
  /** Share still there after so many periods; `period`: `month`, `year`; `heldFrom`: the first period that the fit did not see. */
  readonly survival?: { readonly period: string; readonly heldFrom?: number; readonly points: readonly { readonly period: number; readonly observed: number | null; readonly fitted: number }[] };
  /** How many customers made so many repeat purchases. */
  readonly frequency?: { readonly counts: readonly { readonly purchases: string; readonly observed: number; readonly fitted: number }[] };
  /** Methods against each other out of sample. */
  readonly contest?: { readonly measure: string; readonly methods: readonly { readonly name: string; readonly value: number; readonly se: number | null; readonly chosen: boolean }[] };
}

export interface FanPoint {
  readonly time: string;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** What training gives: the report, the card, the model that can drive a scenario (none for fits that only give values to paste) and its weights. */
export interface Fit<Model extends StoredModel | undefined = StoredModel | undefined> {
  readonly card: Card;
  readonly model: Model;
  readonly report: FitReport;
  /** Learned weights by name, to be used elsewhere; rows of people are in random order. */
  readonly weights?: readonly NamedWeights[];
}

/** A tensor at rest. */
export interface NamedWeights {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}
