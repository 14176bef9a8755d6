import type { Comparison, Figure, Requirement } from './figure.js';

/** The comparisons of a requirement, in the order in which they stand. */
export const comparisonsIn = (requirement: Requirement): readonly Comparison<Figure>[] => {
  switch (requirement.kind) {
    case 'comparison':
      return [requirement];
    case 'not':
      return comparisonsIn(requirement.of);
    case 'all':
    case 'any':
      return requirement.of.flatMap(comparisonsIn);
    default:
      return requirement satisfies never;
  }
};
