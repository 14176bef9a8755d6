import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { FitCharts } from '../../../models/fit.js';
import { fitCharts, type FitChartName } from '../../../reports/learning/charts.js';
import { entriesOf } from '../../../reports/named.js';
import { toSvg } from '../../../reports/svg.js';
import type { VegaLiteSpec } from '../../../reports/theme.js';
import { complaints } from '../complaints.js';
import { matchesGolden, readableJson } from '../golden.js';
import { charts } from './fits.js';

/** Charts of fits that are odd: nothing to compare, one of everything, values that are all the same, names of all sorts. */
const odd: Readonly<Record<string, FitCharts>> = {
  'one of everything': {
    learning: { loss: 'loss', epochs: [{ epoch: 1, train: 0.5, validation: 0.5 }], best: 1 },
    calibration: { what: 'chance', bins: [{ predicted: 0.3, observed: 0.3, low: 0.2, high: 0.4, rows: 40 }] },
    backtest: { what: 'sales', history: [{ time: '2026-01', value: 4 }], held: [], ahead: [{ time: '2026-02', p5: 3, p50: 4, p95: 5 }] },
    importance: { loss: 'loss', features: [{ name: 'only', rise: 0, se: 0 }] },
    survival: { period: 'month', points: [{ period: 0, observed: 1, fitted: 1 }] },
    frequency: { counts: [{ purchases: '0', observed: 3, fitted: 3 }] },
    contest: { measure: 'AUC', methods: [{ name: 'only', value: 0.7, se: null, chosen: true }] },
  },
  'weeks, nothing observed, nothing chosen': {
    learning: { loss: 'loss', epochs: Array.from({ length: 2000 }, (_, index) => ({ epoch: index + 1, train: 900 / (index + 1), validation: 1000 / (index + 1) })), best: 2000 },
    backtest: {
      what: 'orders by week',
      history: Array.from({ length: 60 }, (_, week) => ({ time: new Date(Date.UTC(2025, 0, 6) + week * 604_800_000).toISOString().slice(0, 10), value: 100 + week })),
      held: [],
      ahead: [],
    },
    survival: { period: 'month', points: [0, 1, 2].map((period) => ({ period, observed: null, fitted: 0.9 ** period })) },
    frequency: { counts: [{ purchases: '0', observed: 0, fitted: 0 }] },
    contest: { measure: 'MASE', methods: [{ name: 'a', value: 1, se: null, chosen: false }, { name: 'b', value: -1, se: 0.1, chosen: false }] },
  },
  'names that are code, and many': {
    importance: { loss: 'loss <b>', features: Array.from({ length: 40 }, (_, index) => ({ name: `客户 <feature> ${index}`, rise: 0.1 / (index + 1) - 0.01, se: 0.001 })) },
    backtest: { what: 'loss & <gain>', history: [{ time: '2026-01', value: -4 }, { time: '2026-02', value: -3 }], held: [{ time: '2026-02', p5: -5, p50: -4, p95: -3 }], ahead: [] },
  },
};

const titleOf = (given: FitCharts, name: FitChartName): string => {
  const title = fitCharts(given)[name]?.title as { readonly text: readonly string[] } | undefined;
  return title?.text.join(' ') ?? '';
};

test('the charts of fits are as they were read and found good', () => {
  matchesGolden('fits.charts.json', readableJson(fitCharts(charts)));
});

