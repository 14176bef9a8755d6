/** A point or a direction, as plain numbers. */
export type Vector = readonly number[];

export const dot = (a: Vector, b: Vector): number => {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index] * b[index];
  return sum;
};

export const lengthOf = (a: Vector): number => Math.sqrt(dot(a, a));

export const scaled = (a: Vector, factor: number): Vector => a.map((value) => value * factor);

/** `a + factor b`. */
export const plus = (a: Vector, b: Vector, factor = 1): Vector => a.map((value, index) => value + factor * b[index]);

/** The direction of a vector, of length 1; undefined where it has none. */
export const directionOf = (a: Vector): Vector | undefined => {
  const length = lengthOf(a);
  return length > 0 && Number.isFinite(length) ? scaled(a, 1 / length) : undefined;
};

/** The angle between two directions, in radians. */
export const angleBetween = (a: Vector, b: Vector): number => Math.acos(Math.min(1, Math.max(-1, dot(a, b))));

/** The direction an angle away from another, towards a third that is at right angles to it. */
export const turned = (from: Vector, towards: Vector, angle: number): Vector => plus(scaled(from, Math.cos(angle)), towards, Math.sin(angle));

/**
 * Directions at right angles to one another and to a given one, as many as there are: its Householder reflection of the axes.
 * Source: G. Golub & C. Van Loan (2013), Matrix Computations, section 5.1.
 */
export const tangentsOf = (direction: Vector): readonly Vector[] => {
  const sign = direction[0] < 0 ? -1 : 1;
  const mirror = direction.map((value, index) => value + (index === 0 ? sign : 0));
  const factor = 2 / dot(mirror, mirror);
  return direction.slice(1).map((_, index) => mirror.map((value, at) => (at === index + 1 ? 1 : 0) - factor * mirror[index + 1] * value));
};
