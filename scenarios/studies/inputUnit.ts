import { numberText } from '../numberText.js';
import type { Period } from '../value.js';

/**
 * The unit of a number as the file states it, from that of its field: `currency a month` becomes `CNY a month`, or `CNY a year` of `x/year`;
 * `currency for a unit of use` becomes `CNY for 1000 units of use`.
 */
export const unitOf = (unit: string, currency: string, per: Period, each: number): string =>
  unit
    .replace(/\bcurrency\b/g, currency)
    .replace(/ a month\b/, ` a ${per}`)
    .replace(/ a unit of use$/, each === 1 ? ' a unit of use' : ` ${numberText(each)} units of use`);
