import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Summary } from '../../engine/summary.js';
import { lossProbability, randomnessOf } from '../../reports/findings.js';
import { basis, headline } from '../../reports/headline.js';
import { endOf, flowOf, periodsOf } from '../../reports/periods.js';
import { duration, provenance } from '../../reports/provenance.js';
import { riskLines } from '../../reports/riskLines.js';
import { terminalTable } from '../../reports/terminal.js';
import { terminalWidth } from '../../reports/terminalText.js';
import { allRuin, fixtures, identity, ordinary, weekly } from './fixtures.js';
import { matchesGolden } from './golden.js';
import { oddities } from './oddities.js';

const odd = (name: string) => {
  const summary = oddities[name];
  if (summary === undefined) throw new Error(name);
  return summary;
};

test('randomness is told by what varies, not by what was asked', () => {
  assert.is(randomnessOf(ordinary), 'sampled');
  assert.is(randomnessOf(identity), 'none');
  assert.is(randomnessOf(odd('a constant path')), 'none');
  assert.is(randomnessOf(odd('one random trial')), 'single');
});

test('expected values of uncertain futures say of how many, those of a certain one do not', () => {
  const expected = (summary: Summary): Summary => ({ ...summary, scenario: { ...summary.scenario, expected: true } });
  const trialsOf = (summary: Summary): string | undefined => provenance(summary).find(({ name }) => name === 'Trials')?.text;
  assert.match(basis(expected(ordinary)), /, expected values of 10,000 futures, seed /);
  assert.is(trialsOf(expected(ordinary)), '10,000, each with expected values');
  assert.match(basis(expected(odd('a constant path'))), /, expected values$/);
  assert.is(trialsOf(expected(odd('a constant path'))), 'none: expected values');
});

test('a sentence for each finding tells a chief financial officer what matters', () => {
  assert.equal(headline(ordinary), [
    'Expected profit over 36 months is 960k \u00b1 20k CNY; nine futures in ten end between \u22122.26M and 4.19M CNY.',
    'Cash runs out in 8.0% \u00b1 0.3% of futures, half of them by 2028-11.',
    'Break-even comes by 2029-08 (month 32) at the median; 11.8% \u00b1 0.3% of futures do not get there within 36 months.',
    'Median cash is lowest in 2028-02, at 1.44M CNY; one future in twenty has less than \u2212630k CNY in 2028-04.',
    'The worst 5% of futures lose 3.08M \u00b1 0.05M CNY on average.',
    'A new customer costs 2.34k CNY and brings 12.8k CNY at the median: LTV / CAC 5.4, paid back in 6.7 months.',
    'Losses of events cost 662.9k \u00b1 0.7k CNY on average, and more than 772k CNY in one future in twenty.',
    '81.0% of the variance of profit is what we do not know and could learn; the rest is luck.',
  ]);
});

test('cash that only rises is told by its end, and events that spare most futures are said to', () => {
  assert.is(headline(odd('Chinese names'))[3], 'Median cash ends at 1.05M CNY in 2027-12; one future in twenty ends below 1.04M CNY.');
  const { lines } = ordinary;
  if (lines === undefined) throw new Error('the fixture has no lines');
  const rare = { ...ordinary, lines: { ...lines, cost: lines.cost.map((line) => ({ ...line, total: { ...line.total, p50: 0 } })) } };
  assert.match(headline(rare)[6] ?? '', 'in one future in twenty; half of all futures or more are spared.');
  const rarer = { ...rare, lines: { ...rare.lines, cost: rare.lines.cost.map((line) => ({ ...line, total: { ...line.total, p95: 0 } })) } };
  assert.match(headline(rarer)[6] ?? '', 'CNY on average; nineteen futures in twenty are spared.');
});

test('what is paid back by what a customer pays at first is paid back at once', () => {
  const { saas } = ordinary;
  if (saas === undefined) throw new Error('the fixture has no metrics');
  const metrics = saas.metrics.map((metric) => (metric.name === 'cac_payback' ? { ...metric, p50: 0 } : metric));
  assert.match(headline({ ...ordinary, saas: { ...saas, metrics } })[5] ?? '', 'LTV / CAC 5.4, paid back at once.');
});

test('a share of knowledge that is nearly none or all is told without a number', () => {
  const told = (share: number) => headline({ ...ordinary, totals: { ...ordinary.totals, profit: { ...ordinary.totals.profit, knowledge: { share, se: 0.01 } } } })[7] ?? '';
  assert.match(told(-0.002), 'Nearly all of the variance of profit is luck');
  assert.match(told(1.003), 'Nearly all of the variance of profit is what we do not know');
  assert.match(told(0.5), /^50\.0% of the variance/);
});

