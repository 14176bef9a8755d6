import type { Attribution } from '../../../engine/studies/attribute/attribution.js';
import { count, list, plural } from '../../numbers.js';
import { capital } from '../../sentence.js';
import { studyBasis, studyProvenance } from '../provenance.js';
import type { StudyDocument } from '../studyDocument.js';
import { attributionCharts, waterfallName } from './charts.js';
import { findings } from './findings.js';
import { sidesOf } from './sides.js';
import { changesTable, contributionsTable } from './tables.js';

/** How the difference was split. */
const methodWords = ({ method, changes }: Attribution): string =>
  method.kind === 'exact'
    ? `A contribution is what a change adds when it is made, on average over all orders in which the ${plural(changes.length, 'change')} can be made (Shapley's value). The contributions add up to the difference exactly.`
    : `A contribution is what a change adds when it is made, on average over ${count(2 * method.pairs)} random orders of the ${plural(changes.length, 'change')}, half of them the reverse of the others (Shapley's value, sampled); its error includes that of the orders. The contributions add up to the difference exactly.`;

const limits = (attribution: Attribution): readonly string[] => {
  const { changes, groupedBy, figures, expected, seenFrom, trialsOfFile, method, provenance } = attribution;
  const { trials, seed } = provenance;
  const [, second] = sidesOf(attribution);
  const random = figures.some(({ from, to }) => (from?.se ?? 0) > 0 || (to?.se ?? 0) > 0);
  return [
    ...(changes.length === 1 ? [] : [methodWords(attribution), 'Made alone: only that change in the first file. Made last: that change after all others. Where the two differ, the change acts together with others.']),
    ...(groupedBy === 'input' ? [] : [`The files differ in ${plural(changes.flat().length, 'input')}, which are taken together by ${groupedBy === 'part' ? 'plan, segment, cost and so on' : 'the sections of the file'}.`]),
    ...(changes.some((group) => group.length > 1) ? ['Changes that cannot stand without one another, such as a plan and what else names it, are taken together.'] : []),
    ...(!random
      ? [expected || trials > 1 ? 'Nothing is random: the numbers are exact.' : 'One future was drawn: what others would bring is not in these numbers.']
      : [
          `Every combination has the luck of the first file (seed ${seed}), whatever ${second} says of seed, trials and sampling, so that what two combinations have in common cancels in the error.`,
          `A number is within error below ${seenFrom.toFixed(1)} standard errors: in 1 of 20 such studies at most does chance alone bring a larger one.`,
        ]),
    ...(trials < trialsOfFile && random ? [`${count(trials)} trials a combination, not the ${count(trialsOfFile)} of the file, because ${plural(method.combinations, 'combination')} were simulated; --trials decides.`] : []),
  ];
};

/** An attribution as it is read. */
export const attributionDocument = (attribution: Attribution): StudyDocument => {
  const { from, figures, changes, groupedBy, method, sampling, provenance } = attribution;
  const [first, second] = sidesOf(attribution);
  const charts = Object.keys(attributionCharts(attribution));
  return {
    title: `${from}: why the forecast moved`,
    about: `From ${first} to ${second}: ${list(figures.map(({ words }) => words))}, split over ${plural(changes.length, groupedBy === 'input' ? 'change' : 'group', groupedBy === 'input' ? 'changes' : 'groups of changes')}.`,
    basis: `${plural(method.combinations, 'combination')} of changes; ${studyBasis(provenance)}; seed and ${sampling} sampling of ${first === from ? 'the first file' : first} for all`,
    findings: findings(attribution),
    sections: [
      ...figures.map((figure, place) => ({ title: capital(figure.words), charts: charts.filter((name) => name === waterfallName(place)), tables: [contributionsTable(attribution, figure)] })),
      { title: 'Changes', tables: [changesTable(attribution)] },
    ],
    limits: limits(attribution),
    provenance: studyProvenance(provenance),
    version: provenance.versions.bellwether,
  };
};
