import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { DecisionResult } from '../../../../engine/studies/sensitivity/decisionResult.js';
import type { InputSensitivity, SensitivityResult } from '../../../../engine/studies/sensitivity/result.js';
import { sensitivityCharts } from '../../../../reports/studies/sensitivity/charts.js';
import { sensitivityDocument } from '../../../../reports/studies/sensitivity/document.js';
import { namedFactors } from '../../../../reports/studies/sensitivity/factors.js';
import { studyText } from '../../../../reports/studies/studyText.js';
import { toSvgs } from '../../../../reports/svg.js';

const index = (value: number) => ({ value, se: 0.01, low: value - 0.02, high: value + 0.02 });

const input = (path: string, label: string, low: number, high: number): InputSensitivity => ({
  path,
  label,
  unit: 'chance a month',
  followers: [],
  learned: false,
  rank: { value: Math.sign(high - low) * 0.5, se: 0.02, low: 0.4, high: 0.6, partial: null },
  swing: {
    difference: { value: high - low, se: 2000 },
    ends: 'quantiles',
    low: { text: '3.4%', input: 0.034, score: -1.28, figure: { value: 1e6 + low, se: 30_000 }, change: { value: low, se: 1500 } },
    high: { text: '7%', input: 0.07, score: 1.28, figure: { value: 1e6 + high, se: 30_000 }, change: { value: high, se: 1500 } },
  },
});

const result: SensitivityResult = {
  kind: 'sensitivity',
  version: 1,
  complete: true,
  currency: 'CNY',
  trialsOfFile: 10_000,
  namedInputs: false,
  seenFrom: 2.4,
  expected: false,
  figure: { text: 'mean(profit)', words: 'mean total profit', unit: 'CNY', estimate: { value: 1e6, se: 30_000 } },
  outcome: { text: 'profit', words: 'total profit', isMean: true },
  inputs: [input('retention.churn', 'Churn', 300_000, -400_000), input('reach.imitation', 'Word of mouth', -50_000, 60_000), input('costs.rent', 'Rent', 4000, -5000)],
  knowledge: { share: 0.8, se: 0.01 },
  indices: {
    factors: [
      { kind: 'inputs', paths: ['retention.churn'], first: index(0.6), total: index(0.65) },
      { kind: 'inputs', paths: ['reach.imitation', 'costs.rent'], first: index(0.1), total: index(0.12) },
      { kind: 'luck', paths: [], first: index(0.2), total: index(0.25) },
    ],
    interactions: index(0.1),
  },
  decisions: [],
  provenance: { scenarios: [{ name: 'A plan', hash: 'abc' }], seed: 's', trials: 2000, runs: 12, simulatedTrials: 24_000, compiled: 1, recalled: 0, versions: { bellwether: '0.4.0', node: '20' }, durationMs: 9000 },
};

const decision: DecisionResult = {
  name: 'launch_price',
  objective: 'mean(npv)',
  words: 'mean net present value',
  goal: 'maximise',
  unit: 'CNY',
  judged: {
    seenFrom: 2.6,
    alternatives: [
      { name: 'keep', value: { value: 9e5, se: 2e4 }, behind: { value: -1e5, se: 1e4 }, best: { value: 0.4, se: 0.01 } },
      { name: 'as_dear', value: { value: 1e6, se: 2e4 }, behind: { value: 0, se: 0 }, best: { value: 0.6, se: 0.01 } },
    ],
    best: 'as_dear',
    second: 'keep',
    lead: { value: 1e5, se: 1e4 },
    inputs: [{ path: 'retention.churn', label: 'Churn', value: 120_000, se: 30_000, changes: 0.3 }, { path: 'costs.rent', label: 'Rent', value: -100, se: 900, changes: 0.1 }],
    everything: { value: 150_000, se: 20_000, changes: 0.35 },
    foresight: { value: 400_000, se: 20_000, changes: 0.4 },
  },
};

const said = (told: SensitivityResult): string => studyText(sensitivityDocument(told), { color: false }).replace(/\s+/g, ' ');

