import type { AttributedFigure, Attribution } from '../../../engine/studies/attribute/attribution.js';
import { list, plural } from '../../numbers.js';
import { capital } from '../../sentence.js';
import { amountText, distanceText } from '../amounts.js';
import { signedText } from '../signedText.js';
import { unansweredText } from '../unansweredPrices.js';
import { errorOf, isSeen, partsOf, type Part } from './parts.js';
import { sidesOf } from './sides.js';

/** Most contributions that a sentence tells. */
const most = 4;

const within = (part: Part, unit: string): string => signedText({ value: part.value ?? 0, se: errorOf(part) }, unit);

const moved = (part: Part, unit: string): string => {
  const several = /^\d/.test(part.words);
  const verb = (part.value ?? 0) < 0 ? `${several ? 'take' : 'takes'} away` : several ? 'add' : 'adds';
  return `${part.words} ${verb} ${distanceText({ value: part.value ?? 0, se: errorOf(part) }, unit)}`;
};

/** What the changes bring, the largest first, and which of them bring nothing that can be seen. */
const contributionFindings = (attribution: Attribution, figure: AttributedFigure): readonly string[] => {
  const { unit, words } = figure;
  const parts = partsOf(attribution, figure).filter(({ value }) => value !== null);
  const seen = parts.filter((part) => isSeen(attribution, part));
  const unseen = parts.filter((part) => !isSeen(attribution, part) && (part.value !== 0 || errorOf(part) > 0));
  const none = parts.filter((part) => part.value === 0 && errorOf(part) === 0);
  const others = seen.slice(most);
  const told = [...seen.slice(0, most).map((part) => moved(part, unit)), ...(others.length === 0 ? [] : [`${plural(others.length, 'other change')} ${others.length === 1 ? 'moves' : 'move'} it less`])];
  return [
    ...(told.length === 0 ? [] : [`On ${words}: ${told.join('; ')}.`]),
    ...(unseen.length === 0 ? [] : [`Within error on ${words}: ${list(unseen.map((part) => `${part.words} (${within(part, unit)})`))}.`]),
    ...(none.length === 0 ? [] : [`${list(none.map(({ words: change }) => change))} ${none.length === 1 ? 'does' : 'do'} nothing to ${words}.`]),
  ];
};

/** Whether the changes help or hinder one another. */
const interactionFinding = ({ seenFrom, changes }: Attribution, { interaction, difference, unit, words }: AttributedFigure): readonly string[] => {
  if (changes.length < 2 || interaction === null || difference === null) return [];
  if (interaction.value === 0 || Math.abs(interaction.value) < seenFrom * interaction.se) return [`On ${words} each change acts by itself: what they do alone adds up to the difference, within error.`];
  const alone = { value: difference.value - interaction.value, se: 0 };
  const together = alone.value * interaction.value > 0 ? `${distanceText(interaction, unit)} further` : `${distanceText(interaction, unit)} less far`;
  return [`Made one at a time, the changes would move ${words} by ${signedText(alone, unit)} in all; together they move it ${together}.`];
};

const differenceFinding = (attribution: Attribution, { from, to, difference, unit, words }: AttributedFigure): string => {
  const [first, second] = sidesOf(attribution);
  if (from === null || to === null || difference === null) {
    const missing = list([...(from === null ? [first] : []), ...(to === null ? [second] : [])]);
    return `${words} has no number in ${missing}, or never comes within the horizon, so that its difference cannot be split: ask for a probability instead.`;
  }
  if (difference.value === 0 && difference.se === 0) return `${words} is ${amountText(from, unit)} in ${first} and in ${second}.`;
  const seen = Math.abs(difference.value) >= attribution.seenFrom * difference.se ? '' : ', which is within error';
  return `${words} goes from ${amountText(from, unit)} in ${first} to ${amountText(to, unit)} in ${second}: ${signedText(difference, unit)}${seen}.`;
};

/** Why the forecast moved, figure by figure. */
export const findings = (attribution: Attribution): readonly string[] =>
  [
    ...(attribution.complete ? [] : ['Stopped before every combination of changes was simulated: contributions that need the others are not known.']),
    ...attribution.figures.flatMap((figure) => [differenceFinding(attribution, figure), ...contributionFindings(attribution, figure), ...interactionFinding(attribution, figure)]),
    ...unansweredText(attribution.unansweredPrices, sidesOf(attribution)[1]),
  ].map(capital);
