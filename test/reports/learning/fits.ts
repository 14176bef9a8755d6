import type { Fit, FitCharts } from '../../../models/fit.js';
import type { Card } from '../../../scenarios/storedModel.js';
import type { FitKind } from '../../../scenarios/trainingRules.js';

/** A card as a training of some customers would leave it. */
export const card: Card = {
  title: 'Churn of 7,032 customers by logistic regression',
  data: {
    file: 'customers.csv',
    sha256: '0123456789abcdef'.repeat(4),
    rows: 7043,
    used: 7032,
    dropped: [{ reason: 'TotalCharges is blank', rows: 11 }],
    columns: { churned: 'Churn', id: 'customerID', segment: 'Contract', features: ['tenure', 'MonthlyCharges', 'InternetService'] },
    licence: 'Apache-2.0',
  },
  trained: { date: '2026-12-01', seed: 'customers', backend: 'TensorFlow.js 4.22.0 on wasm', bellwether: '0.3.0', settings: { epochs: 200, learning_rate: 0.05, penalty: 0.001, members: 20 } },
  split: '60 % of rows train, 20 % decide when to stop, 20 % are held out; drawn at random by the seed.',
  metrics: [
    { name: 'AUC', value: 0.8432, se: 0.0112, baseline: { name: 'no model', value: 0.5 }, better: 'higher' },
    { name: 'log loss', value: 0.4181, se: 0.0098, baseline: { name: 'share of all', value: 0.5789 }, better: 'lower' },
    { name: 'Brier score', value: 0.1362, se: 0.0039, baseline: { name: 'share of all', value: 0.195 }, better: 'lower' },
    { name: 'calibration slope', value: 0.987, se: null, baseline: null, better: 'neither' },
  ],
  segments: [
    { name: 'month-to-month', rows: 771, metrics: [{ name: 'AUC', value: 0.742, se: 0.018, baseline: null, better: 'higher' }] },
    { name: 'two <years>', rows: 341, metrics: [{ name: 'AUC', value: 0.801, se: 0.06, baseline: null, better: 'higher' }] },
  ],
  privacy: { identifiers: 'dropped', smallestCell: 10, epsilon: null },
  limits: ['It says who leaves, not why: a feature that goes with leaving need not cause it.', 'Customers of other years may behave otherwise.'],
};

const epochs = Array.from({ length: 60 }, (_, index) => ({ epoch: index + 1, train: 0.41 + 0.28 * Math.exp(-index / 8) - 0.0004 * index, validation: 0.42 + 0.27 * Math.exp(-index / 8) + 0.000_02 * Math.max(0, index - 38) ** 1.6 }));

