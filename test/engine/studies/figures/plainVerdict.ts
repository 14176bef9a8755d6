import type { Requirement } from '../../../../scenarios/figures/figure.js';
import { printed } from '../../../../scenarios/figures/print.js';
import type { Trials } from '../../../../engine/trials.js';
import { estimated, type Estimated } from '../../../../engine/studies/estimate.js';
import { estimateFigure } from '../../../../engine/studies/figures/estimateFigure.js';
import { compares } from '../../../../engine/studies/figures/holdsIn.js';

/** Whether the estimates satisfy a requirement, the Monte Carlo error left aside. */
export interface PlainVerdict {
  readonly text: string;
  /** null where no trial has a value of something that decides. */
  readonly holds: boolean | null;
  readonly comparisons: readonly { readonly text: string; readonly value: Estimated; readonly bound: Estimated; readonly holds: boolean | null }[];
}

/** What the estimates alone say of a requirement; `judge` says how sure that is. */
export function plainVerdict(requirement: Requirement, trials: Trials): PlainVerdict {
  switch (requirement.kind) {
    case 'comparison': {
      const [value, bound] = [requirement.left, requirement.right].map((figure) => estimated(estimateFigure(figure, trials)));
      const known = !Number.isNaN(value.value) && !Number.isNaN(bound.value);
      const text = printed(requirement);
      const holds = known ? compares(value.value, requirement.comparator, bound.value) : null;
      return { text, holds, comparisons: [{ text, value, bound, holds }] };
    }
    case 'not': {
      const { holds, comparisons } = plainVerdict(requirement.of, trials);
      return { text: printed(requirement), holds: holds === null ? null : !holds, comparisons };
    }
    case 'all':
    case 'any': {
      const parts = requirement.of.map((part) => plainVerdict(part, trials));
      const decides = requirement.kind === 'any';
      const answers = parts.map(({ holds }) => holds);
      const holds = answers.includes(decides) ? decides : answers.includes(null) ? null : !decides;
      return { text: printed(requirement), holds, comparisons: parts.flatMap(({ comparisons }) => comparisons) };
    }
    default:
      return requirement satisfies never;
  }
}
