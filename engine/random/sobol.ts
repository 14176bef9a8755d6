import { sobolDirections } from './sobolDirections.js';

/** How many dimensions there are direction numbers for. */
export const sobolDimensions = sobolDirections.length + 1;

/**
 * A dimension (from 0) of Sobol's sequence: the index-th number as 32 bits, to be read as a fraction. Points come in the order of the
 * Gray code, as Joe & Kuo publish them; every run of 2^k points that starts at a multiple of 2^k is the same set in any order.
 * Sources: I. Antonov & V. Saleev (1979), An economic method of computing LP-tau-sequences; S. Joe & F. Kuo (2008), see `sobolDirections`.
 */
export function sobolSequence(dimension: number): (index: number) => number {
  const directions = directionsOf(dimension);
  return (index) => {
    let word = 0;
    let bit = 0;
    for (let code = index ^ (index >>> 1); code !== 0; code >>>= 1, bit++) {
      if ((code & 1) !== 0) word ^= directions[bit];
    }
    return word;
  };
}

function directionsOf(dimension: number): Int32Array {
  const directions = new Int32Array(32);
  if (dimension === 0) return directions.map((_, bit) => 1 << (31 - bit));
  const [coefficients, ...initial] = sobolDirections[dimension - 1];
  const degree = initial.length;
  for (let bit = 0; bit < 32; bit++) {
    if (bit < degree) {
      directions[bit] = initial[bit] << (31 - bit);
      continue;
    }
    let word = directions[bit - degree] ^ (directions[bit - degree] >>> degree);
    for (let term = 1; term < degree; term++) {
      if (((coefficients >>> (degree - 1 - term)) & 1) !== 0) word ^= directions[bit - term];
    }
    directions[bit] = word;
  }
  return directions;
}

/**
 * Owen's nested scrambling of 32 bits: each bit is flipped or not by a hash of the bits above it, so that numbers that shared an interval
 * of length 2^-k share one afterwards, and each alone is uniform over the seeds.
 * With these constants it is indistinguishable in variance from a random flip at every node of the tree; with those of Laine & Karras
 * it is not (up to twice the error of the mean of x^2).
 * Sources: A. Owen (1995), Randomly permuted (t,m,s)-nets and (t,s)-sequences; S. Laine & T. Karras (2011), Stratified sampling for
 * stochastic transparency; B. Burley (2020), Practical hash-based Owen scrambling; constants of N. Vegdahl (2021), Building a better LK hash.
 */
export function owenScrambled(word: number, seed: number): number {
  let bits = reversed(word);
  bits ^= Math.imul(bits, 0x3d20adea);
  bits = Math.imul((bits + seed) | 0, (seed >>> 16) | 1);
  bits ^= Math.imul(bits, 0x05526c56);
  bits ^= Math.imul(bits, 0x53a22864);
  return reversed(bits);
}

/** The 32 bits from last to first. */
function reversed(word: number): number {
  let bits = word;
  bits = ((bits >>> 1) & 0x55555555) | ((bits & 0x55555555) << 1);
  bits = ((bits >>> 2) & 0x33333333) | ((bits & 0x33333333) << 2);
  bits = ((bits >>> 4) & 0x0f0f0f0f) | ((bits & 0x0f0f0f0f) << 4);
  bits = ((bits >>> 8) & 0x00ff00ff) | ((bits & 0x00ff00ff) << 8);
  return (bits >>> 16) | (bits << 16);
}
