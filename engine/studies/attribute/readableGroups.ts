import type { Path } from '../../../scenarios/diagnostic.js';
import type { Attribution } from './attribution.js';
import { upTo, type Chosen } from './standingGroups.js';

/** Most groups that anybody reads. */
const mostGroups = 20;

/** Channels stand a step deeper than plans, segments and costs. */
const partOf = (path: Path): Path => path.slice(0, path[0] === 'reach' && path[1] === 'channels' ? 3 : 2);

const levels: readonly (readonly [by: Attribution['groupedBy'], of: (path: Path) => Path])[] = [
  ['input', (path) => path],
  ['part', partOf],
  ['section', (path) => path.slice(0, 1)],
];

/** Each change by itself where they are few enough to be read; else those of a part of the file together, or of a section. */
export function readableGroups(paths: readonly Path[]): { readonly by: Attribution['groupedBy']; readonly groups: readonly Chosen[] } {
  const grouped = levels.map(([by, of]) => {
    const groups = new Map<string, number[]>();
    for (const place of upTo(paths.length)) {
      const key = JSON.stringify(of(paths[place]));
      groups.set(key, [...(groups.get(key) ?? []), place]);
    }
    return { by, groups: [...groups.values()] };
  });
  return grouped.find(({ groups }) => groups.length <= mostGroups) ?? grouped[grouped.length - 1];
}
