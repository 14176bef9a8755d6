/** Names that lead to one another in a circle, first and last the same; `from` is the one that closes it. */
export interface Circle {
  readonly names: readonly string[];
  readonly from: string;
}

/** A name to look at, reached from another; or to leave, with all that it leads to looked at. */
interface Step {
  readonly name: string;
  readonly from?: string;
  readonly leave?: boolean;
}

/**
 * Every circle among names that lead to others, once, where it closes. Depth first, without recursion: a chain may be as long as the file.
 * @param next what a name leads to, in order; names that are not among `all` lead nowhere
 */
export const circlesIn = (all: readonly string[], next: (name: string) => readonly string[]): readonly Circle[] => {
  const found: Circle[] = [];
  const seen = new Set<string>();
  const known = new Set(all);
  for (const first of all) {
    if (seen.has(first)) continue;
    const trail = new Set<string>();
    const open: Step[] = [{ name: first }];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      const { name, from, leave } = step;
      if (leave === true) {
        trail.delete(name);
        continue;
      }
      if (from !== undefined && trail.has(name)) found.push({ names: [...[...trail].slice([...trail].indexOf(name)), name], from });
      if (seen.has(name) || !known.has(name)) continue;
      seen.add(name);
      trail.add(name);
      open.push({ name, leave: true });
      for (const other of [...next(name)].reverse()) open.push({ name: other, from: name });
    }
  }
  return found;
};
