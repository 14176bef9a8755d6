import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compounds, distributions } from '../../scenarios/distributions.js';
import { parseNumber } from '../../scenarios/number.js';
import { parseQuantity } from '../../scenarios/quantity.js';
import type { ParsedQuantity, QuantityFault } from '../../scenarios/quantity.js';
import type { Distribution, Quantity } from '../../scenarios/scenario.js';

const read = (text: string): E.Either<readonly QuantityFault[], ParsedQuantity> => parseQuantity(text, () => E.right([1, 2, 3]));

const quantityOf = (text: string): Quantity => {
  const result = read(text);
  if (E.isLeft(result)) throw new Error(`${text}: ${JSON.stringify(result.left)}`);
  return result.right.quantity;
};

const distributionOf = (text: string): Distribution => {
  const quantity = quantityOf(text);
  if (quantity.randomness === 'known') throw new Error(`${text} is known`);
  return quantity.distribution;
};

const faultsOf = (text: string): readonly QuantityFault[] => {
  const result = read(text);
  return E.isLeft(result) ? result.left : [];
};

const known = (value: number): Quantity => ({ randomness: 'known', value });

test('a number is the double nearest to what is written', () => {
  const numbers: Readonly<Record<string, number>> = {
    '0.03': 0.03,
    '3%': 0.03,
    '0.7%': 0.007,
    '0.1%': 0.001,
    '40k': 40_000,
    '1.2M': 1_200_000,
    '2B': 2e9,
    '-5': -5,
    '+5%': 0.05,
    '.5': 0.5,
    '5.': 5,
    '1e3': 1000,
    '1.5E-3': 0.0015,
    '-0': 0,
    '33.3%': 0.333,
    '0.15k': 150,
    '  7 ': 7,
  };
  for (const [text, value] of Object.entries(numbers)) assert.equal(quantityOf(text), known(value), text);
});

test('every distribution has the parameters it names', () => {
  const written: Readonly<Record<string, Distribution>> = {
    'normal(1.4, 0.3)': { kind: 'normal', mean: known(1.4), sd: known(0.3) },
    'lognormal(120, 0.5)': { kind: 'lognormal', median: known(120), sigma: known(0.5) },
    'uniform(-1, 2k)': { kind: 'uniform', low: known(-1), high: known(2000) },
    'triangular(1%, 3%, 6%)': { kind: 'triangular', low: known(0.01), mode: known(0.03), high: known(0.06) },
    'pert(1,1,6)': { kind: 'pert', low: known(1), mode: known(1), high: known(6) },
    'beta(0.7, 12)': { kind: 'beta', alpha: known(0.7), beta: known(12) },
    'gamma(300, 0.8)': { kind: 'gamma', mean: known(300), cv: known(0.8) },
    'exponential(6)': { kind: 'exponential', mean: known(6) },
    'weibull(1.5, 24)': { kind: 'weibull', shape: known(1.5), scale: known(24) },
    'poisson(3)': { kind: 'poisson', mean: known(3) },
    'binomial(10, 30%)': { kind: 'binomial', count: known(10), probability: known(0.3) },
    'bernoulli(70%)': { kind: 'bernoulli', probability: known(0.7) },
    'pareto(1000, 2.5)': { kind: 'pareto', minimum: known(1000), shape: known(2.5) },
    'student(4)': { kind: 'student', freedom: known(4), location: known(0), scale: known(1) },
    'student(4, 100, 15)': { kind: 'student', freedom: known(4), location: known(100), scale: known(15) },
    '20 to 35': { kind: 'range', low: known(20), high: known(35) },
    '-10% to 5%': { kind: 'range', low: known(-0.1), high: known(0.05) },
    'discrete(99, 2, 119, 1)': {
      kind: 'discrete',
      outcomes: [
        { value: 99, weight: 2 },
        { value: 119, weight: 1 },
      ],
    },
    'empirical(data/tickets.csv, per month)': { kind: 'empirical', file: 'data/tickets.csv', values: [1, 2, 3] },
    'empirical("a, b.csv")': { kind: 'empirical', file: 'a, b.csv', values: [1, 2, 3] },
    'mixture(normal(20, 3), 0.7, 50 to 60, 0.3)': {
      kind: 'mixture',
      components: [
        { distribution: { kind: 'normal', mean: known(20), sd: known(3) }, weight: 0.7 },
        { distribution: { kind: 'range', low: known(50), high: known(60) }, weight: 0.3 },
      ],
    },
    'truncate(exponential(6), 1, 12)': { kind: 'truncate', distribution: { kind: 'exponential', mean: known(6) }, low: known(1), high: known(12) },
  };
  for (const [text, distribution] of Object.entries(written)) assert.equal(quantityOf(text), { randomness: 'uncertain', distribution }, text);
  const kinds = new Set(Object.values(written).map(({ kind }) => kind));
  for (const { name } of [...distributions, ...compounds]) assert.ok(kinds.has(distributionOf(`${name}${argumentsOf(name)}`).kind), name);
});

