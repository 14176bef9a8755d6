import type { StreamKey } from './streams.js';
import { threefry2x32 } from './threefry.js';

/** Rounds of the network: with 20, a million keys show that some orders of seven numbers come more often than others; with 24 they do not. */
const rounds = 24;

/**
 * A random permutation of the numbers from 0 to count - 1 (at most 2^31) that needs no table: any image is computed from its number alone.
 * Two unequal halves of the number's bits change each other in turn (a Feistel network); an image beyond the count is permuted again until
 * it is within, which takes less than two tries on average.
 * Sources: M. Luby & C. Rackoff (1988), How to construct pseudorandom permutations; J. Black & P. Rogaway (2002), Ciphers with arbitrary
 * finite domains, method 2 (cycle walking).
 */
export function permutationOf(count: number, key: StreamKey): (index: number) => number {
  const bits = Math.max(2, 32 - Math.clz32(count - 1));
  const rightBits = bits >>> 1;
  const leftMask = 2 ** (bits - rightBits) - 1;
  const rightMask = 2 ** rightBits - 1;
  const keys = Int32Array.from({ length: rounds }, (_, round) => threefry2x32(round, count, key[0], key[1])[0]);
  return (index) => {
    let image = index;
    do {
      let left = image >>> rightBits;
      let right = image & rightMask;
      for (let round = 0; round < rounds; round += 2) {
        left ^= mixed(right ^ keys[round]) & leftMask;
        right ^= mixed(left ^ keys[round + 1]) & rightMask;
      }
      image = ((left << rightBits) | right) >>> 0;
    } while (image >= count);
    return image;
  };
}

/** 32 bits that all depend on all bits of `word`. Source: A. Appleby, MurmurHash3 (public domain), the finaliser `fmix32`. */
function mixed(word: number): number {
  let bits = word;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
