import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Diagnostic } from '../../../scenarios/diagnostic.js';
import type { Edit } from '../../../scenarios/edit.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import { inputsOf, movedBy } from '../../../scenarios/studies/inputs.js';
import type { ShockInput } from '../../../scenarios/studies/studies.js';
import { Mistakes } from '../../error.js';
import { InvalidRequest } from '../../request.js';
import { inputAt } from './chosenInputs.js';
import { stressDefaults } from './defaults.js';
import { movableOf, moveOf, sameLuck, shockAt, shocksWith, type Movable } from './moved.js';
import type { Shock } from './result.js';
import { shocksWithin } from './search/shocks.js';

/** Which shocks are wanted. */
export interface WantedShocks {
  /** Largest distance, above 0; 3 by default. */
  readonly radius?: number;
  /** What a shock may move; absent: what the file says under `shocks:`, or else everything that is uncertain. */
  readonly over?: readonly ShockInput[];
}

/**
 * Shocks of a scenario for a property of one's own: on a grid of twentieths of a unit of distance, months by whole months, none farther than
 * the radius. They shrink towards no shock, input by input, which is seldom the nearest failing one: `stress` looks for that.
 * @throws InvalidRequest for an input that the scenario does not have, or where there is nothing to move
 */
export function shocksOf(loaded: LoadedScenario, { radius = stressDefaults.radius, over = loaded.studies.shocks }: WantedShocks = {}): fc.Arbitrary<Shock> {
  const inputs = inputsOf(loaded);
  const movable = over.length > 0 ? over.map(({ path, unit }) => movableOf(inputAt(inputs, path), unit)) : inputs.filter(({ kind }) => kind === 'uncertain').map((input) => movableOf(input));
  if (movable.length === 0) throw new InvalidRequest('nothing in the scenario is uncertain: say what a shock may move');
  const shocks = shocksWith(loaded, movable);
  return shocksWithin(shocks.space, radius).map((coordinates) => shockAt(shocks, coordinates));
}

/** Scores between which an uncertain input lies in all but three futures of a thousand. */
const farthest = 3;

/** Points of the grid of variants within a unit. */
const each = 20;

/**
 * Variants of a scenario: up to so many of its inputs anywhere in their range, the rest as it is. Uncertain inputs are held between their
 * 0.1 % and 99.9 % quantiles, known numbers lie between a tenth and twice what the file states and within what the language allows, and
 * months wherever the story has them. They shrink towards the scenario itself. What the language does not allow together is left out.
 * @param most inputs that are moved at once; 3 by default
 */
export function variantsOf(loaded: LoadedScenario, most = 3): fc.Arbitrary<LoadedScenario> {
  const movable = inputsOf(loaded).flatMap((input) => {
    if (input.partOf !== undefined) return [];
    const zero = input.kind === 'known' && (input.entries ?? [input]).every(({ value }) => value === 0);
    return zero ? [] : [movableOf(input, input.kind === 'month' ? { kind: 'months', months: 1 } : { kind: 'share', share: 1 })];
  });
  const moved = fc.integer({ min: 0, max: movable.length - 1 }).chain((at) => coordinateOf(movable[at]).map((coordinate) => ({ at, coordinate })));
  const variants = fc.uniqueArray(moved, { minLength: 0, maxLength: most, selector: ({ at }) => at }).map((all) => {
    const uncertain = all.filter(({ at }) => movable[at].dimension.kind === 'uncertain');
    const others = all.filter(({ at, coordinate }) => movable[at].dimension.kind !== 'uncertain' && coordinate !== 0);
    return changed(
      loaded,
      Object.fromEntries(uncertain.map(({ at, coordinate }) => [movable[at].input.path, coordinate])),
      others.flatMap(({ at, coordinate }) => movedBy(movable[at].input, moveOf(movable[at], coordinate))),
    );
  });
  return variants.filter(E.isRight).map(({ right }) => right);
}

/** 0 first: what is shrunk goes there. */
function coordinateOf({ dimension: { kind, low, high } }: Movable): fc.Arbitrary<number> {
  if (kind === 'month') return fc.integer({ min: low, max: high });
  const [least, greatest] = kind === 'uncertain' ? [-farthest, farthest] : [Math.max(low, -0.9), Math.min(high, 1)];
  return fc.integer({ min: Math.ceil(each * least), max: Math.floor(each * greatest) }).map((index) => index / each);
}

/**
 * The scenario under a shock: uncertain inputs that it can move are held, also those that it leaves at their medians; known numbers and
 * months are edited. It keeps its luck, so that two shocks differ by what they move alone.
 * @throws Mistakes where the language does not allow it: several inputs that contradict one another
 */
export function applied(loaded: LoadedScenario, { coordinates, inputs }: Shock): LoadedScenario {
  const all = new Map(inputsOf(loaded).map((input) => [input.path, input]));
  const held = Object.fromEntries(Object.entries(coordinates).filter(([path]) => all.get(path)?.kind === 'uncertain'));
  const edits = inputs.flatMap(({ path, kind, times = 1, from, to }) => {
    const input = all.get(path);
    return input === undefined || kind === 'uncertain' ? [] : movedBy(input, kind === 'month' ? { by: to - from } : { times });
  });
  const variant = changed(loaded, held, edits);
  if (E.isLeft(variant)) throw new Mistakes(variant.left);
  return variant.right;
}

const changed = (loaded: LoadedScenario, held: Readonly<Record<string, number>>, edits: readonly Edit[]): E.Either<readonly Diagnostic[], LoadedScenario> =>
  pipe(
    edits.length === 0 ? E.right(loaded) : loaded.variant(edits),
    E.map((variant) => {
      const scenario = sameLuck(loaded.scenario, variant.scenario);
      return { ...variant, scenario: { ...scenario, design: { ...scenario.design, held } } };
    }),
  );
