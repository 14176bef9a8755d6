import type { AttributedFigure, Attribution, Contribution } from '../../../engine/studies/attribute/attribution.js';

/** A group of changes with what it contributes to a figure. */
export interface Part extends Contribution {
  /** Of a bar or a row: `Price of basic`, `Price of basic and 2 more`. */
  readonly label: string;
  /** In a sentence: `raising the price of basic from 99 to 119`. */
  readonly words: string;
}

/** The groups with their contributions to a figure, the largest first; those that are not known yet last. */
export const partsOf = (attribution: Attribution, { contributions }: AttributedFigure): readonly Part[] => {
  const size = ({ value }: Part): number => (value === null ? -1 : Math.abs(value));
  return contributions.map((contribution, place) => ({ ...contribution, ...namesOf(attribution, place) })).sort((one, other) => size(other) - size(one));
};

/** Most changes that one group is told by. */
const mostNamed = 2;

const namesOf = ({ changes }: Attribution, place: number): Pick<Part, 'label' | 'words'> => {
  const group = changes[place] ?? [];
  const [first] = group;
  const others = group.length - 1;
  const shown = group.length <= mostNamed ? group : group.slice(0, 1);
  const rest = group.length <= mostNamed ? '' : ` and ${others} more that must go together`;
  return { label: `${first?.label ?? ''}${others === 0 ? '' : ` and ${others} more`}`, words: `${shown.map(({ words }) => words).join(' together with ')}${rest}` };
};

/** Standard error of a contribution, from the trials and from the orders of changes. */
export const errorOf = ({ se, samplingSe }: Pick<Contribution, 'se' | 'samplingSe'>): number => Math.hypot(se ?? 0, samplingSe);

/** Whether a contribution is more than chance. */
export const isSeen = ({ seenFrom }: Attribution, part: Contribution): boolean => part.value !== null && part.value !== 0 && Math.abs(part.value) >= seenFrom * errorOf(part);
