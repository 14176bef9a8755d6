/** A set of changes by their places, each once, ascending. */
export type Chosen = readonly number[];

/**
 * The finest groups of changes of which each can be made without the others, as far as the combinations that are asked about tell.
 * Changes that cannot stand alone are put together with the fewest others that let them stand.
 * @param together changes that are taken together in any case, each in one group; none of them and all of them together can be made
 * @param stands whether some of the changes can be made without the rest
 * @param asked combinations of so many groups that will be made, by their places
 */
export function standingGroups(together: readonly Chosen[], stands: (chosen: Chosen) => boolean, asked: (groups: number) => Iterable<Chosen>): readonly Chosen[] {
  let groups = together;
  const members = (places: Chosen): Chosen => ascending(places.flatMap((place) => groups[place]));
  const standing = (places: Chosen): boolean => stands(members(places));
  for (;;) {
    const falling = firstOf(withAlone(groups.length, asked), (places) => !standing(places));
    if (falling === undefined) return groups;
    const places = upTo(groups.length);
    const fewest = without(falling, (rest) => !standing(rest));
    const enough = without(places, standing, fewest);
    groups = [members(enough), ...places.filter((place) => !enough.includes(place)).map((place) => groups[place])].sort(([one], [other]) => one - other);
  }
}

export const upTo = (count: number): Chosen => Array.from({ length: count }, (_, place) => place);

export const ascending = (places: Chosen): Chosen => [...places].sort((one, other) => one - other);

/** Each group alone, and all but each, before what else is asked: they tell most. */
function* withAlone(count: number, asked: (groups: number) => Iterable<Chosen>): Generator<Chosen> {
  for (let place = 0; place < count; place++) yield [place];
  for (let place = 0; place < count; place++) yield upTo(count).filter((other) => other !== place);
  yield* asked(count);
}

function firstOf(sets: Iterable<Chosen>, holds: (places: Chosen) => boolean): Chosen | undefined {
  for (const places of sets) if (holds(places)) return places;
  return undefined;
}

/** Leaves out one after another, from the last on, what is not needed for something to hold; `kept` stays. */
function without(places: Chosen, holds: (rest: Chosen) => boolean, kept: Chosen = []): Chosen {
  return [...places].reverse().reduce<Chosen>((left, place) => {
    const rest = left.filter((other) => other !== place);
    return !kept.includes(place) && holds(rest) ? rest : left;
  }, places);
}
