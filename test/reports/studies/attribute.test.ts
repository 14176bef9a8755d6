import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AttributedFigure, Attribution, Contribution } from '../../../engine/studies/attribute/attribution.js';
import { attributionCharts } from '../../../reports/studies/attribute/charts.js';
import { attributionDocument } from '../../../reports/studies/attribute/document.js';
import { complaints } from '../complaints.js';

const change = (path: string, label: string, words: string) => ({ path, label, words, from: '1', to: '2' });
const price = change('offer.a.price', 'Price of a', 'raising the price of a from 1 to 2');
const churn = change('retention.churn', 'Churn', 'raising the churn from 1 to 2');
const team = change('costs.team.per_month', 'Monthly cost of team', 'raising the monthly cost of team from 1 to 2');

const contribution = (value: number | null, se = 10, samplingSe = 0): Contribution => ({
  value,
  se: value === null ? null : se,
  samplingSe,
  alone: value === null ? null : { value, se },
  last: value === null ? null : { value, se },
});

const profit: AttributedFigure = {
  figure: 'mean(profit)',
  words: 'mean total profit',
  unit: 'EUR',
  from: { value: 1000, se: 50 },
  to: { value: 1250, se: 50 },
  difference: { value: 250, se: 15 },
  interaction: { value: 5, se: 20 },
  contributions: [contribution(400), contribution(-160), contribution(10)],
};

const attribution = (figure: Partial<AttributedFigure> = {}, parts: Partial<Attribution> = {}): Attribution => ({
  kind: 'attribute',
  version: 1,
  complete: true,
  currency: 'EUR',
  months: 12,
  trialsOfFile: 500,
  sampling: 'plain',
  expected: false,
  seenFrom: 2.5,
  from: 'Plan',
  to: 'Plan, next',
  groupedBy: 'input',
  changes: [[price], [churn], [team]],
  method: { kind: 'exact', combinations: 8, pairs: 0 },
  unansweredPrices: [],
  figures: [{ ...profit, ...figure }],
  provenance: { scenarios: [], seed: 's', trials: 500, runs: 8, simulatedTrials: 4000, compiled: 1, recalled: 0, versions: { bellwether: '1.2.3', node: '20' }, durationMs: 1000 },
  ...parts,
});

const findings = (figure: Partial<AttributedFigure> = {}, parts: Partial<Attribution> = {}): readonly string[] => attributionDocument(attribution(figure, parts)).findings;

test('what moved a figure is told from the largest contribution on, and what is within error is said to be that', () => {
  assert.equal(findings(), [
    'Mean total profit goes from 1,000 \u00b1 50 EUR in the base to 1,250 \u00b1 50 EUR in next: +250 \u00b1 15 EUR.',
    'On mean total profit: raising the price of a from 1 to 2 adds 400 \u00b1 10 EUR; raising the churn from 1 to 2 takes away 160 \u00b1 10 EUR.',
    'Within error on mean total profit: raising the monthly cost of team from 1 to 2 (+10 \u00b1 10 EUR).',
    'On mean total profit each change acts by itself: what they do alone adds up to the difference, within error.',
  ]);
});

test('changes that help or hinder one another are told', () => {
  assert.ok(findings({ interaction: { value: 100, se: 5 } }).includes('Made one at a time, the changes would move mean total profit by +150 EUR in all; together they move it 100 \u00b1 5 EUR further.'));
  assert.ok(findings({ interaction: { value: -100, se: 5 } }).includes('Made one at a time, the changes would move mean total profit by +350 EUR in all; together they move it 100 \u00b1 5 EUR less far.'));
});

test('a change that does nothing, a price that nobody answers and a figure that never comes are told', () => {
  assert.ok(findings({ contributions: [contribution(400), contribution(-160), contribution(0, 0)] }).includes('Raising the monthly cost of team from 1 to 2 does nothing to mean total profit.'));
  assert.match(findings({}, { unansweredPrices: ['a'] }).at(-1) ?? '', /^In next, a begins at another price/);
  assert.equal(findings({ from: null, difference: null, interaction: null, contributions: [contribution(null), contribution(null), contribution(null)] }), [
    'Mean total profit has no number in the base, or never comes within the horizon, so that its difference cannot be split: ask for a probability instead.',
  ]);
});

test('changes that go together are told by one or two of them, and those of a part by the part', () => {
  const grouped = findings({ contributions: [contribution(400), contribution(-150)] }, { changes: [[price, churn], [team]] });
  assert.match(grouped[1], 'raising the price of a from 1 to 2 together with raising the churn from 1 to 2 adds 400');
  const many = findings({ contributions: [contribution(400), contribution(-150)] }, { groupedBy: 'part', changes: [[price, { ...price, path: 'offer.a.conversion' }], [team]] });
  assert.match(many[1], '2 changes of offer a add 400');
});

test('every waterfall is one that Vega-Lite has nothing against, and shows each change', () => {
  const many = Array.from({ length: 14 }, (_, place) => [change(`costs.c${place}.per_month`, `Monthly cost of c${place % 3}`, `raising cost ${place}`)]);
  const cases = [
    attribution(),
    attribution({ from: { value: 1e6, se: 50 }, to: { value: 1e6 + 250, se: 50 } }),
    attribution({ unit: 'share', from: { value: 0.1, se: 0.01 }, to: { value: 0.12, se: 0.01 }, difference: { value: 0.02, se: 0 }, contributions: [contribution(0.03, 0.001), contribution(-0.01, 0), contribution(0, 0)] }),
    attribution({ contributions: many.map((_, place) => contribution(250 / 14, place, 1)) }, { changes: many }),
  ];
  for (const one of cases) {
    const { waterfall1 } = attributionCharts(one);
    assert.equal(complaints(waterfall1), []);
    const rows = (waterfall1 as { data: { values: readonly { name: string }[] } }).data.values;
    assert.is(new Set(rows.map(({ name }) => name)).size, rows.length);
    assert.is(rows.length, Math.min(one.changes.length, 11) + 2);
  }
  assert.equal(attributionCharts(attribution({ difference: { value: 0, se: 0 } })), {});
  assert.equal(attributionCharts(attribution({ contributions: [contribution(null), contribution(1), contribution(2)] }, { complete: false })), {});
});

test('a study that was stopped, that sampled orders or took fewer trials says so', () => {
  const { limits, findings } = attributionDocument(attribution({}, { complete: false, method: { kind: 'sampled', combinations: 90, pairs: 8 }, trialsOfFile: 9000 }));
  assert.match(findings[0] ?? '', /^Stopped before every combination/);
  for (const text of ['on average over 16 random orders of the 3 changes', '500 trials a combination, not the 9,000 of the file']) assert.ok(limits.some((limit) => limit.includes(text)), text);
});

test.run();
