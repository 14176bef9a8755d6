import direct from 'ml-direct';
import { type Box, type Point, pointsIn, sizeOf } from './grid.js';

/** How often the optimiser may come back to known points for one new one before the grid has no more to tell. */
const mostCalls = 20;

/** Stops the optimiser: it has no way of its own to wait, nor to end after so many calls. */
class Stopped extends Error {
  constructor(readonly wanted?: Point) {
    super();
  }
}

/**
 * Asks for the merit of points of a box, the lower the better, where it is worth while, until so many have been asked for, or all of them.
 * The optimiser wants its answers at once, and ours take time: so it is run again from the start for each new point, with the answers known
 * by then; it is deterministic and takes microseconds where a simulation takes a tenth of a second.
 */
export async function searchBox(box: Box, merit: (point: Point) => Promise<number>, budget: number): Promise<void> {
  if (sizeOf(box) <= budget) {
    for (const point of pointsIn(box)) await merit(point);
    return;
  }
  const known = new Map<string, number>();
  while (known.size < budget) {
    const wanted = minimise(box, mostCalls * budget, (point) => {
      const found = known.get(point.join());
      if (found === undefined) throw new Stopped(point);
      return found;
    });
    if (wanted === undefined) return;
    known.set(wanted.join(), await merit(wanted));
  }
}

/** The point of a box where a function that answers at once is least, of those that the optimiser asks for. */
export function leastIn(box: Box, merit: (point: Point) => number, calls: number): Point {
  let least: { readonly point: Point; readonly merit: number } | undefined;
  minimise(box, calls, (point) => {
    const found = merit(point);
    if (least === undefined || found < least.merit) least = { point, merit: found };
    return found;
  });
  return (least as { readonly point: Point } | undefined)?.point ?? box.low;
}

/**
 * Runs DIRECT, which needs no derivatives, keeps to bounds, looks everywhere and is deterministic, until it has called so often.
 * Source: D. R. Jones, C. D. Perttunen & B. E. Stuckman (1993), Lipschitzian optimization without the Lipschitz constant, JOTA 79, 157-181.
 * @returns the point that the function has thrown `Stopped` with, if it has
 */
function minimise({ low, high }: Box, calls: number, merit: (point: Point) => number): Point | undefined {
  let called = 0;
  const answer = (place: ArrayLike<number>): number => {
    if (++called > calls) throw new Stopped();
    // A cell of DIRECT is a share of the box, of which every grid point has an equal part.
    return merit(low.map((from, axis) => Math.min(high[axis], from + Math.floor(place[axis] * (high[axis] - from + 1)))));
  };
  try {
    direct(answer, low.map(() => 0), low.map(() => 1), { iterations: calls });
  } catch (error) {
    if (error instanceof Stopped) return error.wanted;
    throw error;
  }
  return undefined;
}
