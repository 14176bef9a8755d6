import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Constant, Figure, Quantity, Requirement } from '../../../scenarios/figures/figure.js';
import { parseFigure } from '../../../scenarios/figures/parseFigure.js';
import { parseRequirement } from '../../../scenarios/figures/parseRequirement.js';
import { printed } from '../../../scenarios/figures/print.js';
import type { ExpressionFault } from '../../../scenarios/parameters.js';
import { expressionLimits } from '../../../scenarios/figures/syntax.js';
import { arbitraryExpressions } from './arbitraryFigure.js';
import { everything } from './vocabulary.js';

const { figure, requirement } = arbitraryExpressions(everything);

const figureOf = (text: string): Figure => right(parseFigure(text, everything), text);
const requirementOf = (text: string): Requirement => right(parseRequirement(text, everything), text);

const right = <A>(read: E.Either<{ readonly expected: string; readonly found?: string | undefined }, A>, text: string): A => {
  if (E.isLeft(read)) throw new Error(`${text}: expected ${read.left.expected}, got ${read.left.found}`);
  return read.right;
};

const short = (expression: Figure | Requirement): boolean => printed(expression).length <= expressionLimits.characters;

test('what is printed is read as what was printed: figures', () => {
  fc.assert(fc.property(figure.filter(short), (one) => assert.equal(figureOf(printed(one)), one)), { numRuns: 400 });
});

test('what is printed is read as what was printed: requirements', () => {
  fc.assert(fc.property(requirement.filter(short), (one) => assert.equal(requirementOf(printed(one)), one)), { numRuns: 400 });
});

test('spaces count for nothing but before a minus sign, which names may hold; and one parenthesis more changes nothing', () => {
  fc.assert(
    fc.property(figure.filter(short), fc.constantFrom('', ' ', '\n  '), (one, space) => {
      const text = printed(one).replace(/ ([-+*/]) /g, (_, sign: string) => `${sign === '-' ? ' ' : space}${sign}${space}`);
      assert.equal(figureOf(`${space}(${text}${space})`), one);
    }),
    { numRuns: 200 },
  );
});

test('any text is read or has a fault inside it, and nothing is thrown', () => {
  const scraps = fc.constantFrom('mean(', 'p5(', 'cash', ' at ', ' by ', 'end', '2028-12', ' of ', 'basic', 'market.', '(', ')', ' and ', ' or ', 'not ', '<=', '>', '-', '+', '*', '/', '5%', '4M', '1e999', '%', '.', ' ', 'probability(', 'ruin', 'break_even', 'lowest ', 'total ', 'é', '€', '=', '\n', 'toString', '__proto__');
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(scraps, { maxLength: 12 }).map((parts) => parts.join('')));
  fc.assert(
    fc.property(text, (one) => {
      for (const read of [parseFigure(one, everything), parseRequirement(one, everything)] as readonly E.Either<ExpressionFault, unknown>[]) {
        if (E.isRight(read)) continue;
        const { offset, expected, found } = read.left;
        assert.ok(offset >= 0 && offset <= one.length && expected !== '' && found !== '', `${one}: ${JSON.stringify(read.left)}`);
      }
    }),
    { numRuns: 1500 },
  );
});

/** The value of a figure that is made of numbers only. */
const valueOf = (one: Figure): number => {
  switch (one.kind) {
    case 'number':
      return one.value;
    case 'negative':
      return -valueOf(one.of);
    case 'operation': {
      const [a, b] = [valueOf(one.left), valueOf(one.right)];
      return { '+': a + b, '-': a - b, '*': a * b, '/': a / b }[one.operator];
    }
    default:
      throw new Error(`${one.kind} is no number`);
  }
};

test('products before sums, from left to right, a minus sign before all of them', () => {
  for (const [text, value] of [
    ['1 - 2 - 3', -4],
    ['8 / 4 / 2', 1],
    ['2 + 3 * 4', 14],
    ['-2 * 3 + 10', 4],
    ['2 - -3', 5],
    ['--2', 2],
    ['-(2 + 3) * 2', -10],
    ['10 / (2 + 3)', 2],
    ['2 (3 + 4)', 14],
    ['-2 (3 + 4)', -14],
    ['1 + 2 (3 + 4) * 2', 29],
    ['2 \u2212 3', -1],
    ['5% + 1k + 4M + 2B', 2004001000.05],
    ['.5 + 1e3', 1000.5],
  ] as const)
    assert.is(valueOf(figureOf(text)), value, text);
});

const number = (text: string, value: number): Constant => ({ kind: 'number', text, value });