const argumentsOf = (name: string): string => [...distributions, ...compounds].find((entry) => entry.name === name)?.example.slice(name.length) ?? '';

test('the words before a value say how often it is drawn', () => {
  assert.is(quantityOf('across beta(0.7, 12)').randomness, 'across');
  assert.is(quantityOf('across 20 to 35').randomness, 'across');
  assert.is(quantityOf('each month normal(0, 1)').randomness, 'monthly');
  assert.is(quantityOf('each  month  20 to 35').randomness, 'monthly');
  assert.equal(distributionOf('across beta(uniform(0.5, 0.9), 12)'), {
    kind: 'beta',
    alpha: { randomness: 'uncertain', distribution: { kind: 'uniform', low: known(0.5), high: known(0.9) } },
    beta: known(12),
  });
  assert.equal(distributionOf('normal(20 to 30, 3)'), {
    kind: 'normal',
    mean: { randomness: 'uncertain', distribution: { kind: 'range', low: known(20), high: known(30) } },
    sd: known(3),
  });
});

test('the ending of a rate says its time, on numbers and on any distribution', () => {
  const periodOf = (text: string): string | undefined => {
    const result = read(text);
    return E.isRight(result) ? result.right.per?.period : 'fault';
  };
  assert.is(periodOf('0.03/year'), 'year');
  assert.is(periodOf('3% / week'), 'week');
  assert.is(periodOf('pert(2%, 3%, 5%)/year'), 'year');
  assert.is(periodOf('across beta(1, 2)/day'), 'day');
  assert.is(periodOf('1% to 2%/month'), 'month');
  assert.is(periodOf('3%'), undefined);
});

test('a value may be stated for many, before the time of a rate', () => {
  const statedFor = (text: string): readonly (number | string | undefined)[] => {
    const result = read(text);
    return E.isRight(result) ? [result.right.each?.count, result.right.each?.offset, result.right.per?.period] : ['fault'];
  };
  assert.equal(statedFor('5 per 1000'), [1000, 2, undefined]);
  assert.equal(statedFor('20 to 35 per 1k'), [1000, 9, undefined]);
  assert.equal(statedFor('across lognormal(8, 0.5) per 1M'), [1e6, 25, undefined]);
  assert.equal(statedFor('each month normal(8, 1) per 1000/year'), [1000, 24, 'year']);
  assert.equal(statedFor('5'), [undefined, undefined, undefined]);
});

