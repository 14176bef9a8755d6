import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseNumber } from '../../scenarios/number.js';
import { numberText } from '../../scenarios/numberText.js';

test('a number that is written and read again is the same number', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
    fc.integer({ min: -20_000_000, max: 20_000_000 }),
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((thousandths) => thousandths / 1000),
  );
  fc.assert(
    fc.property(number, fc.boolean(), (value, percent) => {
      const read = parseNumber(numberText(value, percent));
      assert.ok(E.isRight(read) && Object.is(read.right, value === 0 ? 0 : value), `${value} as ${numberText(value, percent)}`);
    }),
    { numRuns: 2000 },
  );
});

test('a number is written as a person would', () => {
  const written: readonly (readonly [value: number, text: string, percent?: boolean])[] = [
    [0, '0'],
    [-0, '0'],
    [99, '99'],
    [3600, '3600'],
    [40_000, '40k'],
    [-1_200_000, '-1.2M'],
    [2e9, '2B'],
    [12_345, '12345'],
    [0.05, '0.05'],
    [1e-7, '1e-7'],
    [0, '0%', true],
    [0.031, '3.1%', true],
    [0.7, '70%', true],
    [-0.05, '-5%', true],
    [2, '200%', true],
    [0.00005, '0.005%', true],
    [400_000, '400k'],
    [1_250_000, '1.25M'],
  ];
  for (const [value, text, percent] of written) assert.is(numberText(value, percent), text);
});

test.run();
