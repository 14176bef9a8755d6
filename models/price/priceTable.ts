import type { TrainingContext } from '../context.js';
import { featureTable, type FeatureTable } from '../data/features.js';
import { segmentRows, type SegmentRows, type ShownSegments } from '../table/segmentRows.js';
import type { PeopleTable } from '../table/readPeople.js';
import { stratifiedSplit, type Split } from '../table/split.js';
import { denseInputs, type Inputs } from '../training/inputs.js';
import { everyRow } from '../training/linearModel.js';

/** Segments whose conversion follows the price by one slope: one segment with rows enough, or all the others together. */
export interface SlopeGroup {
  /** Positions in `PriceTable.segments.shown`. */
  readonly segments: readonly number[];
  readonly own: boolean;
}

/** Offers split and made into features; the logarithm of the price, a column for each slope, comes after the other features. */
export interface PriceTable extends PeopleTable {
  readonly split: Split;
  readonly features: FeatureTable;
  readonly inputs: Inputs;
  readonly prices: Float64Array;
  /** [row] 1: the offer was taken. */
  readonly labels: Uint8Array;
  /** Segments of all rows. */
  readonly shown: ShownSegments;
  readonly groups: readonly SlopeGroup[];
  /** `(ln price - mean) / sd` is what a slope is multiplied by. */
  readonly scale: { readonly mean: number; readonly sd: number };
}

/** A segment has a slope of its own from so many offers, and so many taken and not taken, at two prices or more. */
const fewestOffers = 200;
const fewestOfClass = 20;

/** 80 % of the offers for training, 20 % held out, within those taken and those not. */
export const priceTable = (table: PeopleTable, { seed, smallestCell }: TrainingContext): PriceTable => {
  const labels = table.data.flags.get('bought') ?? new Uint8Array(0);
  const prices = table.data.numbers.get('price') ?? new Float64Array(0);
  const split = stratifiedSplit(labels, { validation: 0, test: 0.2 }, seed);
  const features = featureTable(table.data, table.columns, { training: split.training, smallestCell });
  const shown = segmentRows(table.segments, everyRow(table.data.used), smallestCell);
  const groups = slopeGroups(shown.shown, prices, labels);
  const logarithms = Float64Array.from(split.training, (row) => Math.log(prices[row]));
  const mean = logarithms.reduce((sum, value) => sum + value, 0) / logarithms.length;
  const sd = Math.sqrt(logarithms.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logarithms.length);
  const groupOf = groupOfRow(table.segments, shown.shown, groups);
  const width = features.features.length + groups.length;
  const matrix = new Float32Array(table.data.used * width);
  prices.forEach((price, row) => {
    matrix.set(features.values.subarray(row * features.features.length, (row + 1) * features.features.length), row * width);
    matrix[row * width + features.features.length + groupOf(row)] = (Math.log(price) - mean) / sd;
  });
  return { ...table, split, features, inputs: denseInputs(matrix, width), prices, labels, shown, groups, scale: { mean, sd } };
};

const slopeGroups = (segments: readonly SegmentRows[], prices: Float64Array, labels: Uint8Array): readonly SlopeGroup[] => {
  const isEnough = ({ rows }: SegmentRows): boolean => {
    const taken = rows.reduce((sum, row) => sum + labels[row], 0);
    return rows.length >= fewestOffers && Math.min(taken, rows.length - taken) >= fewestOfClass && rows.some((row) => prices[row] !== prices[rows[0]]);
  };
  const own = segments.flatMap((segment, position) => (isEnough(segment) ? [position] : []));
  const rest = segments.flatMap((_, position) => (own.includes(position) ? [] : [position]));
  return [...own.map((position) => ({ segments: [position], own: true })), { segments: rest, own: false }];
};

/** The slope that a row's price acts by; rows of segments too small to be shown go with the shared one. */
const groupOfRow = ({ codes, levels }: PeopleTable['segments'], shown: readonly SegmentRows[], groups: readonly SlopeGroup[]): ((row: number) => number) => {
  const byLevel = levels.map((name) => {
    const position = shown.findIndex((segment) => segment.name === name);
    const group = groups.findIndex(({ segments }) => segments.includes(position));
    return group < 0 ? groups.length - 1 : group;
  });
  return (row) => byLevel[codes[row]];
};
