import { parity, rotations, rounds } from '../../random/threefry.js';

/** A helper function of gpu.js: its text and the types it is declared with. */
export interface Helper {
  readonly source: string;
  readonly argumentTypes: Readonly<Record<string, 'Integer' | 'Number'>>;
  readonly returnType: 'Integer' | 'Number';
}

/**
 * The functions that kernels call: Threefry-2x32-20, `threefry0` and `threefry1` for its two words, `uniformOf` and `exponentOf`.
 * Only the parameters of a helper hold 32 bits in gpu.js, so the rounds are helpers that call one another, a few rounds each.
 */
export function kernelHelpers(): Helper[] {
  return [...chain(0), ...chain(1), uniformHelper, exponentHelper];
}

const uniformHelper: Helper = {
  source: `function uniformOf(word) { if ((word >>> 24) === 0) { return word / 4294967296; } return (word >>> 8) / 16777216; }`,
  argumentTypes: { word: 'Integer' },
  returnType: 'Number',
};

/** The logarithm is rounded, and so may be one too many or too few. */
const exponentHelper: Helper = {
  source: `function exponentOf(x) {
const near = Math.floor(Math.log2(x));
const low = (Math.pow(2, near) > x) ? near - 1 : near;
return (Math.pow(2, low + 1) <= x) ? low + 1 : low;
}`,
  argumentTypes: { x: 'Number' },
  returnType: 'Number',
};

/** Each further round doubles the text of a helper. */
const roundsPerHelper = 2;

function chain(word: 0 | 1): Helper[] {
  const types = (...names: string[]): Helper['argumentTypes'] => Object.fromEntries(names.map((name) => [name, 'Integer' as const]));
  const helpers: Helper[] = [];
  for (let first = 0; first < rounds; first += roundsPerHelper) {
    let [a, b] = ['a', 'b'];
    for (let round = first; round < first + roundsPerHelper; round++) [a, b] = roundText(round, a, b);
    const next = first + roundsPerHelper;
    const result = next < rounds ? `threefry${word}From${next}(${a}, ${b}, k0, k1)` : word === 0 ? a : b;
    helpers.push({
      source: `function threefry${word}From${first}(a, b, k0, k1) { return ${result}; }`,
      argumentTypes: types('a', 'b', 'k0', 'k1'),
      returnType: 'Integer',
    });
  }
  helpers.push({
    source: `function threefry${word}(c0, c1, k0, k1) { return threefry${word}From0((c0 + k0) | 0, (c1 + k1) | 0, k0, k1); }`,
    argumentTypes: types('c0', 'c1', 'k0', 'k1'),
    returnType: 'Integer',
  });
  return helpers;
}

function roundText(round: number, a: string, b: string): [string, string] {
  const rotation = rotations[round % 8];
  const sum = `((${a} + ${b}) | 0)`;
  const mixed = `(((${b} << ${rotation}) | (${b} >>> ${32 - rotation})) ^ ${sum})`;
  if (round % 4 !== 3) return [sum, mixed];
  const injection = (round >> 2) + 1;
  const key = (position: number): string => ['k0', 'k1', `(k0 ^ k1 ^ ${parity})`][position % 3];
  return [`((${a} + ${b} + ${key(injection)}) | 0)`, `((${mixed} + ${key(injection + 1)} + ${injection}) | 0)`];
}
