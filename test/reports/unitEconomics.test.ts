import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Saas, Statistics, Summary } from '../../engine/summary.js';
import { economicsNotes } from '../../reports/economicsNotes.js';
import { riskLines } from '../../reports/riskLines.js';
import { terminalTable } from '../../reports/terminal.js';
import { economicsByPart, unitEconomics } from '../../reports/unitEconomics.js';
import { identity, ordinary } from './fixtures.js';

const names = (summary: Summary) => unitEconomics(summary).flatMap(({ rows }) => rows.map(({ name }) => name));

test('one churn is shown, in the convention of the scenario', () => {
  assert.is(names(ordinary).filter((name) => name === 'Customer churn').length, 1);
  const { saas } = ordinary;
  if (saas === undefined) throw new Error('the fixture has no metrics');
  const churn = (convention: 'opening' | 'average') =>
    unitEconomics({ ...ordinary, saas: { ...saas, churn: convention } })[0]?.rows.find(({ name }) => name === 'Customer churn')?.cells.mean.value;
  assert.is(churn('opening'), '3.52');
  assert.is(churn('average'), '3.47');
});

/** The fixture with some of its metrics changed. */
const withMetrics = (change: (metric: Saas['metrics'][number]) => Partial<Statistics>): Summary => {
  const { saas } = ordinary;
  if (saas === undefined) throw new Error('the fixture has no metrics');
  return { ...ordinary, saas: { ...saas, metrics: saas.metrics.map((metric) => ({ ...metric, ...change(metric) })) } };
};

const notes = (summary: Summary): string => economicsNotes(unitEconomics(summary));

test('a metric that many futures have no value of says so, in a table and in the terminal', () => {
  const burn = unitEconomics(ordinary)[0]?.rows.find(({ name }) => name === 'Burn multiple');
  assert.is(burn?.counted, 0.84);
  assert.match(terminalTable(ordinary, { color: false }), 'Burn multiple counts the 84% of futures that burn money while MRR grows.');
});

test('metrics without a value in some futures are told in one sentence, however many they are', () => {
  const all = (defined: (name: string) => number) => notes(withMetrics(({ name }) => ({ defined: name === 'burn_multiple' ? 1 : defined(name) })));
  assert.is(all(() => 1), '');
  assert.is(all((name) => (name === 'quick_ratio' ? 0.82 : 1)), 'Quick ratio counts the 82% of futures where it has a value.');
  assert.is(all((name) => (name === 'cac' ? 0.9 : name === 'grr' ? 0.976 : 1)), 'Gross revenue retention and CAC count the 90% to 97.6% of futures where they have a value.');
  assert.is(all(() => 0.97), 'Unit economics count the 97% of futures where they have a value.');
  assert.is(all((name) => (name === 'cac' ? 0.903 : 0.97)), 'Unit economics count the 90.3% to 97% of futures where they have a value.');
});

test('a mean that a few extreme futures carry out of the range of nine in ten is not shown', () => {
  const extreme = withMetrics(({ name, p95 }) => (name === 'burn_multiple' ? { mean: 2 * p95 } : {}));
  const burn = unitEconomics(extreme)[0]?.rows.find(({ name }) => name === 'Burn multiple');
  assert.equal(burn?.cells.mean, { value: '\u2013', error: 'exact' });
  assert.match(notes(extreme), '\u2013: a mean that a few extreme futures make.');
});

test('a mean a little beyond the range of what hardly varies is shown', () => {
  const still = withMetrics(({ name }) => (name === 'arpa' ? { mean: 478, p5: 480, p50: 480, p95: 480 } : {}));
  assert.is(unitEconomics(still)[0]?.rows.find(({ name }) => name === 'ARPA')?.cells.mean.value, '478');
});

test('millions of a metric have a prefix', () => {
  const rich = withMetrics(({ name, ...numbers }) => {
    if (name !== 'ltv') return {};
    const thousandfold = (value: number): number => 1000 * value;
    const { mean, p5, p50, p95, se } = numbers;
    return { mean: thousandfold(mean), p5: thousandfold(p5), p50: thousandfold(p50), p95: thousandfold(p95), se: { ...se, mean: thousandfold(se.mean) } };
  });
  const row = unitEconomics(rich)[0]?.rows.find(({ name }) => name === 'LTV');
  assert.is(`${row?.cells.mean.value} ${row?.cells.mean.error} ${row?.unit}`, '12,800 \u00b1 20 k CNY');
});

test('months and the error of them agree in their digits', () => {
  const runway = (p50: number, error: number) =>
    riskLines({ ...ordinary, risk: { ...ordinary.risk, runway: { p5: p50, p50, p95: p50, se: { p5: error, p50: error, p95: error } } } }).find(({ name }) => name === 'Runway')?.text;
  assert.is(runway(3.9, 4.2), '4 \u00b1 4 months');
  assert.is(runway(22, 0.5), '22 \u00b1 0.5 months');
  assert.is(runway(10.23, 0), '10.2 months');
});

