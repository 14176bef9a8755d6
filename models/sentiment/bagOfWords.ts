import type { SparseRows } from '../training/inputs.js';
import { wordsOf } from './words.js';

/**
 * Bags of words of a fixed length: each word is counted at the place that its hash gives, added or taken away as the hash says, so that
 * words which share a place cancel on average (K. Weinberger, A. Dasgupta, J. Langford, A. Smola & J. Attenberg, "Feature hashing for
 * large scale multitask learning", ICML 2009). No list of words is kept, so none can leak. Each bag is scaled to the length `root of its places`
 * of a row of standardised features.
 * @param width places, 64 or more
 */
export const bagsOfWords = (texts: readonly string[], width: number): SparseRows => {
  const starts = new Int32Array(texts.length + 1);
  const at: number[] = [];
  const values: number[] = [];
  texts.forEach((text, row) => {
    const bag = new Map<number, number>();
    for (const word of wordsOf(text)) {
      const hash = hashOf(word);
      const place = hash % width;
      bag.set(place, (bag.get(place) ?? 0) + (hash >= 0x80000000 ? -1 : 1));
    }
    const length = Math.sqrt([...bag.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
    for (const [place, value] of [...bag].sort(([a], [b]) => a - b)) {
      at.push(place);
      values.push((value / length) * rowLength);
    }
    starts[row + 1] = at.length;
  });
  return { width, starts, at: Int32Array.from(at), values: Float32Array.from(values) };
};

/** Length of every bag: long enough for weights of ordinary size to tell tones apart. */
const rowLength = 4;

/** FNV-1a of 32 bits over UTF-8 (G. Fowler, L. C. Noll & K.-P. Vo), mixed once more (MurmurHash3's last step), because low and high bits are both used. */
const hashOf = (word: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(word)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

const encoder = new TextEncoder();