test('what moves the figure, by how much and what does not, is said in the words of the plan', () => {
  const text = said(result);
  assert.match(text, 'What mean total profit depends on; it is 1.00M \u00b1 0.03M CNY in the plan as it is.');
  assert.match(text, 'What moves mean total profit most is churn: between 3.4% and 7%, its P10 and its P90, it makes a difference of 700k \u00b1 2k CNY: from 1.3M CNY to 600k CNY.');
  assert.match(text, 'Next comes word of mouth (110k \u00b1 2k CNY).');
  assert.match(text, 'Hardly anything depends on rent: it moves mean total profit by less than a twentieth of that.');
  assert.match(text, '80.0% \u00b1 1.0% of the variance of total profit is what we do not know and could learn; the rest is luck.');
  assert.match(text, '12 runs, 1 compiled,');
  assert.match(text, 'Word of mouth and rent 10% (8% to 12%) 12% (10% to 14%)');
  assert.match(text, 'A run has 2,000 trials, not the 10,000 of the file');
});

test('of a decision it says what is best, what knowing more is worth, and how sure that is', () => {
  const text = said({ ...result, decisions: [decision] });
  assert.match(text, 'Launch price: as dear is best by mean net present value, 100k \u00b1 10k CNY ahead of keep; in 60% of futures none is better.');
  assert.match(text, 'Launch price: knowing churn before deciding would be worth 120k \u00b1 30k CNY; knowing all inputs, 150k \u00b1 20k CNY.');
  assert.not.match(text, 'the file states no decision');
  const refused = said({ ...result, decisions: [{ ...decision, judged: undefined, refused: 'no mean' }] });
  assert.match(refused, 'Nothing can be said of the decision launch price: no mean.');
});

test('where many inputs and alternatives are looked at, two standard errors are nothing', () => {
  const [churn] = result.inputs;
  const swinging = (errors: number): string => said({ ...result, inputs: [{ ...churn, swing: churn.swing && { ...churn.swing, difference: { value: 2000 * errors, se: 2000 } } }] });
  assert.match(swinging(2.3), 'The one input that is uncertain does not move mean total profit by more than luck can.');
  assert.match(swinging(2.5), 'What moves mean total profit most is churn');
  const ahead = (errors: number): string => said({ ...result, decisions: [{ ...decision, judged: decision.judged && { ...decision.judged, lead: { value: 1e4 * errors, se: 1e4 } } }] });
  assert.match(ahead(2.5), 'as dear and keep cannot be told apart by mean net present value');
  assert.match(ahead(2.7), 'as dear is best by mean net present value');
});

test('an end at which the figure has no number comes first', () => {
  const [churn, ...others] = result.inputs;
  const never: InputSensitivity = { ...churn, swing: churn.swing && { ...churn.swing, difference: null, high: { ...churn.swing.high, figure: null, change: null } } };
  const text = said({ ...result, inputs: [never, ...others], figure: { ...result.figure, unit: 'months', words: 'median months to break-even' } });
  assert.match(text, 'With churn at 7% median months to break-even never comes; at 3.4% it is');
  assert.match(text, 'Of the others, word of mouth moves it most');
});

test('a figure that nothing moves, and one with a hole, are said', () => {
  const still = { value: 0, se: 0 };
  const inputs = result.inputs.map((one) => ({ ...one, swing: one.swing && { ...one.swing, difference: still } }));
  assert.match(said({ ...result, inputs }), 'None of 3 inputs moves mean total profit by more than luck can.');
  assert.match(said({ ...result, indices: undefined, knowledge: null, outcome: { ...result.outcome, without: 'profit has no number in 3 of 2000 futures' } }), 'The spread is not split: profit has no number in 3 of 2000 futures.');
});

test('its charts are drawn: a tornado, shares, and what knowing is worth; none where nothing is to be seen', async () => {
  const charts = sensitivityCharts({ ...result, decisions: [decision] });
  assert.equal(Object.keys(charts), ['tornado', 'indices', 'information.launch_price']);
  const svgs = await toSvgs(charts);
  assert.match(svgs['tornado'] ?? '', 'Churn moves mean total profit most, by 700k CNY');
  assert.equal(Object.keys(sensitivityCharts({ ...result, inputs: [], indices: undefined })), []);
});

test('one input that is left over has its own name', () => {
  const [first] = result.indices?.factors ?? [];
  const alone = namedFactors({ ...result, indices: result.indices && { ...result.indices, factors: [{ ...first, kind: 'others', paths: [result.inputs[1].path] }] } });
  assert.equal(alone.map(({ name }) => name), [result.inputs[1].label]);
});

test.run();
