import type { OptimisationResult } from '../../../engine/studies/optimise/result.js';
import { list, plural } from '../../numbers.js';
import { inSentence } from '../../sentence.js';
import { studyBasis, studyProvenance } from '../provenance.js';
import type { StudyDocument } from '../studyDocument.js';
import { curveCharts, mapChart } from './charts.js';
import { findings, searchWords } from './findings.js';
import { curveTables, settingTable, worthTable } from './tables.js';

/** What the study says, for the terminal and the page. */
export const optimisationDocument = (result: OptimisationResult): StudyDocument => {
  const { goal, objective, conditions, variables, provenance } = result;
  const under = conditions.length === 0 ? '' : `, with ${list(conditions.map(({ words }) => words))}`;
  return {
    title: `${provenance.scenarios[0]?.name ?? ''}: the best setting`,
    about: `Which ${list(variables.map(({ label }) => inSentence(label)))} ${variables.length === 1 ? `${goal}s` : goal} ${objective.words}${under}.`,
    basis: `${searchWords(result)}; ${studyBasis(provenance)}`,
    findings: findings(result),
    sections: [
      { title: 'The setting', tables: [settingTable(result), worthTable(result)] },
      { title: 'Around the best setting', charts: [...Object.keys(curveCharts(result)), ...Object.keys(mapChart(result))] },
      { title: 'What was tried along each variable', tables: curveTables(result), pageOnly: true },
    ],
    limits: limits(result),
    provenance: studyProvenance(provenance),
    version: provenance.versions.bellwether,
  };
};

/** How the numbers are meant. */
const limits = (result: OptimisationResult): readonly string[] => {
  const { variables, trials, expected, conditions, settings, gain } = result;
  const held = variables.flatMap(({ label, held: one }) => (one === null ? [] : [{ ...one, label: inSentence(label) }]));
  return [
    `A search tries some settings and not all (here ${plural(settings.tried, 'setting')}): another one far from them can be better. --evaluations allows more.`,
    ...held.map(({ label, path, text }) => `${label} moves, and the stated conversion goes on to hold at ${text}: every setting has ${path}: ${text}.`),
    ...held.filter(({ answered }) => !answered).map(({ label }) => `The file does not say that a higher ${label} wins fewer customers: without choice.price_elasticity a higher price always looks better.`),
    ...(expected ? ['Expected values: nothing is random, and differences are exact.'] : [`Every setting has the same luck. What is chosen in ${plural(trials.all, 'future')} looks a little better there than it is${gain.fresh === null ? '' : ': gains are therefore taken from others'}.`]),
    ...(conditions.length === 0 || expected ? [] : ['A condition is judged at an error rate of 5%. At the border of one, where the best often lies, chance decides: the safe side is a little further in.']),
  ];
};