test('a mistake has the offset of the part that is wrong, and says what to write', () => {
  const mistakes: readonly (readonly [text: string, offset: number, expected: RegExp, hint: RegExp | undefined])[] = [
    ['', 0, /a number, low to high, or a distribution/, undefined],
    ['lots', 0, /a number, low to high/, /write a number such as/],
    ['pirt(1, 2, 3)', 0, /a distribution/, /did you mean pert\?/],
    ['Normal(1, 2)', 0, /a distribution/, /did you mean normal\?/],
    ['pert', 0, /a number, low to high/, /did you mean pert\(\.\.\.\)\?/],
    ['pert(1, 2)', 0, /pert\(low, mode, high\)/, /for example pert\(1%, 3%, 6%\)/],
    ['pert(3, 2, 1)', 5, /low <= mode <= high and low < high/, /smallest first/],
    ['uniform(2, 2)', 8, /low < high/, undefined],
    ['normal(1, -2)', 10, /^sd of 0 or more in normal/, undefined],
    ['beta(0, 12)', 5, /^alpha above 0 in beta/, undefined],
    ['beta(uniform(-1, 1), 12)', 5, /^alpha above 0 in beta/, undefined],
    ['bernoulli(70)', 10, /^probability from 0 to 1 in bernoulli/, undefined],
    ['binomial(2.5, 10%)', 9, /a whole count/, undefined],
    ['discrete(1, 2, 3)', 0, /discrete\(value, weight/, /every weight follows/],
    ['discrete(1, 0)', 12, /a known weight above 0/, undefined],
    ['discrete(normal(1, 2), 1)', 9, /a known value in discrete/, /mixture/],
    ['mixture(3, 1)', 8, /a distribution in mixture/, /discrete/],
    ['truncate(normal(0, 1), 3, 2)', 23, /low < high in truncate/, undefined],
    ['35 to 20', 0, /low < high in low to high/, /smaller number first/],
    ['20 to', 5, /a number after to/, /20 to 35/],
    ['20 - 35', 3, /the end of the value/, /low to high/],
    ['20..35', 0, /a number/, /write a number such as/],
    ['1,000', 1, /the end of the value/, /thousands separator/],
    ['10_000', 0, /a number/, /leave out the _/],
    ['3 %', 2, /the end of the value/, /write 3% without a space/],
    ['40K', 0, /a number/, /write 40k/],
    ['1.2m', 0, /a number/, /write 1.2M/],
    ['3 percent', 2, /the end of the value/, undefined],
    ['$99', 0, /without a currency sign/, /under currency/],
    ['3%/yr', 2, /\/day, \/week, \/month or \/year/, /did you mean \/year\?/],
    ['3% per year', 3, /the end of the value/, /write 3%\/year/],
    ['1%/year to 2%/year', 8, /the end of the value/, undefined],
    ['pert(1%/year, 2%, 3%)', 7, /a comma or a closing parenthesis/, /once, at the very end/],
    ['pert(1, 2, 3', 12, /a comma or a closing parenthesis/, /close the parenthesis/],
    ['pert(1, 2, 3))', 13, /the end of the value/, /one \) too many/],
    ['across 3%', 0, /a distribution after across/, /the same for everybody/],
    ['normal(across beta(1, 2), 1)', 7, /across only once/, undefined],
    ['2 * 3', 2, /the end of the value/, /not computed/],
    ['1e400', 0, /below 1.8e308/, undefined],
    ['5 per 0', 6, /a number above 0 after per/, /write per 1000/],
    ['5 per -1k', 6, /a number above 0 after per/, undefined],
    ['5 per 1000 per 1000', 11, /the end of the value/, undefined],
    ['5 per 1 000', 8, /the end of the value/, undefined],
    ['5 per k', 2, /the end of the value/, /write 5 per 1000/],
    ['5 per 1x', 6, /a number/, /write a number such as/],
    ['per 1000', 0, /a number, low to high/, undefined],
    ['empirical()', 0, /empirical\(file\[, column\]\)/, undefined],
  ];
  for (const [text, offset, expected, hint] of mistakes) {
    const [fault, ...more] = faultsOf(text);
    assert.ok(fault !== undefined && more.length === 0, `${text}: one fault, not ${JSON.stringify(faultsOf(text))}`);
    assert.is(fault.offset, offset, `${text}: ${JSON.stringify(fault)}`);
    assert.match(fault.expected, expected, text);
    if (hint !== undefined) assert.match(fault.hint ?? '', hint, text);
  }
});

test('every distribution with a wrong parameter is reported, not the first alone', () => {
  assert.is(faultsOf('mixture(normal(1, -1), 1, beta(0, 0), 1)').length, 3);
});

test('a number that is written out reads back as itself', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      assert.equal(parseNumber(String(value)), E.right(value === 0 ? 0 : value));
    }),
    { numRuns: 2000 },
  );
});

test('per cent, thousands, millions and billions are rounded once', () => {
  const endings = { '%': -2, k: 3, M: 6, B: 9 } as const;
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom('%' as const, 'k' as const, 'M' as const, 'B' as const),
      (whole, places, ending) => {
        const text = (whole < 0 ? '-' : '') + digits(Math.abs(whole), places);
        assert.equal(parseNumber(`${text}${ending}`), E.right(Number(`${text}e${endings[ending]}`) || 0));
      },
    ),
    { numRuns: 2000 },
  );
});

/** A whole number with the point moved `places` to the left. */
const digits = (whole: number, places: number): string => {
  const padded = String(whole).padStart(places + 1, '0');
  return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
};

test.run();
