import type { AttributedFigure, Attribution, Contribution } from '../../../engine/studies/attribute/attribution.js';
import { plural } from '../../numbers.js';
import { capital } from '../../sentence.js';

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

const namesOf = ({ changes, groupedBy }: Attribution, place: number): Pick<Part, 'label' | 'words'> => {
  const group = changes[place] ?? [];
  const [first] = group;
  const others = group.length - 1;
  const shared = groupedBy === 'input' || others === 0 ? '' : sharedPath(group.map(({ path }) => path));
  if (shared !== '') return { label: `${capital(shared)}: ${plural(group.length, 'change')}`, words: `${plural(group.length, 'change')} of ${shared}` };
  const shown = group.length <= mostNamed ? group : group.slice(0, 1);
  const rest = group.length <= mostNamed ? '' : ` and ${plural(others, 'more change')} that must go with it`;
  return { label: `${first?.label ?? ''}${others === 0 ? '' : ` and ${others} more`}`, words: `${shown.map(({ words }) => words).join(' together with ')}${rest}` };
};

/** What paths have in common from their beginning on, in words: `offer basic`. */
const sharedPath = (paths: readonly string[]): string => {
  const steps = paths.map((path) => path.split(/[.[]/));
  const [first = []] = steps;
  const shared = first.filter((_, depth) => steps.every((other) => first.slice(0, depth + 1).every((step, place) => other[place] === step)));
  return shared.join(' ').replaceAll('_', ' ');
};

/** Standard error of a contribution, from the trials and from the orders of changes. */
export const errorOf = ({ se, samplingSe }: Pick<Contribution, 'se' | 'samplingSe'>): number => Math.hypot(se ?? 0, samplingSe);

/** Whether a contribution is more than chance. */
export const isSeen = ({ seenFrom }: Attribution, part: Contribution): boolean => part.value !== null && part.value !== 0 && Math.abs(part.value) >= seenFrom * errorOf(part);