const month = (index: number): string => `${2019 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
const season = (index: number): number => (1 + 0.25 * Math.sin((2 * Math.PI * (index - 3)) / 12)) * 220 * 1.01 ** index;
const fanAt = (index: number, width: number) => ({ time: month(index), p5: season(index) * (1 - width), p50: season(index), p95: season(index) * (1 + 1.15 * width) });

/** Every chart that a fit can have. */
export const charts: Required<FitCharts> = {
  learning: { loss: 'log loss', epochs, best: 39 },
  calibration: {
    what: 'chance of leaving',
    bins: [0.02, 0.06, 0.12, 0.19, 0.26, 0.35, 0.46, 0.57, 0.66, 0.78].map((predicted, index) => {
      const observed = Math.min(0.95, predicted * (1 + 0.12 * Math.sin(index * 2)));
      const rows = 260 - 22 * index;
      const half = 1.645 * Math.sqrt((observed * (1 - observed)) / rows);
      return { predicted, observed, low: Math.max(0, observed - half), high: Math.min(1, observed + half), rows };
    }),
  },
  backtest: {
    what: 'visitors by month',
    history: Array.from({ length: 84 }, (_, index) => ({ time: month(index), value: season(index) * (1 + 0.06 * Math.sin(index * 7)) })),
    held: Array.from({ length: 24 }, (_, index) => fanAt(60 + index, 0.05 + 0.003 * index)),
    ahead: Array.from({ length: 36 }, (_, index) => fanAt(84 + index, 0.07 + 0.005 * index)),
  },
  importance: {
    loss: 'log loss',
    features: [
      { name: 'tenure', rise: 0.0812, se: 0.0041 },
      { name: 'InternetService', rise: 0.0417, se: 0.0029 },
      { name: 'Contract', rise: 0.0302, se: 0.0022 },
      { name: 'MonthlyCharges and everything else that is billed', rise: 0.0101, se: 0.0018 },
      { name: 'gender', rise: -0.0002, se: 0.0004 },
    ],
  },
  survival: {
    period: 'year',
    heldFrom: 8,
    points: [1, 0.631, 0.468, 0.382, 0.326, 0.289, 0.262, 0.241, 0.223, 0.207, 0.194, 0.183, 0.173].map((observed, period) => ({ period, observed, fitted: 1 / (1 + period * 0.55) ** 0.78 })),
  },
  frequency: {
    counts: [
      { purchases: '0', observed: 1411, fitted: 1429.6 },
      { purchases: '1', observed: 439, fitted: 417.2 },
      { purchases: '2', observed: 214, fitted: 195.5 },
      { purchases: '3', observed: 100, fitted: 108.2 },
      { purchases: '4', observed: 62, fitted: 65.4 },
      { purchases: '5', observed: 38, fitted: 41.5 },
      { purchases: '6', observed: 29, fitted: 27.4 },
      { purchases: '7 or more', observed: 64, fitted: 72.2 },
    ],
  },
  contest: {
    measure: 'MASE',
    methods: [
      { name: 'seasonal naive', value: 1.21, se: 0.05, chosen: false },
      { name: 'drift', value: 1.93, se: 0.11, chosen: false },
      { name: 'weighted moving average', value: 1.4, se: 0.08, chosen: false },
      { name: 'linear regression', value: 0.84, se: 0.04, chosen: false },
      { name: 'neural network', value: 0.62, se: 0.03, chosen: true },
    ],
  },
};

const wide = {
  title: 'What moves the odds of leaving',
  columns: ['Feature', 'Unit', 'Coefficient', 'Standard error', 'Odds \u00d7', 'What it means to a reader who has never seen an odds ratio'],
  rows: [
    ['tenure', 'a standard deviation', -1.3412, 0.0613, 0.2615, 'customers who have stayed long are far less likely to leave in the next month than others'],
    ['MonthlyCharges', 'a standard deviation', 0.42, 0.07, 1.522, 'dearer subscriptions are left more often'],
    ['InternetService: <Fiber>', 'yes against no', 0.8, 0.1, 2.2255, ''],
  ],
  note: 'Features are standardised, so that coefficients can be compared.',
} as const;

/** A fit that gives a model. */
export const churnFit: Fit = {
  card,
  model: { format: 'bellwether model', version: 1, kind: 'churn', card, tables: { segments: [{ name: '', people: 7032, chance: [[0.01, 0.02, 0.123_456_789], [0.011, 0.021, 0.1]] }] } },
  report: {
    findings: ['AUC on held-out customers is 0.843 \u00b1 0.011; no model has 0.5.', 'tenure matters most: without it log loss rises by 0.081 \u00b1 0.004.'],
    tables: [wide],
    charts: { calibration: charts.calibration, importance: charts.importance, learning: charts.learning },
    paste: ['retention:', '  churn: across beta(1.2, 24.5)'],
  },
  weights: [{ name: 'weights', shape: [2, 3], values: Float32Array.from([1, 2, 3, 4, 5, 6]) }],
};

/** A fit that gives values to paste, and no model. */
export const sbgFit: Fit = {
  card: { ...card, title: 'Retention of 1,000 customers over 12 years', segments: [], limits: [] },
  model: undefined,
  report: { findings: ['alpha 0.704 \u00b1 0.05, beta 1.182 \u00b1 0.12.'], tables: [], charts: { survival: charts.survival }, paste: ['retention: { churn: "across beta(0.704, 1.182)" }'] },
};

/** A fit of some kind. */
export const fitOf = (kind: FitKind): Fit => (kind === 'churn' ? churnFit : sbgFit);