test('a value below its cost is not said to be brought in', () => {
  const { saas } = ordinary;
  if (saas === undefined) throw new Error('the fixture has no metrics');
  const dear = saas.metrics.map((metric) => (metric.name === 'ltv_to_cac' ? { ...metric, p50: 0.62 } : metric));
  assert.match(headline({ ...ordinary, saas: { ...saas, metrics: dear } })[5] ?? '', /but brings only .*: LTV \/ CAC 0\.6,/);
});

test('one month that is certain has a cash, and no lowest one', () => {
  assert.is(headline(identity)[1], 'Cash is 40k CNY at the end of 2027-01.');
});

test('when half of all ruins have come is told, unless they all come at once', () => {
  const { risk } = allRuin;
  const atOnce = { ...allRuin, risk: { ...risk, ruin: { ...risk.ruin, byMonth: risk.ruin.byMonth.map(() => 1) } } };
  assert.is(headline(atOnce)[1], 'Cash runs out in every one of 5,000 futures.');
});

test('events are told by how many futures they strike, the most frequent first', () => {
  assert.is(
    riskLines(ordinary).find(({ name }) => name === 'Events')?.text,
    'audit in 100% of futures; outage in 76.2% \u00b1 0.4% of futures (1.4 times on average); data_leak in 4.4% \u00b1 0.2% of futures',
  );
  assert.not(riskLines(allRuin).some(({ name }) => name === 'Events'));
});

test('certain ruin and certain success are not called probabilities', () => {
  assert.match(headline(allRuin)[1] ?? '', 'Cash runs out in every one of 5,000 futures, half of them by 2027-07.');
  assert.match(headline(allRuin)[2] ?? '', 'No future breaks even within 24 months.');
  assert.match(headline(weekly)[1] ?? '', 'the chance of ruin is below 0.15%, with 95% confidence');
  assert.match(headline(weekly)[4] ?? '', 'Even the worst 5% of futures earn');
});

test('where nothing is random no sentence speaks of futures, percentiles or errors', () => {
  for (const summary of [identity, odd('a certain ruin'), odd('nothing but zeros'), odd('a constant path')]) {
    const text = [...headline(summary), ...riskLines(summary).map((line) => line.text), terminalTable(summary, { color: false })].join('\n');
    assert.ok(!/\bP\d+\b|%.*futures|\u00b1|futures in ten|one future/.test(text), text);
  }
});

test('one trial of something random is said to be one', () => {
  assert.match(headline(odd('one random trial')).join(' '), 'One future was drawn (seed board-2026-q4)');
});

test('a loss is exactly a trial that never breaks even', () => {
  assert.is(lossProbability(ordinary), 0.118);
});

for (const [name, summary] of Object.entries(fixtures)) {
  test(`the table of ${name} is as it was read and found good`, () => {
    matchesGolden(`${name}.terminal.txt`, `${terminalTable(summary, { color: false })}\n`);
  });
}

for (const [name, summary] of Object.entries({ ...fixtures, ...oddities })) {
  test(`the table of ${name} is at most ${terminalWidth} columns wide, and colour changes no letter`, () => {
    const text = terminalTable(summary, { color: false });
    for (const line of text.split('\n')) assert.ok(line.length <= terminalWidth, line);
    assert.ok(!/NaN|undefined|null|\u001b/.test(text), text);
    assert.is(terminalTable(summary, { color: true }).replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, ''), text);
  });
}

test('years, quarters and months cut the horizon without gap or overlap', () => {
  assert.equal(periodsOf(ordinary).map(({ name }) => name), ['2027', '2028', '2029']);
  assert.equal(periodsOf(odd('a constant path')).map(({ name }) => name), ['2027 Q1', '2027 Q2', '2027 Q3', '2027 Q4']);
  assert.equal(periodsOf(odd('forty days')).map(({ name }) => name), ['2027-01', '2027-02']);
  assert.equal(periodsOf(weekly).flatMap(({ steps }) => steps), weekly.months.map((_, step) => step));
});

test('the profit of all periods is the total profit', () => {
  const sum = periodsOf(ordinary).reduce((total, period) => total + flowOf(ordinary, 'profit', period).value, 0);
  assert.ok(Math.abs(sum - ordinary.totals.profit.mean) < 100);
  assert.is(endOf(periodsOf(ordinary)[0] ?? { steps: [] }), 11);
});

test('durations read as people say them', () => {
  assert.is(duration(812), '0.8 s');
  assert.is(duration(59_400), '59 s');
  assert.is(duration(125_000), '2 min 5 s');
});

test.run();
