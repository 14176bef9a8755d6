import { combined, standardErrorOf, type Estimate } from '../estimate.js';
import type { Waterfall } from './result.js';
import type { Coordinates } from './search/space.js';
import { movedInput, type Shocks } from './moved.js';

/** Moved inputs up to which all orders are averaged over: 2^4 = 16 runs. */
const mostForShapley = 4;

/** What is compared under a shock, with what each trial adds to its error. */
export type FigureUnder = (coordinates: Coordinates) => Promise<Estimate>;

/**
 * What each input of a shock adds to a figure. Up to four inputs: Shapley's value, the mean over all orders in which they can be moved, which
 * alone treats them alike and adds up to the whole; more: one after another, the one moved farthest first. All variants share their luck.
 * Source: L. Shapley (1953), A value for n-person games; E. Song, B. Nelson & J. Staum (2016), Shapley effects for global sensitivity analysis.
 */
export async function waterfallOf(shocks: Shocks, coordinates: Coordinates, compared: Pick<Waterfall, 'words' | 'isMargin' | 'unit' | 'bound'>, under: FigureUnder): Promise<Waterfall> {
  const moved = coordinates.map((_, position) => position).filter((position) => coordinates[position] !== 0);
  const ordered = moved.sort((one, other) => Math.abs(coordinates[other]) - Math.abs(coordinates[one]));
  const known = new Map<number, Estimate>();
  const only = async (set: number): Promise<Estimate> => {
    const found = known.get(set) ?? (await under(coordinates.map((coordinate, position) => ((set >>> ordered.indexOf(position)) & 1 && ordered.includes(position) ? coordinate : 0))));
    known.set(set, found);
    return found;
  };
  const whole = 2 ** ordered.length - 1;
  const shapley = ordered.length <= mostForShapley;
  const parts: Waterfall['parts'][number][] = [];
  for (let at = 0; at < ordered.length; at++) {
    const effect = shapley ? await shapleyValue(at, ordered.length, only) : combined([{ weight: 1, estimate: await only(2 ** (at + 1) - 1) }, { weight: -1, estimate: await only(2 ** at - 1) }]);
    const { path, label, fromText, toText } = movedInput(shocks.movable[ordered[at]], coordinates[ordered[at]]);
    parts.push({ path, label, fromText, toText, effect: effect.value, se: standardErrorOf(effect) });
  }
  const estimated = (estimate: Estimate) => ({ value: estimate.value, se: standardErrorOf(estimate) });
  return { ...compared, order: shapley ? 'Shapley' : 'sequential', from: estimated(await only(0)), to: estimated(await only(whole)), parts };
}

/** Sum over the sets S of the others of |S|! (n - |S| - 1)! / n! (f(S with it) - f(S)). */
async function shapleyValue(at: number, count: number, only: (set: number) => Promise<Estimate>): Promise<Estimate> {
  const terms: { weight: number; estimate: Estimate }[] = [];
  for (let set = 0; set < 2 ** count; set++) {
    if ((set >>> at) & 1) continue;
    const size = [...set.toString(2)].filter((bit) => bit === '1').length;
    const weight = (factorial(size) * factorial(count - size - 1)) / factorial(count);
    terms.push({ weight, estimate: await only(set | (1 << at)) }, { weight: -weight, estimate: await only(set) });
  }
  return combined(terms);
}

const factorial = (number: number): number => (number < 2 ? 1 : number * factorial(number - 1));
