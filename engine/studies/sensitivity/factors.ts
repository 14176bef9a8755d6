import type { Scenario } from '../../../scenarios/scenario.js';

/**
 * The sets of inputs that are correlated with one another, directly or through others; an input by itself is one. Sets are independent.
 * In the order of the first of each.
 */
export function groupsOf(paths: readonly string[], correlations: Scenario['correlations']): readonly (readonly string[])[] {
  const group = new Map(paths.map((path) => [path, [path]]));
  for (const { first, second, value } of correlations) {
    const [one, other] = [group.get(first), group.get(second)];
    if (value === 0 || one === undefined || other === undefined || one === other) continue;
    const together = [...one, ...other];
    for (const path of together) group.set(path, together);
  }
  return [...new Set(group.values())].map((members) => paths.filter((path) => members.includes(path)));
}

/** Inputs that are drawn anew together. */
export interface Factor {
  readonly kind: 'inputs' | 'others';
  readonly paths: readonly string[];
}

/** Independent factors that make up everything uncertain: each group with one of the chosen inputs, and all other groups as one. */
export function factorsOf(groups: readonly (readonly string[])[], chosen: readonly string[]): readonly Factor[] {
  const isChosen = (group: readonly string[]): boolean => group.some((path) => chosen.includes(path));
  const others = groups.filter((group) => !isChosen(group)).flat();
  return [
    ...groups.filter(isChosen).map((paths): Factor => ({ kind: 'inputs', paths })),
    ...(others.length === 0 ? [] : [{ kind: 'others', paths: others } as const]),
  ];
}
