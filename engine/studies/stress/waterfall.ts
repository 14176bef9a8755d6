import { weighted } from '../attribute/contributions.js';
import { keyOf, planOf, type Weights } from '../attribute/shapley.js';
import { upTo, type Chosen } from '../attribute/standingGroups.js';
import { estimated, type Estimate, type Estimated } from '../estimate.js';
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
 * Source: E. Song, B. Nelson & J. Staum (2016), Shapley effects for global sensitivity analysis.
 */
export async function waterfallOf(shocks: Shocks, coordinates: Coordinates, compared: Pick<Waterfall, 'words' | 'isMargin' | 'unit' | 'bound'>, under: FigureUnder): Promise<Waterfall> {
  const moved = coordinates.map((_, position) => position).filter((position) => coordinates[position] !== 0);
  const ordered = moved.sort((one, other) => Math.abs(coordinates[other]) - Math.abs(coordinates[one]));
  const known = new Map<string, Estimate>();
  const only = async (chosen: Chosen): Promise<void> => {
    const kept = chosen.map((place) => ordered[place]);
    if (!known.has(keyOf(chosen))) known.set(keyOf(chosen), await under(coordinates.map((coordinate, position) => (kept.includes(position) ? coordinate : 0))));
  };
  const shapley = ordered.length <= mostForShapley;
  const first = (count: number): string => keyOf(upTo(count));
  const plan = shapley ? planOf(ordered.length, '') : { combinations: upTo(ordered.length + 1).map(upTo), weights: upTo(ordered.length).map((at): Weights => new Map([[first(at + 1), 1], [first(at), -1]])) };
  for (const chosen of plan.combinations) await only(chosen);
  const valueOf = (weights: Weights): Estimated => estimated(weighted(weights, known) ?? notKnown());
  const parts = ordered.map((position, at): Waterfall['parts'][number] => {
    const { path, label, fromText, toText } = movedInput(shocks.movable[position], coordinates[position]);
    const { value, se } = valueOf(plan.weights[at]);
    return { path, label, fromText, toText, effect: value, se };
  });
  const at = (count: number): Estimated => valueOf(new Map([[first(count), 1]]));
  return { ...compared, order: shapley ? 'Shapley' : 'sequential', from: at(0), to: at(ordered.length), parts };
}

function notKnown(): never {
  throw new Error('every combination of a plan is worked out');
}
