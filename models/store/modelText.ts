import type { StoredModel } from '../../scenarios/storedModel.js';

/** Digits of a number in a table: more would say nothing that training knows. */
const digits = 6;

const rounded = (_: string, value: unknown): unknown => (typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(digits)) : value);

/** Lists of numbers on one line each. A line break stands only between values: inside texts JSON writes it as \n. */
const flat = (json: string): string => json.replace(/\[\n[-+\d.eE,\s]*\]/g, (list) => list.replace(/\s+/g, ''));

/**
 * A stored model as the text of its file: JSON with a line for every list of numbers, so that versions can be compared.
 * Numbers that are not whole keep six significant digits.
 */
export const modelText = (model: StoredModel): string => `${flat(JSON.stringify(model, rounded, 1))}\n`;
