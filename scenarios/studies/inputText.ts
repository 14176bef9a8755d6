import { addMonths, monthText } from '../month.js';
import { numberText } from '../numberText.js';
import type { Input, InputForm } from './input.js';

/**
 * A number of an input as the file would state it: `24 per 1000`, `2%/year`, `3.1%`, `2028-06`. What is read from it is the same number.
 * @param number in the unit of the input's `value`; months are rounded to whole ones
 */
export const textOf = ({ form }: Pick<Input, 'form'>, number: number): string =>
  form.kind === 'month' ? monthText(addMonths(form.start, Math.round(number))) : `${numberText(number, form.percent)}${endingOf(form)}`;

/** The same for a reader, with three digits that count: `26.5 per 1000`. */
export const roundedTextOf = (input: Pick<Input, 'form'>, number: number): string =>
  textOf(input, input.form.kind === 'month' ? number : Number(number.toPrecision(3)));

/** What stands after the number: ` per 1000`, `/year`; nothing where it is stated for one, or a month. */
export const endingOf = (form: InputForm): string =>
  form.kind === 'month' ? '' : `${form.each === 1 ? '' : ` per ${numberText(form.each)}`}${form.per === 'month' ? '' : `/${form.per}`}`;
