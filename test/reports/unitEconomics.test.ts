import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Summary } from '../../engine/summary.js';
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

test('a metric that many futures have no value of says so, in a table and in the terminal', () => {
  const burn = unitEconomics(ordinary)[0]?.rows.find(({ name }) => name === 'Burn multiple');
  assert.is(burn?.note, 'in 84% of futures');
  assert.match(terminalTable(ordinary, { color: false }), 'Burn multiple in 84% of futures: the others have no value');
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
  assert.equal(economicsByPart(ordinary).map(({ title }) => title), ['CAC by channel', 'Customer churn by segment']);
});

test('a business without recurring revenue has no unit economics', () => {
  assert.equal(unitEconomics(identity), []);
  assert.equal(economicsByPart(identity), []);
});

test('an internal rate of return is one number, or why there is none', () => {
  const line = (irr: Summary['risk']['irr']) => riskLines({ ...ordinary, risk: { ...ordinary.risk, irr } }).find(({ name }) => name === 'IRR')?.text;
  assert.is(line({ value: 0.184, se: 0.02, all: [0.184], note: null }), '18% a year: internal rate of return of the mean profit by month');
  assert.is(line({ value: 250, se: 0.02, all: [250], note: null }), 'more than 1,000% a year: internal rate of return of the mean profit by month');
  assert.is(line({ value: null, se: null, all: [], note: 'the flows never change sign' }), 'none: the flows never change sign');
  assert.is(line({ value: null, se: null, all: [0.1, 0.2], note: 'two' }), 'none that stands alone: 10% a year and 20% a year all make the mean profit by month worth nothing');
});

test('the share of what is not known is told where it is, and kept within 0 and 100 %', () => {
  const spread = (knowledge: Summary['totals']['profit']['knowledge']) =>
    riskLines({ ...ordinary, totals: { ...ordinary.totals, profit: { ...ordinary.totals.profit, knowledge } } }).find(({ name }) => name === 'Spread')?.text;
  assert.match(spread({ share: 0.6, se: 0.02 }) ?? '', /^60% \u00b1 2% of the variance of profit comes from what we do not know; the rest is luck$/);
  assert.match(spread({ share: -0.01, se: 0.02 }) ?? '', /^0% \u00b1 2%/);
  assert.match(spread({ share: 1.01, se: 0.02 }) ?? '', /^100% \u00b1 2%/);
  assert.is(spread(null), undefined);
});

test.run();
