import type { Comparison, Figure, Requirement } from '../../../scenarios/figures/figure.js';

/** The comparisons that a requirement is made of, in the order in which they stand. */
export const comparisonsIn = (requirement: Requirement): readonly Comparison<Figure>[] =>
  requirement.kind === 'comparison' ? [requirement] : requirement.kind === 'not' ? comparisonsIn(requirement.of) : requirement.of.flatMap(comparisonsIn);
