import type { CheckResult, FileCheck } from '../../../../engine/studies/check/result.js';
import type { ComparisonCheck, InvariantCheck } from '../../../../engine/studies/figures/invariantCheck.js';

/** Results of checks as a test needs them, without a simulation. */

export const comparison = (parts: Partial<ComparisonCheck> = {}): ComparisonCheck => ({
  text: 'probability(ruin) <= 15%',
  words: 'probability of ruin at most 15%',
  verdict: 'holds',
  unit: 'share',
  atMost: true,
  value: { value: 0.082, se: 0.003 },
  bound: { value: 0.15, se: 0 },
  margin: 0.068,
  ...parts,
});

export const invariant = (parts: Partial<InvariantCheck> = {}): InvariantCheck => ({
  text: 'probability(ruin) <= 15%',
  words: 'probability of ruin at most 15%',
  verdict: 'holds',
  trials: 10_000,
  comparisons: [comparison({ verdict: parts.verdict ?? 'holds' })],
  evidence: 20,
  trialsNeeded: null,
  ...parts,
});

export const fileCheck = (parts: Partial<FileCheck> = {}): FileCheck => ({
  file: 'plan.yaml',
  scenario: { name: 'A plan', currency: 'EUR', months: 36, seed: 'seed', trials: 10_000, expected: false, hash: 'abc' },
  invariants: [invariant()],
  figures: [],
  moves: null,
  ...parts,
});

export const checkResult = (parts: Partial<CheckResult> = {}): CheckResult => ({
  kind: 'check',
  version: 1,
  complete: true,
  errorRate: 0.01,
  mostTrials: 100_000,
  strict: false,
  files: [fileCheck()],
  mistakes: [],
  baseline: null,
  provenance: { runs: 1, simulatedTrials: 10_000, compiled: 1, recalled: 0, versions: { bellwether: '0.4.0', node: '20.0.0' }, durationMs: 1_234.5 },
  ...parts,
});

/** Signs that break texts: of XML, of Markdown, of tables, of lines, and one that XML cannot hold. */
export const awkward = 'a <b> & "c" \'d\' ]]> | `e` *f* _g_ \n h\u0000\u0008\ud800 \u00e9 \u65b0 \ud83d\ude00';