test('a number before a name multiplies it, as in a mix of mean and P5', () => {
  assert.equal(figureOf('0.7 mean(profit) + 0.3 p5(profit)'), figureOf('0.7 * mean(profit) + 0.3 * p5(profit)'));
  assert.equal(figureOf('-0.3 sd(profit) + mean(profit)'), figureOf('-0.3 * sd(profit) + mean(profit)'));
  assert.equal(figureOf('12 mrr at end'), figureOf('12 * mean(mrr at end)'));
  const twice: Quantity = { kind: 'operation', operator: '*', left: number('2', 2), right: { kind: 'worth', name: 'npv' } };
  assert.equal(figureOf('mean(2 npv)'), { kind: 'statistic', statistic: { kind: 'mean' }, of: twice });
});

test('a bare quantity stands for its mean, so that a ratio is one of means', () => {
  assert.equal(figureOf('ltv / cac'), figureOf('mean(ltv) / mean(cac)'));
  assert.not.equal(figureOf('ltv / cac'), figureOf('mean(ltv / cac)'));
  assert.equal(printed(figureOf('lowest cash')), 'mean(lowest cash)');
});

test('revenue, cost and profit alone are totals, up to a month where one is given', () => {
  assert.equal(figureOf('profit'), figureOf('mean(total profit)'));
  assert.equal(figureOf('cost by 2028-06'), figureOf('mean(total cost by 2028-06)'));
  assert.equal(figureOf('revenue of ads'), figureOf('total revenue of ads'));
  assert.not.equal(figureOf('profit'), figureOf('profit at end'));
});

test('and binds before or, not before both, a comparison before all three', () => {
  const [a, b, c] = ['profit > 0', 'npv > 1', 'cost < 2'];
  const same: readonly (readonly [string, string])[] = [
    [`${a} or ${b} and ${c}`, `(${a}) or ((${b}) and (${c}))`],
    [`not ${a} and ${b}`, `(not (${a})) and (${b})`],
    [`not (${a}) or ${b}`, `(not ${a}) or ${b}`],
    [`${a} and(${b})or(${c})`, `(${a} and ${b}) or ${c}`],
  ];
  for (const [text, meant] of same) assert.equal(requirementOf(text), requirementOf(meant), text);
  assert.not.equal(requirementOf(`(${a} or ${b}) and ${c}`), requirementOf(`${a} or ${b} and ${c}`));
  assert.equal(requirementOf(`${a} and ${b} and ${c}`).kind === 'all' && (requirementOf(`${a} and ${b} and ${c}`) as { of: readonly unknown[] }).of.length, 3);
});

test('conditions of a future are compared inside probability', () => {
  const texts = [
    'probability(ruin) <= 5%',
    'probability(ruin by 2028-06) <= 5%',
    'probability(cash at 2028-12 < 0) < 0.1',
    'probability(break_even <= 24 and profit > 0 or not ruin by end) >= 80%',
    'probability(subscribers of market.basic at end > subscribers of offer.basic at end) > 0%',
    'p2.5(lowest cash by 2028-06) >= -1M',
  ];
  for (const text of texts) assert.is(printed(requirementOf(text)), text);
});

test('names that begin with a word of the language are names', () => {
  const words = { ...everything, segments: ['at', 'and', 'orders', 'not', 'of', 'end'], plans: ['bylaw'] };
  for (const name of [...words.segments, ...words.plans]) {
    const text = `mean(subscribers of ${name} at end)`;
    assert.is(printed(right(parseFigure(text, words), text)), text);
  }
});

test('deep and long expressions are read or refused, and overflow nothing', () => {
  const { levels, characters } = expressionLimits;
  const nested = (depth: number): string => `${'('.repeat(depth)}profit${')'.repeat(depth)}`;
  assert.ok(E.isRight(parseFigure(nested(levels), everything)));
  for (const text of [nested(levels + 1), `${'-'.repeat(levels + 1)}1`, nested(900), `${'('.repeat(1999)}`]) {
    const read = parseFigure(text, everything);
    assert.ok(E.isLeft(read) && read.left.expected === `at most ${levels} expressions inside one another`, text);
    assert.is(E.isLeft(read) && read.left.offset, levels + 1, text);
  }
  assert.ok(E.isLeft(parseRequirement(`${'not '.repeat(400)}profit > 0`, everything)));
  const long = `1${'+1'.repeat((characters - 1) / 2)}`;
  assert.is(valueOf(figureOf(long)), Math.floor((characters - 1) / 2) + 1);
  assert.is(printed(figureOf(long)).length, 4 * Math.floor((characters - 1) / 2) + 1);
  const tooLong = parseFigure(`${' '.repeat(characters)}1`, everything);
  assert.equal(E.isLeft(tooLong) && [tooLong.left.offset, tooLong.left.expected], [0, `at most ${characters} characters`]);
});

test.run();
