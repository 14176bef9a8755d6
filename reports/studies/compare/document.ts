import type { Comparison } from '../../../engine/studies/compare/comparison.js';
import { count, list, percent, plural } from '../../numbers.js';
import { studyBasis, studyProvenance } from '../provenance.js';
import { shortNames } from '../shortNames.js';
import type { StudyDocument } from '../studyDocument.js';
import { comparisonCharts } from './charts.js';
import { findings } from './findings.js';
import { randomnessOf } from './rows.js';
import { changesTable, differenceTables, valueTables } from './tables.js';

/** Trials from which on, in a trial of the comparison, no more than one in twenty differed by chance (docs/studies/compare.md). */
const enoughTrials = 2000;

const limits = (comparison: Comparison): readonly string[] => {
  const { sampling, seenFrom, errorRate, invariants, provenance, complete, scenarios } = comparison;
  const { trials, seed } = provenance;
  const chance = [
    `Every scenario was simulated with the seed (${seed}), the ${plural(trials, 'trial')} and the ${sampling} sampling of the base${sampling === 'sobol' ? ', which spans what is uncertain in any of them' : ''}, so that both sides of a difference have the same luck: what they have in common cancels in its error.`,
    `A difference is within error below ${seenFrom.toFixed(1)} standard errors: in 1 of 20 comparisons at most does chance alone bring a larger one, anywhere in the tables.`,
    ...(trials < enoughTrials ? [`With ${plural(trials, 'trial')} the errors of P5 and P95 are rough themselves, and chance brings a larger difference more often than that; from ${count(enoughTrials)} trials on it does not.`] : []),
    ...(invariants.length === 0 ? [] : [`What must hold is called undecided where the trials leave more than ${percent(errorRate)} of doubt.`]),
    'A percentile of the difference is not the difference of percentiles: the tables have the second, the chart of cash month by month the first.',
  ];
  return [
    ...(complete || scenarios.length === 1 ? [] : [`Stopped: only ${list(shortNames(scenarios.map(({ name }) => name)))} were simulated.`]),
    ...{ none: ['Nothing is random: the numbers are exact.'], single: ['One future was drawn: what others would bring is not in these numbers.'], sampled: chance }[randomnessOf(comparison)],
  ];
};

/** A comparison as it is read. */
export const comparisonDocument = (comparison: Comparison): StudyDocument => {
  const { scenarios, provenance, steps } = comparison;
  const names = shortNames(scenarios.map(({ name }) => name));
  const [base] = scenarios;
  return {
    title: `${base?.name ?? ''}: comparison`,
    about:
      names.length === 1 ? 'Stopped before anything that it is compared with was simulated.' : `${list(names.slice(1))} beside ${names[0] === 'base' ? 'the base' : (names[0] ?? '')}, with the same luck in every future.`,
    basis: `${plural(comparison.months, 'month')} from ${steps[0] ?? ''}; ${studyBasis(provenance)}; seed, trials and ${comparison.sampling} sampling of the base for all`,
    findings: findings(comparison),
    sections: [
      { title: 'Changes', tables: changesTable(comparison, names) },
      { title: 'Side by side', charts: Object.keys(comparisonCharts(comparison)) },
      { title: 'Differences', tables: differenceTables(comparison) },
      { title: 'Each by itself', tables: valueTables(comparison), pageOnly: true },
    ],
    limits: limits(comparison),
    provenance: studyProvenance(provenance),
    version: provenance.versions.bellwether,
  };
};
