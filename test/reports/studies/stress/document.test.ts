import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Judged, RequirementStress, StressResult } from '../../../../engine/studies/stress/result.js';
import { stressCharts } from '../../../../reports/studies/stress/charts.js';
import { stressDocument } from '../../../../reports/studies/stress/document.js';
import { studyText } from '../../../../reports/studies/studyText.js';

const judged = (verdict: Judged['verdict'], share: number, more: Partial<Judged> = {}): Judged => ({
  verdict,
  comparisons: [{ text: 'probability(ruin) <= 15%', words: 'probability of ruin', unit: 'share', value: { value: share, se: 0.004 }, bound: { value: 0.15, se: 0 } }],
  trials: 2000,
  ...more,
});

const inputs = [
  { path: 'offer.basic.conversion', label: 'Conversion of basic', kind: 'uncertain', unit: 'share of leads', coordinate: -1, from: 0.06, to: 0.05, fromText: '6%', toText: '5%', percentile: 0.16 },
  { path: 'finance.funding[0].at', label: 'Month of the funding', kind: 'month', unit: 'month', coordinate: 1, from: 14, to: 17, fromText: '2028-03', toText: '2028-06' },
] as const;

const shock = {
  coordinates: { 'offer.basic.conversion': -1, 'finance.funding[0].at': 1 },
  distance: Math.SQRT2,
  inputs,
  plausibility: { distance: 1, dimensions: 1, farther: 0.317, beyond: 0.159 },
};

const failing: RequirementStress = {
  text: 'probability(ruin) <= 15%',
  words: 'probability of ruin at most 15%',
  plan: judged('holds', 0.03),
  origin: judged('holds', 0.02),
  outcome: 'failing',
  border: { ...shock, se: 0.1 },
  begins: { value: 1.3, se: 0.04 },
  atBorder: judged('undecided', 0.151),
  failing: { ...shock, judged: judged('broken', 0.18, { trials: 8000 }), replay: 'offer.basic.conversion=-1,finance.funding[0].at=1@8000#1' },
  unconfirmed: null,
  searched: { radius: 1.34, spheres: [{ radius: 1.34, shocks: 58, close: 7 }], gap: 35 },
};

const result = (requirement: Partial<RequirementStress> = {}, more: Partial<StressResult> = {}): StressResult => ({
  kind: 'stress',
  version: 1,
  complete: true,
  scenario: { name: 'A plan', currency: 'EUR', months: 36, expected: false },
  errorRate: 0.01,
  radius: 3,
  trials: { few: 400, all: 2000 },
  space: { inputs: [], chosen: 'file', leftOut: [] },
  requirements: [{ ...failing, ...requirement }],
  nearest: (requirement.outcome ?? 'failing') === 'failing' ? 0 : null,
  waterfall: null,
  frontier: null,
  stresses: [],
  evaluations: 300,
  provenance: { scenarios: [{ name: 'A plan', hash: 'abc' }], seed: 'seed', trials: 2000, runs: 400, simulatedTrials: 400_000, compiled: 1, recalled: 0, versions: { bellwether: '0', node: '20' }, durationMs: 1000 },
  ...more,
});

const textOf = (one: StressResult): string => studyText(stressDocument(one, (path) => `bellwether stress plan.yaml --replay '${path}'`), { color: false }).replace(/\s+/g, ' ');

test('the nearest failing shock is told in the units of the file, with its chance, its error and its path', () => {
  const text = textOf(result());
  assert.match(text, 'has distance 1.41: conversion of basic falls from 6% to 5% and month of the funding is 2028-06 instead of 2028-03, 3 months later.');
  assert.match(text, 'Under it, probability of ruin: 18.0% \u00b1 0.4%; without the shock: 2.0% \u00b1 0.4%.');
  assert.match(text, 'in this direction is 16% (about 1 in 6); month of the funding has no law and is not in it.');
  assert.match(text, 'it begins to break at a distance of about 1.30 \u00b1 0.04');
  assert.match(text, "--replay 'offer.basic.conversion=-1,finance.funding[0].at=1@8000#1'");
  assert.match(text, '58 at 1.34; the widest gap between neighbours is 35 degrees');
});

