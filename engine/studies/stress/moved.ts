import * as E from 'fp-ts/lib/Either.js';
import type { Diagnostic } from '../../../scenarios/diagnostic.js';
import type { Edit } from '../../../scenarios/edit.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { movedBy, movedValue, quantileOf, textOf, type Input, type Move } from '../../../scenarios/studies/inputs.js';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { InvalidRequest } from '../../request.js';
import { plausibilityOf } from './plausibility.js';
import type { MovedInput, Shock } from './result.js';
import { perUnit, spaceOf, type Coordinates, type Dimension, type ShockSpace } from './search/space.js';

/** An input that shocks move, with its dimension in their space. */
export interface Movable {
  readonly input: Input;
  readonly dimension: Dimension;
  /** Share of a known number that is one unit of distance. */
  readonly share: number;
}

/** The inputs that shocks of a scenario move, in the order of their space. */
export interface Shocks {
  readonly loaded: LoadedScenario;
  readonly space: ShockSpace;
  readonly movable: readonly Movable[];
}

/** One unit of distance of a known number and of a month, where nothing is said. */
const defaultUnit = { share: 0.1, months: 3 } as const;

export function shocksWith(loaded: LoadedScenario, movable: readonly Movable[]): Shocks {
  const space = spaceOf(movable.map(({ dimension }) => dimension), loaded.scenario.correlations);
  const known = new Map(movable.map((one) => [one.input.path, one]));
  return { loaded, space, movable: space.dimensions.flatMap(({ path }) => known.get(path) ?? []) };
}

/** @throws InvalidRequest for a number of which no share can be taken */
export function movableOf(input: Input, unit?: { readonly kind: 'share'; readonly share: number } | { readonly kind: 'months'; readonly months: number }): Movable {
  const { path, kind } = input;
  if (kind === 'uncertain') return { input, share: 1, dimension: { path, kind, low: -Infinity, high: Infinity } };
  if (kind === 'month') {
    const months = unit?.kind === 'months' ? unit.months : defaultUnit.months;
    return { input, share: 1, dimension: { path, kind, unit: months, low: (input.low - input.value) / months, high: (input.high - input.value) / months } };
  }
  const share = unit?.kind === 'share' ? unit.share : defaultUnit.share;
  const entries = input.entries ?? [input];
  if (entries.every(({ value }) => value === 0)) throw new InvalidRequest(`${path}: expected a number of which a share can be taken, got 0; a shock of it is no shock`);
  const bounds = entries.flatMap(({ value, low, high }) => (value === 0 ? [] : [low / value, high / value].sort((one, other) => one - other)));
  const least = Math.max(0, ...bounds.filter((_, at) => at % 2 === 0));
  const most = Math.min(...bounds.filter((_, at) => at % 2 === 1));
  return { input, share, dimension: { path, kind: 'number', low: Math.min(0, (least - 1) / share), high: Math.max(0, (most - 1) / share) } };
}

export const moveOf = ({ dimension, share }: Movable, coordinate: number): Move =>
  dimension.kind === 'month' ? { by: Math.round(coordinate * perUnit(dimension)) } : { times: 1 + coordinate * share };

/**
 * The scenario under a shock: uncertain inputs held, all others edited. It keeps the luck, and the number of trials, of the one without.
 * Left: what the language does not allow there.
 */
export function underShock({ loaded, movable }: Shocks, coordinates: Coordinates): E.Either<readonly Diagnostic[], Scenario> {
  const held: Record<string, number> = {};
  const edits: Edit[] = [];
  movable.forEach((one, position) => {
    if (one.dimension.kind === 'uncertain') held[one.input.path] = coordinates[position];
    else if (coordinates[position] !== 0) edits.push(...movedBy(one.input, moveOf(one, coordinates[position])));
  });
  const design = (scenario: Scenario): Scenario => ({ ...scenario, design: { ...scenario.design, held } });
  if (edits.length === 0) return E.right(design(loaded.scenario));
  return E.map((changed: LoadedScenario) => design(sameLuck(loaded.scenario, changed.scenario)))(loaded.variant(edits));
}

/** A variant with the seed, trials and sampling of the scenario that it is a variant of, whatever took the place of the file's. */
export const sameLuck = ({ seed, trials, sampling, design }: Scenario, variant: Scenario): Scenario => ({ ...variant, seed, trials, sampling, ...(design === undefined ? {} : { design }) });

/** A shock in the user's units. */
export function shockAt({ space, movable }: Shocks, coordinates: Coordinates): Shock {
  const moved = movable.flatMap((one, position) => (coordinates[position] === 0 ? [] : [movedInput(one, coordinates[position])]));
  return {
    coordinates: Object.fromEntries(space.dimensions.map(({ path }, position) => [path, coordinates[position]])),
    distance: space.distanceOf(coordinates),
    inputs: moved.sort((one, other) => Math.abs(other.coordinate) - Math.abs(one.coordinate)),
    plausibility: plausibilityOf(space, coordinates),
  };
}

/** An input at a coordinate. */
export function movedInput(movable: Movable, coordinate: number): MovedInput {
  const { input, dimension } = movable;
  const [from, to] = [valueAt(movable, 0), valueAt(movable, coordinate)];
  return {
    path: input.path,
    label: input.label,
    kind: dimension.kind,
    unit: input.unit,
    coordinate,
    from,
    to,
    fromText: shownText(input, from),
    toText: shownText(input, to),
    ...(dimension.kind === 'number' ? { times: 1 + coordinate * movable.share } : {}),
    ...(dimension.kind === 'uncertain' ? { percentile: normalCdf(coordinate, 0, 1) } : {}),
  };
}

const valueAt = (movable: Movable, coordinate: number): number =>
  movable.dimension.kind === 'uncertain' ? quantileOf(movable.input, coordinate) : movedValue(movable.input, moveOf(movable, coordinate));

/** As the file could state it, to three digits, or four from a hundred on: `6.13%`, `1.414M`. */
function shownText(input: Input, value: number): string {
  const { form, whole } = input;
  if (form.kind === 'month' || whole) return textOf(input, value);
  const size = Math.abs(value);
  const rounded = Number(value.toPrecision(size >= 100 ? 4 : 3));
  if (size < 1e5 || form.percent) return textOf(input, rounded);
  const [scale, letter] = size < 1e6 ? [1e3, 'k'] : [1e6, 'M'];
  return textOf(input, rounded / scale).replace(/^[-\d.]+/, (number) => `${number}${letter}`);
}

/** Coordinates by path as the coordinates of a space; 0 where nothing is said. */
export const coordinatesOf = ({ dimensions }: ShockSpace, byPath: Readonly<Record<string, number>>): Coordinates => dimensions.map(({ path }) => byPath[path] ?? 0);