test('a ratio whose mean is hardly known is told by its percentiles', () => {
  const mean = (share: number) => {
    const vague = withMetrics(({ name, mean: value, se }) => (name === 'quick_ratio' ? { se: { ...se, mean: share * value } } : {}));
    return unitEconomics(vague)[0]?.rows.find(({ name }) => name === 'Quick ratio')?.cells.mean.value;
  };
  assert.is(mean(0.3), '\u2013');
  assert.is(mean(0.2), '1.9');
});

test('where each plan is that of a segment, its numbers are not told twice', () => {
  const { saas } = ordinary;
  if (saas?.segments === undefined) throw new Error('the fixture has no segments');
  const plans = saas.segments.map(({ name, churn, arpa }) => ({ name: `plan of ${name}`, churn, arpa }));
  assert.equal(
    economicsByPart({ ...ordinary, saas: { ...saas, plans } }).map(({ title }) => title),
    ['CAC by channel', 'Customer churn by segment', 'ARPA by segment', 'LTV by segment'],
  );
});

test('where no revenue recurs, neither it nor a revenue per account of nothing is told', () => {
  const none = ordinary.months.map(() => 0);
  const { mrr } = ordinary.measures;
  if (mrr === undefined) throw new Error('the fixture has no MRR');
  const unpaid = withMetrics(({ name }) => (name === 'arpa' ? { mean: 0, p5: 0, p50: 0, p95: 0 } : {}));
  const summary = { ...unpaid, measures: { ...unpaid.measures, mrr: { ...mrr, mean: none } } };
  assert.not(names(summary).includes('ARPA'));
  assert.not(terminalTable(summary, { color: false }).includes('MRR, '));
});

test('units are the ones of the field', () => {
  const rows = unitEconomics(ordinary)[0]?.rows ?? [];
  assert.equal(
    rows.map(({ name, unit, cells }) => `${name} ${cells.p50.value} ${unit}`.trim()),
    [
      'MRR growth 3.10 % a month',
      'Net revenue retention 71.3 %',
      'Gross revenue retention 61.5 %',
      'Customer churn 3.52 % a month',
      'ARPA 485 CNY a month',
      'Gross margin 72.0 %',
      'CAC 2,340 CNY',
      'LTV 12,800 CNY',
      'LTV by formula 9,900 CNY',
      'LTV / CAC 5.40',
      'CAC payback 6.70 months',
      'Quick ratio 1.90',
      'Burn multiple 0.41',
      'Rule of 40 43.0 %',
    ],
  );
  assert.equal(economicsByPart(ordinary).map(({ title }) => title), ['CAC by channel', 'Customer churn by segment', 'ARPA by segment', 'LTV by segment', 'Customer churn by plan', 'ARPA by plan']);
});

test('a business without recurring revenue has no unit economics', () => {
  assert.equal(unitEconomics(identity), []);
  assert.equal(economicsByPart(identity), []);
});

test('an internal rate of return is one number, or why there is none', () => {
  const line = (irr: Summary['risk']['irr']) => riskLines({ ...ordinary, risk: { ...ordinary.risk, irr } }).find(({ name }) => name === 'IRR')?.text;
  assert.is(line({ value: 0.184, se: 0.02, all: [0.184], note: null }), '18% \u00b1 2% a year: internal rate of return of the mean profit by month');
  assert.is(line({ value: 250, se: 0.02, all: [250], note: null }), 'more than 1,000% a year: internal rate of return of the mean profit by month');
  assert.is(line({ value: null, se: null, all: [], note: 'the flows never change sign' }), 'none: the flows never change sign');
  assert.is(line({ value: null, se: null, all: [0.1, 0.2], note: 'two' }), 'none that stands alone: 10% a year and 20% a year all make the mean profit by month worth nothing');
});

test('the share of what is not known is told where it is, and kept within 0 and 100 %', () => {
  const spread = (knowledge: Summary['totals']['profit']['knowledge']) =>
    riskLines({ ...ordinary, totals: { ...ordinary.totals, profit: { ...ordinary.totals.profit, knowledge } } }).find(({ name }) => name === 'Spread')?.text;
  assert.match(spread({ share: 0.6, se: 0.02 }) ?? '', /^60% \u00b1 2% of the variance of profit \(revenue 81\.0% \u00b1 1\.1%, cost .*, NPV .*\) comes from what we do not know; the rest is luck$/);
  assert.match(spread({ share: -0.01, se: 0.02 }) ?? '', /^0% \u00b1 2%/);
  assert.match(spread({ share: 1.01, se: 0.02 }) ?? '', /^100% \u00b1 2%/);
  assert.is(spread(null), undefined);
});

test.run();
