import { distance } from 'fastest-levenshtein';

/** How many letters may differ for one name to be taken as a slip of another: a third of them, and two in all but the shortest, so that two letters may be swapped. */
const reach = (name: string): number => Math.max(name.length > 3 ? 2 : 1, Math.floor(name.length / 3));

/** The known name nearest to a mistaken one, when it is near enough to be a slip; case, `-` and `_` count for nothing. */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  const plain = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, '');
  if (name.length > 64) return undefined;
  return known
    .map((candidate) => ({ candidate, apart: distance(plain(name), plain(candidate)) }))
    .filter(({ candidate, apart }) => apart <= reach(candidate))
    .sort((a, b) => a.apart - b.apart)[0]?.candidate;
};

/** `did you mean churn?`, or the list of what is known here when nothing is near. */
export const didYouMean = (name: string, known: readonly string[]): string => {
  const near = nearest(name, known);
  if (near !== undefined) return `did you mean ${near}?`;
  return known.length === 0 ? 'there is none to name' : `known here: ${known.join(', ')}`;
};
