import type { DecisionResult, JudgedDecision } from '../../../engine/studies/sensitivity/decisionResult.js';
import type { InputSensitivity, SensitivityResult } from '../../../engine/studies/sensitivity/result.js';
import { list, percent, percentEstimate, plural, supported } from '../../numbers.js';
import { amountText, distanceText } from '../amounts.js';
import { small } from './words.js';

/** An effect within so many standard errors of nothing is not told from luck. */
export const seenErrors = 2;

/** Inputs beside the first that a sentence names. */
const mostNext = 3;

/** A swing below this share of the widest matters to nobody. */
const negligible = 0.05;

/** Inputs whose swing is more than luck, the widest first. */
export const swinging = ({ inputs }: SensitivityResult): readonly (InputSensitivity & { readonly swing: NonNullable<InputSensitivity['swing']>; readonly value: number; readonly se: number })[] =>
  inputs.flatMap((input) => {
    const { swing } = input;
    const difference = swing?.difference ?? null;
    if (swing === undefined || difference === null || difference.value === 0 || Math.abs(difference.value) < seenErrors * difference.se) return [];
    return [{ ...input, swing, ...difference }];
  });

const endWords = { quantiles: ', its P10 and its P90,', values: '', tails: ', its P1 and its P99,' } as const;

/** What moves the figure most, and what comes next. */
const tornadoFindings = (result: SensitivityResult): readonly string[] => {
  const { figure, inputs } = result;
  const [first, ...others] = swinging(result);
  const held = inputs.filter(({ swing }) => swing !== undefined).length;
  if (first === undefined) return [held === 0 ? '' : `None of ${plural(held, 'input')} moves ${figure.words} by more than luck can.`].filter((text) => text !== '');
  const { low, high, ends } = first.swing;
  const [from, to] = [low.figure, high.figure];
  const between = from === null || to === null ? '' : `: from ${amountText({ value: supported(from.value, from.se), se: 0 }, figure.unit)} to ${amountText({ value: supported(to.value, to.se), se: 0 }, figure.unit)}`;
  const widest = Math.abs(first.value);
  const next = others.slice(0, mostNext).filter(({ value }) => Math.abs(value) >= negligible * widest);
  const slight = inputs.filter(({ swing }) => swing !== undefined && Math.abs(swing.difference?.value ?? Infinity) < negligible * widest);
  return [
    `What moves ${figure.words} most is ${small(first.label)}: between ${low.text} and ${high.text}${endWords[ends]} it makes a difference of ${distanceText(first, figure.unit)}${between}.`,
    ...(next.length === 0 ? [] : [`Next ${next.length === 1 ? 'comes' : 'come'} ${list(next.map((input) => `${small(input.label)} (${distanceText(input, figure.unit)})`))}.`]),
    ...(slight.length === 0 ? [] : [`Hardly anything is gained by knowing better: ${list(slight.map(({ label }) => small(label)))}; each moves ${figure.words} by less than a twentieth of that.`]),
  ];
};

/** How much is knowledge, and which inputs explain it. */
const varianceFindings = (result: SensitivityResult): readonly string[] => {
  const { knowledge, outcome, indices } = result;
  const share = knowledge === null ? undefined : percentEstimate(Math.min(1, Math.max(0, knowledge.share)), knowledge.se);
  const known = share === undefined ? [] : [`${share.value}${share.error === 'exact' ? '' : ` ${share.error}`} of the variance of ${outcome.words} is what we do not know and could learn; the rest is luck.`];
  const interactions = indices?.interactions;
  const together = interactions === undefined || interactions.low <= 0.02 ? [] : [`${percent(supported(interactions.value, interactions.se))} of the variance of ${outcome.words} comes from inputs and luck acting together.`];
  return [...known, ...together];
};

const decisionFindings = (decision: DecisionResult): readonly string[] => {
  const { judged, refused, name, unit, objective } = decision;
  const title = name.replaceAll('_', ' ');
  if (judged === undefined) return refused === undefined ? [] : [`Nothing can be said of the decision ${title}: ${refused}.`];
  const { best, second, lead, alternatives } = judged;
  const chance = alternatives.find((alternative) => alternative.name === best)?.best;
  const oftener = chance === undefined ? '' : `; it is the best in ${percent(supported(chance.value, chance.se))} of futures`;
  const ahead =
    Math.abs(lead.value) < seenErrors * lead.se || lead.value === 0
      ? `${best} and ${second} cannot be told apart by ${objective}: they differ by ${distanceText(lead, unit)}`
      : `${best} is best by ${objective}, ${distanceText(lead, unit)} ahead of ${second}`;
  return [`${title}: ${ahead.replaceAll('_', ' ')}${oftener}.`, worthFinding(judged, unit, title)];
};

/** What knowing is worth before deciding. */
const worthFinding = ({ inputs, everything, foresight, best }: JudgedDecision, unit: string, title: string): string => {
  const worthy = inputs.filter(({ value, se }) => value > 0 && value >= seenErrors * se);
  const [first, ...others] = worthy;
  const bound = foresight.value > 0 ? `; knowing even how the luck falls would be worth ${amountText(foresight, unit)}` : '';
  if (first === undefined) {
    const all = everything.value > 0 && everything.value >= seenErrors * everything.se ? `, all inputs together ${amountText(everything, unit)}` : '';
    return all === ''
      ? `Knowing more before deciding ${title} is worth nothing that can be seen: whatever an input is, ${best.replaceAll('_', ' ')} stays the choice${bound}.`
      : `No input alone is worth knowing before deciding ${title}${all}${bound}.`;
  }
  const next = others.slice(0, mostNext - 1).map((input) => `${small(input.label)} ${amountText(input, unit)}`);
  return `Knowing ${small(first.label)} before deciding would be worth ${amountText(first, unit)}${next.length === 0 ? '' : `, ${list(next)}`}; knowing all inputs, ${amountText(everything, unit)}${bound}.`;
};

/** What a study says, a sentence each: what moves the figure, what its spread comes from, what to know before deciding. */
export const findings = (result: SensitivityResult): readonly string[] => [
  ...(result.complete ? [] : ['This was stopped before it was done: it says what was known by then.']),
  ...tornadoFindings(result),
  ...varianceFindings(result),
  ...result.decisions.flatMap(decisionFindings),
];
