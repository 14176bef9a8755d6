import { movedInput, shockAt, type Shocks } from './moved.js';
import type { Frontier, FrontierAxis } from './result.js';
import { allOf } from './search/explore.js';
import { onGrid, type Coordinates } from './search/space.js';
import { dot } from './search/vectors.js';

/** Shocks along each axis: 11 x 11 runs. */
const shocksAlong = 11;

/**
 * How a requirement stands over the two inputs that a shock moves farthest; undefined where it moves, or the space has, only one.
 * @param evidenceAt standard errors by which the requirement holds
 */
export async function frontierOf(
  shocks: Shocks,
  { begins, failing, text, trials }: { readonly begins: Coordinates; readonly failing: Coordinates; readonly text: string; readonly trials: number },
  evidenceAt: (coordinates: Coordinates) => Promise<number | null>,
): Promise<Frontier | undefined> {
  const { space, movable } = shocks;
  const [x, y] = space.dimensions.map((_, position) => position).sort((one, other) => Math.abs(failing[other]) - Math.abs(failing[one]));
  if (y === undefined) return undefined;
  const reach = 1.4 * Math.max(Math.abs(failing[x]), Math.abs(failing[y]), 1);
  const along = [x, y].map((position) => axisOf(shocks, position, reach));
  const evidence: (number | null)[][] = [];
  for (const second of along[1].coordinates) {
    const row: (number | null)[] = [];
    for (const first of along[0].coordinates) row.push(await evidenceAt(failing.map((coordinate, position) => (position === x ? first : position === y ? second : coordinate))));
    evidence.push(row);
  }
  return {
    text,
    x: along[0],
    y: along[1],
    evidence,
    trials,
    circles: [1, 2, 3, 4].filter((distance) => distance < 1.4 * reach).map((distance) => ({ distance, points: circleOf(shocks, failing, [x, y], distance) })),
    begins: [begins[x], begins[y]],
    failing: [failing[x], failing[y]],
    others: shockAt(shocks, failing).inputs.filter(({ path }) => path !== movable[x].input.path && path !== movable[y].input.path),
  };
}

/** Points of a circle, the first one again at its end. */
const pointsOfCircle = 73;

/**
 * Where shocks lie at a distance, the others being as the shock has them: along each direction w of the plane, with v what the others are in
 * independent coordinates, |v + r w| = distance is a quadratic equation of r. Empty where the others alone are farther.
 */
function circleOf({ space }: Shocks, shock: Coordinates, [x, y]: readonly number[], distance: number): readonly (readonly [number, number])[] {
  const others = allOf(space, shock.map((coordinate, position) => (position === x || position === y ? 0 : coordinate)));
  const rest = distance ** 2 - dot(others, others);
  if (rest <= 0) return [];
  return Array.from({ length: pointsOfCircle }, (_, index) => {
    const angle = (2 * Math.PI * index) / (pointsOfCircle - 1);
    const way = allOf(space, space.origin.map((_, position) => (position === x ? Math.cos(angle) : position === y ? Math.sin(angle) : 0)));
    const [a, b] = [dot(way, way), dot(way, others)];
    const reach = (Math.sqrt(b ** 2 + a * rest) - b) / a;
    return [reach * Math.cos(angle), reach * Math.sin(angle)] as const;
  });
}

function axisOf({ space, movable }: Shocks, position: number, reach: number): FrontierAxis {
  const { input, dimension } = movable[position];
  const all = Array.from({ length: shocksAlong }, (_, index) => onGrid(space.dimensions[position], (reach * (2 * index - shocksAlong + 1)) / (shocksAlong - 1)));
  const coordinates = [...new Set(all)];
  return { path: dimension.path, label: input.label, unit: input.unit, coordinates, texts: coordinates.map((coordinate) => movedInput(movable[position], coordinate).toText) };
}