test('every other outcome has its sentence', () => {
  const none = { border: null, begins: null, failing: null };
  assert.match(textOf(result({ ...none, outcome: 'broken', plan: judged('broken', 0.2) })), 'is broken in the plan as it stands, without any shock: probability of ruin: 20.0% \u00b1 0.4%.');
  assert.match(textOf(result({ ...none, outcome: 'at once', origin: judged('broken', 0.2) })), 'is broken as soon as the inputs of the search are at their medians');
  assert.match(textOf(result({ ...none, outcome: 'none', searched: { ...failing.searched, radius: 3 } })), 'No shock up to a distance of 3 was found that breaks');
  assert.match(textOf(result({ ...none, outcome: 'unknown' }, { complete: false })), 'stopped before all shocks up to a distance of 3 were searched');
  const undecided = textOf(result({ failing: null, outcome: 'undecided', unconfirmed: judged('undecided', 0.151, { trials: 8000, trialsNeeded: 90_000 }) }));
  assert.match(undecided, 'which 2,000 futures find broken and fresh ones do not confirm: probability of ruin: 15.1% \u00b1 0.4%; about 90,000 would be needed.');
  assert.match(textOf(result({ plan: judged('undecided', 0.149, { trialsNeeded: 500_000 }) }, { nearest: null })), 'cannot be decided by 2,000 futures in the plan as it stands: probability of ruin: 14.9% \u00b1 0.4%; about 500,000 would be needed.');
});

test('where nothing can be moved, no search is said to have been stopped', () => {
  const text = textOf(result({ border: null, begins: null, failing: null, outcome: 'unknown' }, { unsearched: 'nothing in the scenario is uncertain' }));
  assert.match(text, 'No shock was searched for: nothing in the scenario is uncertain.');
  assert.not.match(text, 'stopped before');
});

test('what named stresses break is said in the number that there are', () => {
  const stress = (name: string, verdict: Judged['verdict']) => ({ name, allOf: [], judged: [judged(verdict, 0.2)], effects: [] });
  const findingsWith = (stresses: StressResult['stresses'], plan: Judged['verdict'] = 'holds') => stressDocument(result({ plan: judged(plan, 0.1) }, { stresses }), String).findings.join(' ');
  assert.match(findingsWith([stress('price_war', 'holds')]), 'The named stress price war breaks nothing that the plan keeps.');
  assert.match(findingsWith([stress('price_war', 'broken')]), 'The named stress price war breaks \u201cprobability(ruin) <= 15%\u201d.');
  assert.match(findingsWith([stress('price_war', 'holds'), stress('drought', 'holds')]), 'None of the 2 named stresses breaks anything that the plan keeps.');
  assert.match(findingsWith([stress('price_war', 'broken'), stress('drought', 'holds')]), 'Of the 2 named stresses, price war breaks');
  assert.not.match(findingsWith([stress('price_war', 'broken')], 'broken'), 'that the plan keeps');
});

test('charts are drawn of what is there', () => {
  assert.equal(Object.keys(stressCharts(result())), []);
  const axis = { path: 'a', label: 'A', unit: 'EUR', coordinates: [-1, 0, 1], texts: ['1', '2', '3'] };
  const part = { path: 'a', label: 'A', fromText: '1', toText: '2', effect: 0.16, se: 0.01 };
  const effect = { figure: 'p50(profit)', words: 'median profit', plan: { value: 100, se: 1 }, value: { value: -50, se: 1 }, change: { value: -150, se: 1 } };
  const charts = stressCharts(
    result({}, {
      waterfall: { words: 'probability of ruin', isMargin: false, unit: 'share', bound: 0.15, order: 'Shapley', from: { value: 0.02, se: 0.01 }, to: { value: 0.18, se: 0.01 }, parts: [part] },
      frontier: { text: 'probability(ruin) <= 15%', x: axis, y: axis, evidence: [[3, 1, -1], [3, 1, -3], [null, 1, -1]], trials: 400, circles: [], begins: [0.5, 0], failing: [1, 0], others: [] },
      stresses: [{ name: 'price_war', allOf: [], judged: [judged('broken', 0.3)], effects: [effect] }],
    }),
  );
  assert.equal(Object.keys(charts), ['waterfall', 'frontier', 'stresses']);
  const text = JSON.stringify(charts);
  for (const words of ['A does most to break', 'rather breaks', 'nearest failing shock', 'price war costs most', 'breaks 1 of 1']) assert.match(text, words);
});

test.run();
