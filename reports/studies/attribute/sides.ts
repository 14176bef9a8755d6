import type { Attribution } from '../../../engine/studies/attribute/attribution.js';
import { shortNames } from '../shortNames.js';

/** What the two scenarios are called beside one another. */
export const sidesOf = ({ from, to }: Attribution): readonly [first: string, second: string] => {
  const [first = from, second = to] = shortNames([from, to]);
  return [first === 'base' ? 'the base' : first, second];
};
