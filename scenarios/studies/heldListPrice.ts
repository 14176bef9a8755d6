import type { Path } from '../diagnostic.js';
import { actsAt, has, type Draft } from '../draft.js';
import { headlinePrices } from '../headlinePrices.js';
import { numberText } from '../numberText.js';
import type { InputForm } from './input.js';
import { endingOf } from './inputText.js';

/**
 * Where the input is the first price of a plan and the file does not state the price at which its conversion holds: what states it. Without it a
 * price that is moved would take that price along, and no lead would mind.
 * @param steps of the input
 * @param value of the input, in the form in which the file states it
 */
export const heldListPrice = (draft: Draft, steps: Path, value: number, form: InputForm): { readonly steps: Path; readonly text: string } | undefined => {
  const [part, plan, field, ...rest] = steps;
  const isFirst = rest.length === 0 || ['value', '0.value'].includes(rest.join('.'));
  if (part !== 'offer' || plan === undefined || !isFirst || form.kind === 'month' || value <= 0) return undefined;
  const listPrice = ['offer', plan, 'list_price'];
  if (has(draft, listPrice) || headlinePrices.find((name) => isPaid(draft, ['offer', plan, name])) !== field) return undefined;
  return { steps: listPrice, text: `${numberText(value / form.each)}${endingOf({ ...form, each: 1 })}` };
};

/** Whether a price, alone or over time, is ever anything but 0. */
const isPaid = (draft: Draft, path: Path): boolean => [path, [...path, 'value']].some((one) => actsAt(draft, one)) || has(draft, [...path, 0]);
