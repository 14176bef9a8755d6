import { left, right, type Either } from 'fp-ts/lib/Either.js';

/** What one parameter of a distribution may be; `text` completes the sentence "expected ...". */
export interface Expectation {
  readonly text: string;
  readonly holds: (value: number) => boolean;
}

export const finite: Expectation = { text: 'a finite number', holds: Number.isFinite };
export const positive: Expectation = {
  text: 'a number above 0',
  holds: (value) => Number.isFinite(value) && value > 0,
};
export const chance: Expectation = {
  text: 'a number between 0 and 1',
  holds: (value) => value >= 0 && value <= 1,
};
/** A chance of something that may happen and may not. */
export const openChance: Expectation = {
  text: 'a number above 0 and below 1',
  holds: (value) => value > 0 && value < 1,
};
export const wholeCount: Expectation = {
  text: 'a whole number from 0 to 1e9',
  holds: (value) => Number.isInteger(value) && value >= 0 && value <= 1e9,
};
/** A number, plus or minus infinity included. */
export const anyNumber: Expectation = { text: 'a number', holds: (value) => !Number.isNaN(value) };

/** A finite number of at least `least`. */
export const atLeast = (least: number): Expectation => ({
  text: `a number of at least ${least}`,
  holds: (value) => Number.isFinite(value) && value >= least,
});

/** A number that does not fall below another parameter, which `name` names. */
export const notBelow = (name: string, least: number): Expectation => ({
  text: `a number not below ${name} (${least})`,
  holds: (value) => value >= least,
});

/** A number that does not exceed another parameter, which `name` names. */
export const notAbove = (name: string, most: number): Expectation => ({
  text: `a number not above ${name} (${most})`,
  holds: (value) => value <= most,
});

/** One check: the parameter's name, its value and what it may be. */
export type Check = readonly [name: string, value: number, expectation: Expectation];

/**
 * Makes a law when every check holds; otherwise the sentence for the first that does not:
 * `normal's sd: expected a number of at least 0, got -1`.
 */
export function checked<L>(kind: string, checks: readonly Check[], make: () => L): Either<string, L> {
  const broken = checks.find(([, value, expectation]) => !expectation.holds(value));
  if (broken === undefined) return right(make());
  const [name, value, expectation] = broken;
  return left(`${kind}'s ${name}: expected ${expectation.text}, got ${value}`);
}