for (const [name, given] of Object.entries({ every: charts, ...odd })) {
  test(`every chart of a fit with ${name} compiles without a complaint and draws only numbers`, async () => {
    for (const [chart, spec] of entriesOf<FitChartName, VegaLiteSpec>(fitCharts(given))) {
      assert.equal(complaints(spec), [], chart);
      const svg = await toSvg(spec);
      assert.ok(!/NaN|Infinity|undefined|null/.test(svg), chart);
      assert.ok(!/ id="|url\(/.test(svg), `${chart}: ids would clash between charts of one page`);
    }
  });
}

test('a chart of what a fit does not have is not there, and results come before training', () => {
  assert.equal(fitCharts({}), {});
  assert.equal(Object.keys(fitCharts(charts)), ['backtestFan', 'contest', 'survival', 'frequency', 'calibration', 'importance', 'learningCurve']);
});

test('titles say what was found', () => {
  assert.is(titleOf(charts, 'backtestFan'), '24 of 24 held-out values lie inside the 90% interval; the median for 2028-12 is 563 (P5 425, P95 722)');
  assert.is(titleOf(charts, 'contest'), 'Neural network is used: MASE 0.62 \u00b1 0.03; the nearest other, linear regression, has 0.84 \u00b1 0.04');
  assert.is(titleOf(charts, 'survival'), 'After 12 years 17% are still there; the fit, which did not see it, says 21%');
  assert.is(titleOf(charts, 'frequency'), '60% of 2,357 customers made no repeat purchase; the fit puts 1.8% of customers into another bar');
  assert.is(titleOf(charts, 'importance'), 'tenure matters most: without it log loss rises by 0.081 \u00b1 0.004; 1.9 times as much as without InternetService');
  assert.is(titleOf(charts, 'learningCurve'), 'Validation loss is lowest after epoch 39, at 0.422; 21 epochs more brought nothing');
});

test('a title claims no more than there is', () => {
  const nothing = odd['weeks, nothing observed, nothing chosen'] ?? {};
  assert.is(titleOf(nothing, 'learningCurve'), 'Validation loss still falls after the last epoch, 2000, at 0.5; more epochs may help');
  const still = Array.from({ length: 100 }, (_, index) => ({ epoch: index + 1, train: 0.4, validation: 0.4 + 1 / (index + 1) ** 3 }));
  assert.is(titleOf({ learning: { loss: 'loss', epochs: still, best: 100 } }, 'learningCurve'), 'Validation loss comes to rest at 0.4, after 100 epochs');
  assert.is(titleOf(nothing, 'survival'), 'After 2 months 81% are still there by the fit');
  assert.is(titleOf(nothing, 'frequency'), 'No customer was observed');
  assert.is(titleOf(nothing, 'contest'), 'MASE of 2 methods out of sample');
  assert.is(titleOf({ importance: { loss: 'log loss', features: [{ name: 'a', rise: -0.1, se: 0 }] } }, 'importance'), 'No feature matters: shuffling any of them leaves the loss as it is');
});

test('a backtest counts what came within its interval, ends included', () => {
  const fan = (time: string, p5: number, p95: number) => ({ time, p5, p50: (p5 + p95) / 2, p95 });
  const history = [1, 2, 3, 4].map((value, index) => ({ time: `2026-0${index + 1}`, value }));
  const held = [fan('2026-01', 1, 2), fan('2026-02', 0, 1.9), fan('2026-03', 3.1, 4), fan('2026-04', 3, 4)];
  assert.is(titleOf({ backtest: { what: 'sales', history, held, ahead: [] } }, 'backtestFan'), '2 of 4 held-out values lie inside the 90% interval');
});

test('calibration counts what lies off and how many intervals hold', () => {
  const bins = [
    { predicted: 0.1, observed: 0.2, low: 0.15, high: 0.25, rows: 100 },
    { predicted: 0.5, observed: 0.5, low: 0.4, high: 0.6, rows: 300 },
  ];
  assert.is(titleOf({ calibration: { what: 'chance', bins } }, 'calibration'), 'Predicted and observed differ by 2.5 percentage points on average; 1 of 2 intervals hold the prediction');
});

test('a long training is drawn by some of its epochs, the kept one among them', () => {
  const epochs = Array.from({ length: 5000 }, (_, index) => ({ epoch: index + 1, train: 1 / (index + 2), validation: 1 / (index + 2) }));
  const { data } = fitCharts({ learning: { loss: 'loss', epochs, best: 4321 } }).learningCurve as { data: { values: { epoch: number }[] } };
  const drawn = data.values.map(({ epoch }) => epoch);
  assert.ok(drawn.length <= 402 && drawn.includes(1) && drawn.includes(4321) && drawn.includes(5000), `${drawn.length}`);
});

test.run();
