import { quickSelect } from './quickSelect.js';

const chances = [0.05, 0.25, 0.5, 0.75, 0.95];

/** Mean, sd and P5 P25 P50 P75 P95 (type 7) of a column, as plain JavaScript gets them. */
export type Summarise = (column: Float64Array) => { readonly mean: number; readonly sd: number; readonly quantiles: readonly number[] };

/** By the typed array's own sort, of a copy. */
export function sorting(): Summarise {
  let scratch = new Float64Array(0);
  return (column) => {
    if (scratch.length !== column.length) scratch = new Float64Array(column.length);
    scratch.set(column);
    scratch.sort();
    return { ...moments(column), quantiles: chances.map((p) => interpolate(scratch, p)) };
  };
}

/** By quickselect in a copy, each quantile in what the one before has left to its right. */
export function selecting(): Summarise {
  let scratch = new Float64Array(0);
  return (column) => {
    if (scratch.length !== column.length) scratch = new Float64Array(column.length);
    scratch.set(column);
    const last = column.length - 1;
    let from = 0;
    for (const p of chances) {
      const rank = Math.floor(last * p);
      quickSelect(scratch, rank, from, last);
      if (rank < last) quickSelect(scratch, rank + 1, rank + 1, last);
      from = Math.min(rank + 1, last);
    }
    return { ...moments(column), quantiles: chances.map((p) => interpolate(scratch, p)) };
  };
}

function interpolate(inPlace: Float64Array, p: number): number {
  const position = (inPlace.length - 1) * p;
  const rank = Math.floor(position);
  const above = inPlace[Math.min(rank + 1, inPlace.length - 1)];
  return inPlace[rank] + (position - rank) * (above - inPlace[rank]);
}

function moments(column: Float64Array): { readonly mean: number; readonly sd: number } {
  let sum = 0;
  for (let index = 0; index < column.length; index++) sum += column[index];
  const mean = sum / column.length;
  let squares = 0;
  for (let index = 0; index < column.length; index++) squares += (column[index] - mean) * (column[index] - mean);
  return { mean, sd: Math.sqrt(squares / (column.length - 1)) };
}
