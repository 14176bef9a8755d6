import type { SensitivityResult } from '../../../engine/studies/sensitivity/result.js';
import { list } from '../../numbers.js';
import { capital } from '../../sentence.js';
import { studyBasis, studyProvenance } from '../provenance.js';
import type { StudyDocument, StudySection } from '../studyDocument.js';
import { informationName } from './charts.js';
import { findings } from './findings.js';
import { alternativeTable, indexTable, inputTable, worthTable } from './tables.js';
import { small } from './words.js';

/** What the study says, for the terminal and the page. */
export const sensitivityDocument = (result: SensitivityResult): StudyDocument => {
  const { figure, provenance, indices } = result;
  return {
    title: provenance.scenarios[0]?.name ?? '',
    about: `What ${figure.words} depends on: ${figure.text}.`,
    basis: studyBasis(provenance),
    findings: findings(result),
    sections: [
      { title: `What moves ${figure.words}`, charts: ['tornado'], tables: [inputTable(result)] },
      ...(indices === undefined ? [] : [{ title: 'Where the spread comes from', charts: ['indices'], tables: [indexTable(result)] }]),
      ...result.decisions.flatMap((decision): readonly StudySection[] =>
        decision.judged === undefined ? [] : [{ title: `Decision: ${decision.name.replaceAll('_', ' ')}`, charts: [informationName(decision.name)], tables: [alternativeTable(decision), worthTable(decision)] }],
      ),
    ],
    limits: limits(result),
    provenance: studyProvenance(provenance),
    version: provenance.versions.bellwether,
  };
};

/** How the numbers are meant. */
const limits = (result: SensitivityResult): readonly string[] => {
  const { figure, outcome, inputs, indices, decisions } = result;
  const left = inputs.filter(({ swing }) => swing === undefined);
  const ends = (wanted: 'values' | 'tails'): readonly string[] => inputs.filter(({ swing }) => swing?.ends === wanted).map(({ label }) => small(label));
  const followed = inputs.some(({ swing, followers }) => swing !== undefined && followers.length > 0);
  return [
    'An input is held at its P10 and at its P90, the others as they were drawn: in one future in ten it is lower, in one higher.',
    ...(followed ? ['Inputs that are correlated with the one that is held move with it.'] : []),
    ...(ends('values').length === 0 ? [] : [`${capital(list(ends('values')))} ${ends('values').length === 1 ? 'has' : 'have'} values without an order: they are sorted by what ${figure.words} was with them, and held at the P10 and the P90 of that.`]),
    ...(ends('tails').length === 0 ? [] : [`${capital(list(ends('tails')))}: nearly always the same, so held at the P1 and the P99.`]),
    ...(left.length === 0 || !result.complete ? [] : [`Not held, because by themselves they explain less: ${list(left.map(({ label }) => small(label)))}.`]),
    ...(indices === undefined
      ? outcome.without === undefined ? [] : [`There are no indices: ${outcome.without}.`]
      : [
          ...(outcome.isMean ? [] : [`The indices are of ${outcome.words} in each future: ${figure.words} is one number for all of them, which has no variance to split.`]),
          ...(indices.factors.some(({ kind, paths }) => kind === 'inputs' && paths.length > 1) ? ['Inputs that are correlated are one factor: what each of them explains cannot be told apart.'] : []),
        ]),
    ...(decisions.some(({ judged }) => judged !== undefined)
      ? ['What an input is worth knowing is what choosing by it gains on average, by a fit to other futures than those it is counted in: a little low, where the fit is not the best.']
      : []),
  ];
};
