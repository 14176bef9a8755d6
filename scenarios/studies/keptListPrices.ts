import { pathText } from '../diagnostic.js';
import { headlinePrices } from '../headlinePrices.js';
import type { Change, Loaded } from './changes.js';

/**
 * Changes without the list prices that only keep what was implied: the first price of a plan in one file, stated as list price in the other, whose
 * first price is another. Such a list price is made together with the change of the price; by itself it would change nothing.
 */
export const withKeptListPrices = (first: Loaded, second: Loaded, changes: readonly Change[]): readonly Change[] => {
  const kept = changes.filter((change) => keepsImplied(first, second, change));
  return changes
    .filter((change) => !kept.includes(change))
    .map((change) => {
      const beside = kept.find(({ path, to }) => to !== undefined && change.path[0] === 'offer' && change.path[1] === path[1] && isFirstPrice(change));
      return beside === undefined ? change : { ...change, beside };
    });
};

const keepsImplied = (first: Loaded, second: Loaded, { path, from, to }: Change): boolean => {
  if (path.length !== 3 || path[0] !== 'offer' || path[2] !== 'list_price' || (from !== undefined && to !== undefined)) return false;
  const [implied, stated] = from === undefined ? [first, second] : [second, first];
  const price = impliedListPrice(implied, String(path[1]));
  return price !== undefined && price === knownAt(stated, pathText(path));
};

/** The first price of a plan, at which its conversion holds where it states no list price; undefined where that is not known. */
const impliedListPrice = (file: Loaded, plan: string): number | undefined => {
  const prices = headlinePrices.flatMap((name) => ['', '.value', '[0].value'].map((rest) => `offer.${plan}.${name}${rest}`));
  const headline = prices.find((path) => file.values.has(path));
  return headline === undefined ? undefined : knownAt(file, headline);
};

const knownAt = ({ values }: Loaded, path: string): number | undefined => {
  const value = values.get(path);
  return value?.quantity.randomness === 'known' ? value.quantity.value / (value.each ?? 1) : undefined;
};

const isFirstPrice = ({ path: [, , name, ...rest] }: Change): boolean => (headlinePrices as readonly unknown[]).includes(name) && ['', 'value', '0.value'].includes(rest.join('.'));
