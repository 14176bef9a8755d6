import type { Variable } from '../../../scenarios/studies/studies.js';

/** A setting of the variables: for each its place on its axis, counted from 0 at the low end. */
export type Point = readonly number[];

/** The numbers that a variable can take: an integer grid, so that a search asks for no setting twice and every answer can be typed again. */
export interface Axis {
  /** Steps from the low end to the high one; both ends are on the axis. */
  readonly steps: number;
  readonly valueAt: (place: number) => number;
}

/** A part of the grid, ends included. */
export interface Box {
  readonly low: Point;
  readonly high: Point;
}

/** A range is cut into at least so many steps. */
const fewestSteps = 100;

/** What an axis is made for. */
export interface Range extends Pick<Variable, 'low' | 'high'> {
  readonly kind: 'number' | 'whole' | 'month';
}

/**
 * Every month of a range of months; of other numbers round ones, a step of 1, 2 or 5 of some power of ten, but for the ends, which are as they are
 * stated. Counts are whole.
 */
export function axisOf({ kind, low, high }: Range): Axis {
  const round = roundStep((high - low) / fewestSteps);
  const step = kind === 'month' ? 1 : kind === 'whole' ? Math.max(1, round) : round;
  const first = Math.floor(low / step + 1e-9);
  const steps = Math.ceil(high / step - 1e-9) - first;
  return { steps, valueAt: (place) => (place <= 0 ? low : place >= steps ? high : Number(((first + place) * step).toPrecision(12))) };
}

/** The largest of 1, 2 and 5 times a power of ten that is not above a number. */
function roundStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most) + 1e-9);
  return power * ([5, 2].find((factor) => factor * power <= most * (1 + 1e-9)) ?? 1);
}

export function wholeBox(axes: readonly Axis[]): Box {
  return { low: axes.map(() => 0), high: axes.map(({ steps }) => steps) };
}

/** The part of the grid that is no further from a point than a share of each range, and at least a step. */
export function boxAround(axes: readonly Axis[], point: Point, share: number): Box {
  const reach = axes.map(({ steps }) => Math.max(1, Math.round(steps * share)));
  return {
    low: point.map((place, axis) => Math.max(0, place - reach[axis])),
    high: point.map((place, axis) => Math.min(axes[axis].steps, place + reach[axis])),
  };
}

/** Every point of a box, the last variable fastest. */
export function pointsIn({ low, high }: Box): Point[] {
  return low.reduce<number[][]>(
    (points, from, axis) => points.flatMap((point) => Array.from({ length: high[axis] - from + 1 }, (_, step) => [...point, from + step])),
    [[]],
  );
}

export function sizeOf({ low, high }: Box): number {
  return low.reduce((size, from, axis) => size * (high[axis] - from + 1), 1);
}

export function isIn({ low, high }: Box, point: Point): boolean {
  return point.every((place, axis) => place >= low[axis] && place <= high[axis]);
}

export function samePoint(one: Point, other: Point): boolean {
  return one.every((place, axis) => place === other[axis]);
}

/** The point that has another place on one axis. */
export function moved(point: Point, axis: number, place: number): Point {
  return point.map((before, other) => (other === axis ? place : before));
}

/** The place on an axis whose value is closest to a number. */
export function placeOf({ steps, valueAt }: Axis, value: number): number {
  const [low, high] = [valueAt(0), valueAt(steps)];
  const guess = Math.round(((value - low) / (high - low)) * steps);
  return [guess - 1, guess, guess + 1].map((place) => Math.min(steps, Math.max(0, place))).reduce((best, place) => (Math.abs(valueAt(place) - value) < Math.abs(valueAt(best) - value) ? place : best));
}
