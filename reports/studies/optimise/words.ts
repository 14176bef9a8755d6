import type { OptimisationResult, SettingFound, StretchFound, VariableFound } from '../../../engine/studies/optimise/result.js';
import type { Known } from '../../../engine/studies/numberOrNull.js';
import { list } from '../../numbers.js';
import { inSentence } from '../../sentence.js';
import { amountText } from '../amounts.js';
import { signedText } from '../signedText.js';

/** `price of basic 109, spend on search 64k`. */
export const settingWords = ({ variables }: OptimisationResult, { texts }: SettingFound): string => list(variables.map(({ label }, variable) => `${inSentence(label)} ${texts[variable] ?? ''}`));

/** Longest words of an objective that stand in a sentence. */
const longest = 45;

/** What is optimised, within a sentence; where that is long, it is only called the objective. */
export const objectiveWords = ({ objective }: OptimisationResult): string => (objective.words.length <= longest ? objective.words : 'the objective');

/** A figure of the other futures, or, where these were not reached or nothing is random, of those of the search. */
export const told = ({ search, fresh }: { readonly search: Known; readonly fresh: Known }): Known => fresh ?? search;

export const amountOrNone = (known: Known, unit: string): string => (known === null ? 'n/a' : amountText(known, unit));

/** `+3.49M ± 0.02M CNY`; shares in points. */
export const changeOrNone = (known: Known, unit: string): string => (known === null ? 'n/a' : signedText(known, unit));

/** Standard errors from which a difference is more than chance. */
const seenErrors = 2;

/** Whether a difference is more than chance. */
export const isSeen = (known: Known): known is NonNullable<Known> => known !== null && known.value !== 0 && Math.abs(known.value) > seenErrors * known.se;

/** Whether a change of the objective is for the better. */
export const isBetter = ({ goal }: OptimisationResult, { value }: NonNullable<Known>): boolean => (goal === 'maximise' ? value > 0 : value < 0);

export const isOnePlace = ({ from, to }: StretchFound): boolean => from.value === to.value;

/** `92 to 118`; a single number by itself. */
export const stretchText = (stretch: StretchFound | null): string => (stretch === null ? '' : isOnePlace(stretch) ? stretch.from.text : `${stretch.from.text} to ${stretch.to.text}`);

/** Whether a stretch is the whole range. */
export const isWhole = ({ from, to }: StretchFound, { low, high }: VariableFound): boolean => from.value === low.value && to.value === high.value;

/** The share of the range of a variable that a stretch covers. */
const shareOf = ({ from, to }: StretchFound, { low, high }: VariableFound): number => (to.value - from.value) / (high.value - low.value);

/** A variable is flat where it may be anywhere in so much of its range. */
const flatFrom = 1 / 3;

/** Whether the optimum is flat along a variable: nothing can be told, or at most 1 % is lost, in a third of its range or more. */
export const isFlat = (variable: VariableFound): boolean => [variable.untold, variable.nearly].some((stretch) => stretch !== null && shareOf(stretch, variable) >= flatFrom);
