import type { DecisionResult, JudgedDecision } from '../../../engine/studies/sensitivity/decisionResult.js';
import type { InputSensitivity, SensitivityResult, Swing } from '../../../engine/studies/sensitivity/result.js';
import { list, percent, percentEstimate, plural, supported } from '../../numbers.js';
import { capital, inSentence } from '../../sentence.js';
import { amountText, distanceText } from '../amounts.js';

/** Whether what something is worth to a decision is told from nothing. */
export const isWorth = ({ seenFrom }: Pick<JudgedDecision, 'seenFrom'>) => ({ value, se }: { readonly value: number; readonly se: number }): boolean => value > 0 && value >= seenFrom * se;

/** Inputs beside the first that a sentence names. */
const mostNext = 3;

/** A swing below this share of the widest matters to nobody. */
const negligible = 0.05;

/** Inputs whose swing is more than luck, the widest first. */
export const swinging = ({ inputs, seenFrom }: SensitivityResult): readonly (InputSensitivity & { readonly swing: Swing; readonly value: number; readonly se: number })[] =>
  inputs.flatMap((input) => {
    const { swing } = input;
    const difference = swing?.difference ?? null;
    if (swing === undefined || difference === null || difference.value === 0 || Math.abs(difference.value) < seenFrom * difference.se) return [];
    return [{ ...input, swing, ...difference }];
  });

/** Inputs with which the figure has a number at one end and none at the other: nothing moves it more. */
export const breaking = ({ inputs }: SensitivityResult): readonly (InputSensitivity & { readonly swing: Swing })[] =>
  inputs.flatMap((input) => {
    const { swing } = input;
    return swing !== undefined && (swing.low.figure === null) !== (swing.high.figure === null) ? [{ ...input, swing }] : [];
  });

const endWords = { quantiles: ', its P10 and its P90,', values: '', tails: ', its P1 and its P99,' } as const;

/** With what the figure has no number, and what it is at the other end. */
export const breakingFinding = ({ figure }: SensitivityResult, { label, swing: { low, high } }: ReturnType<typeof breaking>[number]): string => {
  const [there, gone] = low.figure === null ? [high, low] : [low, high];
  const none = figure.unit === 'months' ? 'never comes' : 'has no number';
  return `With ${inSentence(label)} at ${gone.text} ${figure.words} ${none}; at ${there.text} it is ${there.figure === null ? '' : amountText(there.figure, figure.unit)}.`;
};

/** What moves the figure most, and what comes next. */
const tornadoFindings = (result: SensitivityResult): readonly string[] => {
  const { figure, inputs } = result;
  const [first, ...others] = swinging(result);
  const held = inputs.filter(({ swing }) => swing !== undefined).length;
  const broken = breaking(result).slice(0, mostNext).map((input) => breakingFinding(result, input));
  if (first === undefined) return held === 0 || broken.length > 0 ? broken : [noneFinding(held, figure.words)];
  const { low, high, ends } = first.swing;
  const rounded = ({ value, se }: { readonly value: number; readonly se: number }): string => amountText({ value: supported(value, se), se: 0 }, figure.unit);
  const between = low.figure === null || high.figure === null ? '' : `: from ${rounded(low.figure)} to ${rounded(high.figure)}`;
  const widest = Math.abs(first.value);
  const next = others.slice(0, mostNext).filter(({ value }) => Math.abs(value) >= negligible * widest);
  const slight = inputs.filter(({ swing }) => swing !== undefined && swing.difference !== null && Math.abs(swing.difference.value) < negligible * widest);
  return [
    ...broken,
    `${broken.length === 0 ? `What moves ${figure.words} most is ${inSentence(first.label)}` : `Of the others, ${inSentence(first.label)} moves it most`}: between ${low.text} and ${high.text}${endWords[ends]} it makes a difference of ${distanceText(first, figure.unit)}${between}.`,
    ...(next.length === 0 ? [] : [`Next ${next.length === 1 ? 'comes' : 'come'} ${list(next.map((input) => `${inSentence(input.label)} (${distanceText(input, figure.unit)})`))}.`]),
    ...(slight.length === 0 ? [] : [`Hardly anything depends on ${list(slight.map(({ label }) => inSentence(label)))}: ${slight.length === 1 ? 'it' : 'each'} moves ${figure.words} by less than a twentieth of that.`]),
  ];
};

