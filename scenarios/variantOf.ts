import * as E from 'fp-ts/lib/Either.js';
import { firstScalar } from './firstScalar.js';
import { headlinePrices } from './headlinePrices.js';
import { mergeTrees } from './mergeTrees.js';
import { numberText } from './numberText.js';
import { parseQuantity } from './quantity.js';
import { keysAt, lookup, type Entry, type MapTree, type ScalarTree, type Tree } from './tree.js';

/**
 * A variant over the file that it extends. The conversion that the base states holds at the price of the base: where the variant states another first
 * price of a plan and neither `conversion` nor `list_price`, the price of the base stays its list price. Without it what gets dearer would
 * convert as many. A base that leaves its price uncertain keeps none.
 */
export const variantOf = (base: Tree, own: MapTree): Tree => {
  const merged = mergeTrees(base, own);
  const kept = keysAt(own, ['offer']).flatMap((plan): readonly (readonly [string, Entry])[] => {
    const price = priceOfBefore(base, own, merged, plan);
    return price === undefined ? [] : [[plan, entryOf({ kind: 'map', entries: new Map([['list_price', entryOf(price)]]), place: price.place })]];
  });
  if (kept.length === 0) return merged;
  const [, { tree: { place } }] = kept[0];
  return mergeTrees(merged, { kind: 'map', entries: new Map([['offer', entryOf({ kind: 'map', entries: new Map(kept), place })]]), place: own.place });
};

const entryOf = (tree: Tree): Entry => ({ key: tree.place, tree });

/** The first price of a plan in the base, where the variant states another and does not say at which its conversion holds. */
const priceOfBefore = (base: Tree, own: Tree, merged: Tree, plan: string): ScalarTree | undefined => {
  const stated = (tree: Tree, key: string): boolean => lookup(tree, ['offer', plan, key]) !== undefined;
  if (stated(base, 'list_price') || stated(own, 'list_price') || stated(own, 'conversion')) return undefined;
  const headline = headlinePrices.find((name) => stated(base, name));
  if (headline === undefined || headline !== headlinePrices.find((name) => stated(merged, name))) return undefined;
  const [before, now] = [base, merged].map((tree) => firstScalar(lookup(tree, ['offer', plan, headline])));
  if (before === undefined || now === undefined || before.text === now.text) return undefined;
  const parsed = typeof before.value === 'string' || typeof before.value === 'number' ? parseQuantity(before.text, noObservations) : undefined;
  if (parsed === undefined || E.isLeft(parsed)) return undefined;
  const { quantity, each, per } = parsed.right;
  if (quantity.randomness !== 'known' || !(quantity.value > 0)) return undefined;
  return each === undefined ? before : plain(`${numberText(quantity.value / each.count)}${per === undefined ? '' : `/${per.period}`}`, before);
};

const noObservations = () => E.left({ expected: 'a known price' });

const plain = (text: string, { place }: ScalarTree): ScalarTree => ({ kind: 'scalar', value: text, text, place });
