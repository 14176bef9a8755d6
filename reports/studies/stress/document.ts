import type { StressResult } from '../../../engine/studies/stress/result.js';
import { list, percent, plural } from '../../numbers.js';
import { studyBasis, studyProvenance } from '../provenance.js';
import type { StudyDocument, StudySection } from '../studyDocument.js';
import { inSentence } from '../../sentence.js';
import { findings } from './findings.js';
import { certificateTable, inputTable, requirementTable, shockTable, stressTables } from './tables.js';

/**
 * What the study says, for the terminal and the page.
 * @param command the command line that runs a shock again, by its path
 */
export const stressDocument = (result: StressResult, command: (path: string) => string): StudyDocument => {
  const { requirements, nearest, stresses, space, waterfall, frontier, provenance, unsearched } = result;
  const headline = nearest === null ? undefined : requirements[nearest];
  const certified = headline === undefined ? requirements.filter(({ searched }) => searched.radius > 0) : [headline, ...requirements.filter((one) => one !== headline && one.searched.radius > 0)];
  return {
    title: provenance.scenarios[0]?.name ?? '',
    about: about(result),
    basis: studyBasis(provenance),
    findings: findings(result),
    sections: [
      ...(requirements.length === 0 ? [] : [{ title: 'What must hold', tables: [requirementTable(result)] }]),
      ...(headline?.failing == null ? [] : [{ title: 'The nearest failing shock', charts: waterfall === null ? [] : ['waterfall'], tables: [shockTable(headline.failing, 'The nearest failing shock, input by input')] }]),
      ...(frontier === null ? [] : [{ title: 'Where it holds and where it breaks', charts: ['frontier'] }]),
      ...(stresses.length === 0 ? [] : [{ title: 'Named stresses', charts: ['stresses'], tables: stressTables(result) }]),
      ...(unsearched !== undefined || space.inputs.length === 0 ? [] : [{ title: 'What a shock may move', tables: [inputTable(result)] }]),
      ...certified.map((requirement, index): StudySection => ({ title: index === 0 ? 'How sure it is' : 'The other searches', tables: [certificateTable(requirement, result, command)], ...(index === 0 ? {} : { pageOnly: true }) })),
    ],
    limits: limits(result),
    provenance: studyProvenance(provenance),
    version: provenance.versions.bellwether,
  };
};

const about = ({ requirements, stresses, unsearched, space }: StressResult): string => {
  const what = requirements.length === 1 ? 'what must hold' : `one of the ${plural(requirements.length, 'thing')} that must hold`;
  const parts = [
    ...(unsearched === undefined ? [`the smallest shock to ${space.inputs.length === 1 ? 'an input' : `${plural(space.inputs.length, 'input')}`} that breaks ${what}`] : []),
    ...(stresses.length === 0 ? [] : [plural(stresses.length, 'named stress', 'named stresses')]),
  ];
  return `Stress: ${parts.join(', and ')}.`;
};

/** How the numbers are meant. */
const limits = ({ requirements, space, errorRate, stresses, complete, scenario, unsearched }: StressResult): readonly string[] => {
  const kinds = space.inputs.map(({ kind }) => kind);
  const left = space.leftOut.slice(0, 6);
  return [
    ...(complete ? [] : ['The study was stopped: what is above is what was known by then.']),
    ...(unsearched === undefined
      ? [
          'Distance 1 is one standard deviation of what the plan itself thinks of an uncertain input (a standard-normal score of its law, correlations included)' +
            `${kinds.some((kind) => kind !== 'uncertain') ? ', or the unit that the file gives for a known number or a month' : ''}; several inputs add up as the sides of a right angle do.`,
          'Under a shock the inputs that it may move are held, at their medians where it does not move them; everything else stays as uncertain as it was.',
          ...(requirements.some(({ searched }) => searched.radius > 0) ? ['A search tries many shocks, and not all: a failing region narrower than the gaps between them can be missed.'] : []),
          ...(scenario.expected ? [] : [`What is called broken is wrong in at most ${percent(errorRate)} of studies, for each thing that must hold, because fresh futures confirmed it; ‘none found’ has no such rate.`]),
          ...(left.length === 0 ? [] : [`Left as they are, because they move the outcome less: ${list(left.map(({ label }) => inSentence(label)))}${space.leftOut.length > left.length ? ` and ${space.leftOut.length - left.length} more` : ''}. \`shocks:\` in the file chooses others.`]),
        ]
      : []),
    ...(stresses.length === 0 ? [] : ['Named stresses leave all inputs as uncertain as they are, and share their luck with the plan.']),
  ];
};