const noneFinding = (held: number, words: string): string =>
  held === 1 ? `The one input that is uncertain does not move ${words} by more than luck can.` : `None of ${plural(held, 'input')} moves ${words} by more than luck can.`;

/** How much is knowledge, and which inputs explain it. */
const varianceFindings = (result: SensitivityResult): readonly string[] => {
  const { knowledge, outcome, indices, expected } = result;
  const share = knowledge === null ? undefined : percentEstimate(Math.min(1, Math.max(0, knowledge.share)), knowledge.se);
  const known = share === undefined ? (expected ? ['The scenario simulates expected values: nothing is luck, and all spread comes from what we do not know.'] : []) : [`${share.value}${share.error === 'exact' ? '' : ` ${share.error}`} of the variance of ${outcome.words} is what we do not know and could learn; the rest is luck.`];
  const interactions = indices?.interactions;
  const together = interactions === undefined || interactions.low <= 0.02 ? [] : [`${percent(supported(interactions.value, interactions.se))} of the variance of ${outcome.words} comes from inputs and luck acting together.`];
  return [...known, ...together];
};

const decisionFindings = (decision: DecisionResult, expected: boolean): readonly string[] => {
  const { judged, refused, name, unit, words } = decision;
  const title = name.replaceAll('_', ' ');
  if (judged === undefined) return refused === undefined ? [] : [`Nothing can be said of the decision ${title}: ${refused}.`];
  const { best, second, lead, alternatives } = judged;
  const chance = alternatives.find((alternative) => alternative.name === best)?.best;
  const oftener = chance === undefined ? '' : `; in ${percent(supported(chance.value, chance.se))} of futures none is better`;
  const same = lead.value === 0 && lead.se === 0;
  const ahead = same
    ? `${best} and ${second} come to the same`
    : Math.abs(lead.value) < judged.seenFrom * lead.se
      ? `${best} and ${second} cannot be told apart by ${words}: they differ by ${distanceText(lead, unit)}`
      : `${best} is best by ${words}, ${distanceText(lead, unit)} ahead of ${second}`;
  return [`${capital(title)}: ${ahead.replaceAll('_', ' ')}${same ? '' : oftener}.`, `${capital(title)}: ${worthFinding(judged, unit, expected)}.`];
};

/** What knowing is worth before deciding. */
const worthFinding = (judged: JudgedDecision, unit: string, expected: boolean): string => {
  const { inputs, everything, foresight, best } = judged;
  const seen = isWorth(judged);
  const [first, ...others] = inputs.filter(seen);
  const bound = seen(foresight) && !expected ? `. Even to know how the luck falls, too, would be worth no more than ${distanceText(foresight, unit)}` : '';
  if (first !== undefined) {
    const next = others.slice(0, mostNext - 1).map((input) => `${inSentence(input.label)} ${distanceText(input, unit)}`);
    return `knowing ${inSentence(first.label)} before deciding would be worth ${distanceText(first, unit)}${next.length === 0 ? '' : `, ${list(next)}`}; knowing all inputs, ${distanceText(everything, unit)}${bound}`;
  }
  return seen(everything)
    ? `no input alone is worth knowing before deciding; all of them together, ${distanceText(everything, unit)}${bound}`
    : `knowing more before deciding is worth nothing that can be seen: whatever the inputs are, ${best.replaceAll('_', ' ')} stays a good choice${bound}`;
};

/** What a study says, a sentence each: what moves the figure, what its spread comes from, what to know before deciding. */
export const findings = (result: SensitivityResult): readonly string[] => [
  ...(result.complete ? [] : ['This was stopped before it was done: it says what was known by then.']),
  ...tornadoFindings(result),
  ...varianceFindings(result),
  ...result.decisions.flatMap((decision) => decisionFindings(decision, result.expected)),
];
