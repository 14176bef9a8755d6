import fc from 'fast-check';
import { onGrid, perUnit, type Coordinates, type ShockSpace } from './space.js';

/** Points of the grid of generated shocks within a unit. */
const coarse = 20;

/**
 * Shocks on a grid of twentieths of a unit, or of whole months, none farther than a radius: small ones, large ones, along one input or along
 * several. Those beyond the radius are drawn in towards the origin. They shrink towards no shock, input by input.
 * @param radius above 0
 */
export function shocksWithin(space: ShockSpace, radius: number): fc.Arbitrary<Coordinates> {
  const inputs = space.dimensions.map((dimension) => {
    const whole = perUnit(dimension, coarse);
    return fc.integer({ min: Math.ceil(Math.max(dimension.low, -radius) * whole), max: Math.floor(Math.min(dimension.high, radius) * whole) });
  });
  return fc.tuple(...inputs).map((indices) => {
    const asked = indices.map((index, position) => index / perUnit(space.dimensions[position], coarse));
    let inside: Coordinates = asked.map((coordinate) => coordinate + 0);
    // Each coordinate towards 0: between correlated inputs that may still be outside.
    for (let factor = radius / space.distanceOf(asked); space.distanceOf(inside) > radius; factor *= 0.95) inside = drawnIn(space, asked, factor);
    return inside;
  });
}

const drawnIn = ({ dimensions }: ShockSpace, coordinates: Coordinates, factor: number): Coordinates =>
  coordinates.map((coordinate, position) => {
    const whole = perUnit(dimensions[position], coarse);
    return onGrid(dimensions[position], Math.trunc(coordinate * factor * whole) / whole, coarse);
  });

/** The first so many shocks of a seed, each once. */
export function generatedShocks(space: ShockSpace, radius: number, seed: number, count: number): readonly Coordinates[] {
  const all = fc.sample(shocksWithin(space, radius), { seed, numRuns: count });
  return [...new Map(all.map((coordinates) => [coordinates.join(' '), coordinates])).values()];
}
