import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { owenScrambled, sobolDimensions, sobolSequence } from '../../../engine/random/sobol.js';
import { threefry2x32 } from '../../../engine/random/threefry.js';
import { chiSquaredTail } from '../checks.js';

/** The first ten points of three dimensions as published with `sobol.cc` (`sobol 10 3 new-joe-kuo-6.21201`). */
const published = [
  [0, 0, 0],
  [0.5, 0.5, 0.5],
  [0.75, 0.25, 0.25],
  [0.25, 0.75, 0.75],
  [0.375, 0.375, 0.625],
  [0.875, 0.875, 0.125],
  [0.625, 0.125, 0.875],
  [0.125, 0.625, 0.375],
  [0.1875, 0.3125, 0.9375],
  [0.6875, 0.8125, 0.4375],
];

test('the first points are those of Joe and Kuo', () => {
  const dimensions = [0, 1, 2].map(sobolSequence);
  published.forEach((point, index) => {
    assert.equal(dimensions.map((sequence) => (sequence(index) >>> 0) / 2 ** 32), point);
  });
});

/** Dimension, index and the 32 bits that SciPy 1.17.1 gives: `qmc.Sobol(256, scramble=False, bits=32)`. */
const knownWords = [
  [1, 1000, 415236096],
  [2, 1000, 2227175424],
  [3, 1000, 2906652672],
  [4, 1000, 1203765248],
  [10, 1000, 364904448],
  [40, 1000, 3921674240],
  [100, 1000, 3300917248],
  [255, 1000, 1069547520],
  [0, 9_999_999, 45820672],
  [1, 9_999_999, 3658317056],
  [5, 9_999_999, 2795832576],
  [63, 9_999_999, 1668277504],
  [255, 9_999_999, 4229183232],
] as const;

test('points far into the sequence and in late dimensions are those of another implementation', () => {
  for (const [dimension, index, word] of knownWords) assert.is(sobolSequence(dimension)(index) >>> 0, word, `dimension ${dimension}, point ${index}`);
});

const power = 10;
const count = 2 ** power;

/** The first 2^10 words of a dimension, as they are or scrambled with a seed of its own. */
function words(dimension: number, scrambled: boolean, from = 0): Uint32Array {
  const sequence = sobolSequence(dimension);
  const [seed] = threefry2x32(dimension, 0, 1, 2);
  return Uint32Array.from({ length: count }, (_, index) => (scrambled ? owenScrambled(sequence(from + index), seed) : sequence(from + index)));
}

for (const scrambled of [false, true]) {
  const kind = scrambled ? 'scrambled' : 'plain';
  test(`${kind}: every dimension has one of 2^k points in each of 2^k equal intervals, wherever the run starts`, () => {
    for (let dimension = 0; dimension < sobolDimensions; dimension++) {
      for (const from of [0, 3 * count]) {
        const places = new Set(words(dimension, scrambled, from).map((word) => word >>> (32 - power)));
        assert.is(places.size, count, `dimension ${dimension}`);
      }
    }
  });

  /** Dimensions and their quality parameter t: the sum of the degrees of their polynomials less one. */
  const nets: readonly (readonly [readonly number[], number])[] = [
    [[0, 1], 0],
    [[0, 2], 1],
    [[1, 2], 1],
    [[0, 3], 2],
    [[2, 3], 3],
    [[3, 4], 4],
    [[0, 1, 2], 1],
  ];
  for (const [dimensions, t] of nets) {
    test(`${kind}: dimensions ${dimensions.join(', ')} are a (${t}, m, ${dimensions.length})-net`, () => {
      const points = dimensions.map((dimension) => words(dimension, scrambled));
      for (const shape of shapesOf(power - t, dimensions.length)) {
        const boxes = new Uint32Array(2 ** (power - t));
        for (let index = 0; index < count; index++) {
          const box = shape.reduce((outer, bits, axis) => outer * 2 ** bits + Math.floor(points[axis][index] / 2 ** (32 - bits)), 0);
          boxes[box]++;
        }
        assert.ok(boxes.every((found) => found === 2 ** t), `boxes of 2^-${shape.join(' x 2^-')}`);
      }
    });
  }
}

/** All ways to share out so many halvings over the axes. */
function shapesOf(halvings: number, axes: number): number[][] {
  if (axes === 1) return [[halvings]];
  return Array.from({ length: halvings + 1 }, (_, first) => shapesOf(halvings - first, axes - 1).map((rest) => [first, ...rest])).flat();
}

const seeds = Array.from({ length: 100_000 }, (_, number) => threefry2x32(number, 0, 5, 6)[0]);

test('scrambling keeps how many leading bits two numbers share', () => {
  for (const seed of seeds.slice(0, 1000)) {
    const [first, noise] = threefry2x32(seed, 1, 7, 8);
    for (let shared = 0; shared < 32; shared++) {
      const second = first ^ ((1 << (31 - shared)) | (noise & (2 ** (31 - shared) - 1)));
      assert.is(Math.clz32(owenScrambled(first, seed) ^ owenScrambled(second, seed)), shared);
    }
  }
});

/** A right scrambling fails with probability 1e-6 a number; the seeds are fixed. */
const falseAlarm = 1e-6;

test('over the seeds a scrambled number is uniform, and so is its distance from one that it shares leading bits with', () => {
  for (const word of [0, 1, 0x80000000, 0x40000000, 0x12345678, 0xffffffff]) {
    assertEven(seeds.map((seed) => owenScrambled(word, seed) >>> 24), `${word}`);
    for (const shared of [0, 1, 5, 9]) {
      const bits = 31 - shared;
      const neighbour = word ^ (1 << bits);
      // Below the bit that differs, the two are flipped independently.
      const distances = seeds.map((seed) => ((owenScrambled(word, seed) ^ owenScrambled(neighbour, seed)) >>> (bits - 8)) & 255);
      assertEven(distances, `${word}, ${shared} bits shared`);
    }
  }
});

/** Numbers from 0 to 255. */
function assertEven(numbers: readonly number[], name: string): void {
  const counts = new Float64Array(256);
  for (const number of numbers) counts[number]++;
  const expected = numbers.length / 256;
  const statistic = counts.reduce((sum, found) => sum + (found - expected) ** 2 / expected, 0);
  const p = chiSquaredTail(statistic, 255);
  assert.ok(p > falseAlarm, `${name}: chi-squared ${statistic}, p = ${p}`);
}

test.run();
