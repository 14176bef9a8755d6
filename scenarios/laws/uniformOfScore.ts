import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { justBelow } from './justBelow.js';

const cdf = normalCdf.factory(0, 1);
const belowOne = justBelow(1);

/** The number strictly between 0 and 1 that stands for a standard-normal score: its chance of not being exceeded. */
export function uniformOfScore(score: number): number {
  return Math.min(Math.max(cdf(score), Number.MIN_VALUE), belowOne);
}
