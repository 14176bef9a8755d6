import type { CheckResult } from '../../../engine/studies/check/result.js';
import { count, plural } from '../../numbers.js';
import { duration } from '../../provenance.js';
import type { StudyDocument } from '../studyDocument.js';
import { checkCharts } from './charts.js';
import { checkFindings, checkLimits } from './findings.js';
import { moveTables, verdictTable } from './tables.js';

/** `10,000 trials, seed plan, up to 40,000 where that did not decide; 2 runs in 3 s`. */
const basisOf = ({ files, provenance: { runs, simulatedTrials, durationMs } }: CheckResult): string => {
  const most = Math.max(...files.flatMap(({ scenario, invariants }) => invariants.map(({ trials }) => (trials > scenario.trials ? trials : 0))), 0);
  const asked = [...new Set(files.map(({ scenario }) => plural(scenario.trials, 'trial')))];
  const seeds = [...new Set(files.map(({ scenario }) => scenario.seed))];
  const terms = files.length === 0 ? 'nothing was simulated' : `${asked.length === 1 ? (asked[0] ?? '') : `${count(simulatedTrials)} trials in all`}, ${seeds.length === 1 ? `seed ${seeds.join('')}` : 'each with the seed of its file'}${most === 0 ? '' : `, up to ${count(most)} where that did not decide`}`;
  return `${terms}; ${plural(runs, 'run')} in ${duration(durationMs)}`;
};

/** What a check says, for the terminal and the page. */
export const checkDocument = (result: CheckResult): StudyDocument => {
  const { files, mistakes, provenance } = result;
  const [first] = files;
  const moves = moveTables(result);
  const all = files.length + mistakes.length;
  const verdicts = verdictTable(result);
  return {
    title: all === 1 && first !== undefined ? `${first.scenario.name}: what must hold` : all === 0 ? 'What must hold' : `What must hold in ${plural(all, 'plan')}`,
    about: 'Whether the plan keeps its invariants, and how sure that is.',
    basis: basisOf(result),
    findings: checkFindings(result),
    sections: [
      ...(verdicts.rows.length === 0 ? [] : [{ title: 'Invariants', charts: Object.keys(checkCharts(result)), tables: [verdicts] }]),
      ...(moves.length === 0 ? [] : [{ title: 'Since the baseline', tables: moves }]),
    ],
    limits: checkLimits(result),
    provenance: [
      ...files.map(({ file, scenario: { hash, seed, trials } }) => ({ name: file, text: `${plural(trials, 'trial')}, seed ${seed}, SHA-256 ${hash}` })),
      ...files.flatMap(({ file, moves: told }) => (told === null ? [] : [{ name: `Baseline of ${file}`, text: `${told.baseline.name}: ${plural(told.baseline.trials, 'trial')}, seed ${told.baseline.seed}, Bellwether ${told.baseline.bellwether}` }])),
      { name: 'Runs', text: `${plural(provenance.runs, 'run')}, ${plural(provenance.simulatedTrials, 'trial')} in all${provenance.recalled === 0 ? '' : `, ${plural(provenance.recalled, 'answer')} recalled`}` },
      { name: 'Versions', text: `Bellwether ${provenance.versions.bellwether}, Node.js ${provenance.versions.node}` },
      { name: 'Duration', text: duration(provenance.durationMs) },
    ],
    version: provenance.versions.bellwether,
  };
};
