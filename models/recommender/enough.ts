import type { Diagnostic } from '../../scenarios/diagnostic.js';
import { itemsOf, peopleOf, type Interactions } from './interactions.js';
import { fewestItems, type Split } from './split.js';

/** Fewest people of whom something can be held out, and fewest items: less says nothing about tastes. */
const fewestJudged = 20;
const fewestDifferent = 10;

/** Why tastes cannot be learned from so little; nothing, when they can. A fault of the whole file stands at its first line. */
export const tooLittle = (file: string, interactions: Interactions, { judged }: Split, smallestCell: number): readonly Diagnostic[] => {
  const did = interactions.kind === 'ratings' ? 'rated' : 'used';
  const fault = (expected: string, found: string, hint: string): Diagnostic => ({ file, line: 1, column: 1, path: '', message: expected, found, hint });
  const people = interactions.segments.map((_, segment) => countOf(interactions, segment));
  const { values, kind } = interactions;
  return [
    ...(judged < fewestJudged
      ? [fault(`at least ${fewestJudged} people who ${did} ${fewestItems} items or more, of whom some can be held out`, `${judged}`, 'take a longer history, or one of more people')]
      : []),
    ...(itemsOf(interactions) < fewestDifferent ? [fault(`at least ${fewestDifferent} items`, `${itemsOf(interactions)}`, 'name a column that tells items apart: item=NAME')] : []),
    ...(kind === 'ratings' && values.every((value) => value === values[0])
      ? [fault('ratings that differ', `${values[0]} everywhere`, 'leave the column of ratings out: that something was used is then what counts')]
      : []),
    ...(people.every((count) => count < smallestCell)
      ? [fault(`a segment of at least ${smallestCell} people`, `at most ${Math.max(...people)}`, 'name a column that has fewer segments, or leave the segment out')]
      : []),
  ];
};

/** Those of a segment who did something. */
const countOf = (interactions: Interactions, segment: number): number => {
  let count = 0;
  for (let person = 0; person < peopleOf(interactions); person++) {
    if (interactions.segmentOf[person] === segment && interactions.starts[person + 1] > interactions.starts[person]) count += 1;
  }
  return count;
};
